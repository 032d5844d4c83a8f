using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Finds a reference level by its name.</summary>
internal static class ReferenceLevels
{
    /// <summary>The level's index: by its text, else by its number; -1 when there is none.</summary>
    public static int IndexOf(Factor factor, string name)
    {
        name = name.Trim();
        for (int level = 0; level < factor.Levels.Count; level++)
        {
            if (string.Equals(factor.Levels[level], name, StringComparison.Ordinal))
            {
                return level;
            }
        }
        if (NumberText.TryParse(name, out double number))
        {
            for (int level = 0; level < factor.Levels.Count; level++)
            {
                if (NumberText.TryParse(factor.Levels[level], out double other) && other == number)
                {
                    return level;
                }
            }
        }
        return -1;
    }

    /// <summary>The problem of a reference that is not there.</summary>
    public static DataProblem Problem(string file, ReferenceLevel reference, Factor? factor) =>
        DataProblem.Error(
            "missing-level",
            $"There is no level '{reference.Level}' to be the reference.",
            factor is not null ? NoColumn(reference) + Levels(factor.Levels.Count)
                : reference.Column is null
                    ? "Without a column of groups (--by, --arm) say which column is meant: COL=LEVEL."
                : "The analysis does not use that column as a category."
        ) with
        {
            File = file,
            Column = factor?.Name ?? reference.Column,
            Value = factor is null ? null : string.Join(", ", factor.Levels),
        };

    private static string NoColumn(ReferenceLevel reference) =>
        reference.Column is null && reference.Level.Split('=') is [var column, _, ..]
            ? $"There is no column '{column.Trim()}' either. "
            : "";

    private static string Levels(int count) =>
        count == 1
            ? "Check its spelling; one level is in use (--show-values names it)."
            : Invariant($"Check its spelling; {count} levels are in use (--show-values lists them).");
}
