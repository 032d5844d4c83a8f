namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Which score before the first dose is the baseline.</summary>
public enum BaselineRule
{
    /// <summary>The last score at or before day 0: the default.</summary>
    Last,

    /// <summary>The first score at or before day 0, as trials do that measure change from screening.</summary>
    First,

    /// <summary>The mean of all scores at or before day 0.</summary>
    Mean,
}
