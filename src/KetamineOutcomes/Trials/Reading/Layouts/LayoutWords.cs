using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>What trial.json and the output call the layouts.</summary>
internal static class LayoutWords
{
    /// <summary>The words under <c>layouts</c> in trial.json.</summary>
    public static WordList<LayoutKind> Words { get; } =
        new()
        {
            { "long", LayoutKind.Long },
            { "wide", LayoutKind.Wide },
            { "adsl", LayoutKind.SubjectLevel },
            { "bds", LayoutKind.BasicData },
            { "adtte", LayoutKind.TimeToEvent },
            { "adae", LayoutKind.AdverseEvents },
            { "adex", LayoutKind.Exposure },
            { "none", LayoutKind.None },
        };

    /// <summary>What people call a layout.</summary>
    public static string TitleOf(LayoutKind kind) =>
        kind switch
        {
            LayoutKind.Long => "long file",
            LayoutKind.Wide => "wide file",
            LayoutKind.SubjectLevel => "ADaM ADSL",
            LayoutKind.BasicData => "ADaM BDS",
            LayoutKind.TimeToEvent => "ADaM ADTTE",
            LayoutKind.AdverseEvents => "ADaM ADAE",
            LayoutKind.Exposure => "ADaM ADEX",
            _ => "nothing",
        };

    /// <summary>The table that a layout is turned into.</summary>
    public static string TableOf(LayoutKind kind) =>
        kind switch
        {
            LayoutKind.SubjectLevel => "subjects.csv",
            LayoutKind.TimeToEvent => "follow_up.csv",
            LayoutKind.AdverseEvents => "adverse_events.csv",
            LayoutKind.Exposure => "sessions.csv",
            _ => "assessments.csv",
        };
}
