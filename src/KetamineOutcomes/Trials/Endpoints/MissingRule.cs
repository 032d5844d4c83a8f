namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>What becomes of people without a score at the day.</summary>
public enum MissingRule
{
    /// <summary>Everyone with a baseline counts; no score is a failure. The default for response and remission.</summary>
    Nonresponder,

    /// <summary>Only people with a score at the day count. The default for change.</summary>
    Observed,

    /// <summary>The score at the day if there is one, else the last after day 0 and before the window; people with neither
    /// are left out and counted.</summary>
    Locf,
}
