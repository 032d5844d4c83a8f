namespace KetamineOutcomes.Trials;

/// <summary>A file whose layout was recognised rather than described, and how it was read: shown wherever results are, so that
/// a wrong guess is seen.</summary>
/// <param name="File">Name relative to the folder.</param>
/// <param name="Layout">What it was taken for: <c>ADaM BDS</c>, <c>wide file</c>, <c>long file</c>.</param>
/// <param name="Table">The table of the trial folder that was made from it: <c>assessments.csv</c>.</param>
/// <param name="Reading">Which of its columns became what, and what was assumed.</param>
/// <param name="Rows">Rows of the table that were taken from it.</param>
/// <param name="SetAside">Rows (in wide files: cells) that were left out by the layout's rules, with the reason.</param>
public sealed record TrialLayout(
    string File,
    string Layout,
    string Table,
    string Reading,
    int Rows,
    IReadOnlyList<SetAsideRows> SetAside
)
{
    /// <summary>One line for people: <c>adqs.csv read as ADaM BDS: PARAMCD → scale, …; 312 derived rows (DTYPE) set
    /// aside</c>.</summary>
    /// <returns>The line.</returns>
    public string ToText() =>
        $"{File} read as {Layout} ({Table}): {Reading}"
        + string.Concat(SetAside.Select(set => Invariant($"; {set.Rows} {set.Reason}")));
}

/// <summary>Rows of a file that a layout's rules leave out.</summary>
/// <param name="Reason">What they are and that they are set aside: <c>derived rows (DTYPE: LOCF) set aside</c>.</param>
/// <param name="Rows">How many.</param>
public sealed record SetAsideRows(string Reason, int Rows);
