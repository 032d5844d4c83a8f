namespace KetamineOutcomes.Reporting.Methods;

/// <summary>The sources that the methods paragraph cites.</summary>
internal static class References
{
    public const string Wilson =
        "Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209-212. doi:10.1080/01621459.1927.10502953";

    public const string Newcombe =
        "Newcombe RG. Interval estimation for the difference between independent proportions: comparison of eleven methods. Stat Med 1998;17:873-890. doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I";

    public const string MiettinenNurminen =
        "Miettinen O, Nurminen M. Comparative analysis of two rates. Stat Med 1985;4:213-226. doi:10.1002/sim.4780040211";

    public const string MantelHaenszel =
        "Mantel N, Haenszel W. Statistical aspects of the analysis of data from retrospective studies of disease. J Natl Cancer Inst 1959;22:719-748. doi:10.1093/jnci/22.4.719";

    public const string McNemar =
        "McNemar Q. Note on the sampling error of the difference between correlated proportions or percentages. Psychometrika 1947;12:153-157. doi:10.1007/BF02295996";

    public const string KaplanMeier =
        "Kaplan EL, Meier P. Nonparametric estimation from incomplete observations. J Am Stat Assoc 1958;53:457-481. doi:10.1080/01621459.1958.10501452";

    public const string AalenJohansen =
        "Aalen OO, Johansen S. An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand J Stat 1978;5:141-150. jstor:4615704";

    public const string Gray =
        "Gray RJ. A class of K-sample tests for comparing the cumulative incidence of a competing risk. Ann Stat 1988;16:1141-1154. doi:10.1214/aos/1176350951";

    public const string FineGray =
        "Fine JP, Gray RJ. A proportional hazards model for the subdistribution of a competing risk. J Am Stat Assoc 1999;94:496-509. doi:10.1080/01621459.1999.10474144";

    public const string BrookmeyerCrowley =
        "Brookmeyer R, Crowley J. A confidence interval for the median survival time. Biometrics 1982;38:29-41. doi:10.2307/2530286";

    public const string RoystonParmar =
        "Royston P, Parmar MKB. Restricted mean survival time: an alternative to the hazard ratio for the design and analysis of randomized trials with a time-to-event outcome. BMC Med Res Methodol 2013;13:152. doi:10.1186/1471-2288-13-152";

    public const string Welch =
        "Welch BL. The generalization of 'Student's' problem when several different population variances are involved. Biometrika 1947;34:28-35. doi:10.1093/biomet/34.1-2.28";

    public const string Hedges =
        "Hedges LV. Distribution theory for Glass's estimator of effect size and related estimators. J Educ Stat 1981;6:107-128. doi:10.3102/10769986006002107";

    public const string Sustain1 =
        "Daly EJ, et al. Efficacy of esketamine nasal spray plus oral antidepressant treatment for relapse prevention in patients with treatment-resistant depression. JAMA Psychiatry 2019;76:893-903. doi:10.1001/jamapsychiatry.2019.1189";
}
