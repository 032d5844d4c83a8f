using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Crossovers in ADaM: people whose treatment (TRTP) differs between periods (APERIOD). Their days count from each
/// period's start, ADT − APERSDT: ADY counts from the first dose of all, and would make one course of two.</summary>
internal static class AdamPeriods
{
    /// <summary>Whether somebody has two treatments in two periods; periods with one treatment are phases of a parallel trial.</summary>
    public static bool IsCrossover(Dataset file)
    {
        if (
            file.Find("APERIOD") is not NumericColumn periods
            || file.Find("TRTP") is not Factor treatments
            || file.Find("USUBJID") is not Factor subjects
        )
        {
            return false;
        }
        var first = new (double Period, int Treatment)[subjects.Levels.Count];
        Array.Fill(first, (double.NaN, -1));
        for (int row = 0; row < file.RowCount; row++)
        {
            int subject = subjects.Array[row];
            int treatment = treatments.Array[row];
            double period = periods.Array[row];
            if (subject < 0 || treatment < 0 || double.IsNaN(period))
            {
                continue;
            }
            if (first[subject].Treatment < 0)
            {
                first[subject] = (period, treatment);
            }
            else if (first[subject].Period != period && first[subject].Treatment != treatment)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Adds period, treatment and the days of each period; what is missing for them is recorded.</summary>
    public static void Add(
        AdamColumns columns,
        Dataset kept,
        SourceTable table,
        TrialSettings settings,
        ProblemList problems
    )
    {
        columns.Take("period", "APERIOD");
        columns.Take("treatment", "TRTP");
        if (columns.IsDescribed("day") || columns.IsDescribed("date"))
        {
            return;
        }
        var dates = new DateReader(settings.DateFormats);
        var reader = new TableReader(table, problems);
        if (
            kept.Find("ADT") is not { } date
            || dates.Read(reader, problems, "ADT") is not { } days
            || dates.Read(reader, problems, "APERSDT") is not { } starts
        )
        {
            problems.Add(
                TrialRules.AmbiguousLayout,
                table.File,
                kept.HeaderLine,
                "APERIOD",
                "Participants have two treatments in two periods: ADY can count from the first dose of all, or from each period's.",
                $"Add ADT and APERSDT, from which days are counted, or say which column counts days from each period's start: \"columns\": {{ \"{table.Name}\": {{ \"day\": \"ADY\" }} }} in trial.json."
            );
            return;
        }
        var since = new double[days.Length];
        for (int row = 0; row < since.Length; row++)
        {
            since[row] = days[row] - starts[row];
        }
        columns.Add("day", date, new NumericColumn("day", since), "ADT − APERSDT → day of the period");
    }
}
