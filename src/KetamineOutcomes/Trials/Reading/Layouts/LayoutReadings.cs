namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>What a file can be read as, by the names of its columns.</summary>
internal static class LayoutReadings
{
    /// <summary>Every layout that a file's columns allow; none when it is not recognised.</summary>
    /// <param name="columns">The names in the header.</param>
    /// <param name="settings">Names, visits and scales of trial.json.</param>
    public static List<LayoutKind> Of(IReadOnlyList<string> columns, TrialSettings settings)
    {
        var found = new List<LayoutKind>();
        bool Has(string name) => columns.Contains(name, StringComparer.OrdinalIgnoreCase);
        bool Described(string ours) =>
            settings.ColumnsOf("assessments.csv").GetValueOrDefault(ours) is { } name ? Has(name) : Has(ours);
        bool isLong =
            (Described("scale") || settings.ConstantsOf("assessments.csv").ContainsKey("scale")) && Described("score");
        if (isLong)
        {
            found.Add(LayoutKind.Long);
        }
        if (Has("USUBJID") && !Has("subject_id") && Adam(Has) is { } adam)
        {
            found.Add(adam);
            // The names above are ADaM's own under trial.json's.
            found.Remove(LayoutKind.Long);
        }
        else if (IsWide(columns, settings, Described))
        {
            found.Add(LayoutKind.Wide);
        }
        return found;
    }

    private static LayoutKind? Adam(Func<string, bool> has) =>
        has("PARAMCD") && has("AVAL")
            ? has("CNSR")
                ? LayoutKind.TimeToEvent
                : has("EXDOSE") || has("EXTRT")
                    ? LayoutKind.Exposure
                    : LayoutKind.BasicData
            : has("AEDECOD") || has("AETERM")
                ? LayoutKind.AdverseEvents
                : has("EXDOSE") || has("EXTRT")
                    ? LayoutKind.Exposure
                    : has("TRT01P") || has("TRT01A") || has("ARM") || has("ACTARM")
                        ? LayoutKind.SubjectLevel
                        : null;

    private static bool IsWide(IReadOnlyList<string> columns, TrialSettings settings, Func<string, bool> described)
    {
        if (
            settings.ColumnsOf("assessments.csv").ContainsKey("score")
            || FieldNames.Identifier(columns, settings) is null
        )
        {
            return false;
        }
        List<WideColumn> timed = WideColumns.Find(columns, settings);
        // A time that trial.json must say is no sign by itself: bmi_start is no scale's.
        return timed.Count > 0
            || (
                described("visit")
                || described("day")
                || described("date")
                || settings.ConstantsOf("assessments.csv").ContainsKey("day")
            )
                && !described("score")
                && WideColumns.FindByRow(columns, settings).Count > 0;
    }
}
