using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Which of McNemar's p-values the conventions report.</summary>
internal static class McNemarChoice
{
    /// <summary>The p-value: exact by default, corrected in R, asymptotic in SAS; <c>null</c> when undefined.</summary>
    public static double? PValue(this McNemarTest test, Conventions conventions) =>
        conventions switch
        {
            Conventions.R => test.ContinuityCorrected.PValue,
            Conventions.Sas => test.Asymptotic.PValue,
            _ => test.ExactPValue,
        };

    /// <summary>The name of that choice.</summary>
    public static string Word(Conventions conventions) =>
        conventions switch
        {
            Conventions.R => "continuity-corrected",
            Conventions.Sas => "asymptotic",
            _ => "exact",
        };
}
