namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>How p-values of a family of tests are adjusted so that the chance of any false finding stays at the level.</summary>
public enum MultiplicityMethod
{
    /// <summary>Left as they are.</summary>
    None,

    /// <summary>min(1, m·p). Valid under any dependence.</summary>
    Bonferroni,

    /// <summary>Step-down Bonferroni: never less powerful, valid under any dependence. Holm (1979), Scand J Stat 6:65.</summary>
    Holm,

    /// <summary>Step-up: valid for independent or positively dependent tests. Hochberg (1988),
    /// doi:10.1093/biomet/75.4.800.</summary>
    Hochberg,

    /// <summary>1 − (1 − p)^m: exact for independent tests, valid for positively dependent ones. Šidák (1967),
    /// doi:10.1080/01621459.1967.10482935.</summary>
    Sidak,
}
