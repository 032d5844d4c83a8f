using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>A single file in the trial folder's own long form, which holds the participants' arms as well.</summary>
internal static class LongLayout
{
    /// <summary>The participants: the columns that are the same in all rows of each.</summary>
    public static LayoutTable Subjects(Dataset file, string name, TrialSettings settings, ProblemList problems)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        string? arm = FieldNames.Arm(name, file.ColumnNames, settings, problems);
        return Table(file, names, settings, ("arm", arm));
    }

    /// <summary>The scores.</summary>
    public static LayoutTable Scores(Dataset file, TrialSettings settings) =>
        Table(file, new Dictionary<string, string>(StringComparer.Ordinal), settings);

    private static LayoutTable Table(
        Dataset file,
        Dictionary<string, string> names,
        TrialSettings settings,
        params (string Ours, string? Theirs)[] also
    )
    {
        var columns = file.Columns.ToList();
        foreach (
            (string ours, string? theirs) in also.Prepend(
                ("subject_id", FieldNames.Identifier(file.ColumnNames, settings))
            )
        )
        {
            bool isSaid = settings.Columns.Values.Any(table => table.ContainsKey(ours));
            if (theirs is not null && theirs != ours && !isSaid)
            {
                columns.Add(TableLayout.Renamed(file[theirs], ours));
                names[ours] = theirs;
            }
        }
        string words = string.Join(", ", names.Select(n => $"{n.Value} → {n.Key}"));
        return new LayoutTable
        {
            Data = new Dataset(file.Name, columns, file.RowCount, file.Lines()) { HeaderLine = file.HeaderLine },
            Names = names,
            Reading = words.Length > 0 ? words : "columns as they are named",
        };
    }
}
