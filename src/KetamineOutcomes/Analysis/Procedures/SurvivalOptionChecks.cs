using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What the options and entry times of a survival analysis may be.</summary>
internal static class SurvivalOptionChecks
{
    private const int LinesNamed = 5;

    public static IEnumerable<DataProblem> Problems(SurvivalOptions options)
    {
        if (options.Times.Any(time => !(time >= 0 && double.IsFinite(time))))
        {
            yield return Bad(
                "A time is negative or not finite.",
                "Times are 0 or more, in the unit of the time column."
            );
        }
        if (options.Tau is { } tau && !(tau > 0 && double.IsFinite(tau)))
        {
            yield return Bad("Tau is not above 0.", "Give the end of the window in the unit of the time column.");
        }
        if (!(options.Rho >= 0 && options.Gamma >= 0 && double.IsFinite(options.Rho + options.Gamma)))
        {
            yield return Bad("Rho or gamma is negative or not finite.", "Fleming-Harrington's powers are 0 or more.");
        }
        if (options.Quantiles.Any(p => !(p > 0 && p < 1)))
        {
            yield return Bad("A quantile is not between 0 and 1.", "Give shares such as 0.25,0.5,0.75.");
        }
    }

    /// <summary>Refuses entry times that are not below the row's time, by line.</summary>
    public static void RefuseEntries(Dataset data, int[]? rows, NumberInput entry, NumberInput time)
    {
        var lines = new List<string>();
        int bad = 0;
        int first = 0;
        for (int i = 0; i < time.Values.Length; i++)
        {
            if (entry.Values[i] < time.Values[i])
            {
                continue;
            }
            int line = data.LineOf(rows is null ? i : rows[i]);
            first = bad == 0 ? line : first;
            bad++;
            if (lines.Count < LinesNamed)
            {
                lines.Add(Invariant($"{line}"));
            }
        }
        if (bad == 0)
        {
            return;
        }
        string count = bad == 1 ? "One row has" : Invariant($"{bad} rows have");
        string where = bad == 1 ? "" : $" (lines {string.Join(", ", lines)}{(bad > LinesNamed ? ", …" : "")})";
        throw new TrialDataException(
            DataProblem.Error(
                "entry-after-time",
                $"{count} an entry that is not below its time{where}.",
                "A participant enters before leaving; mend or drop these rows."
            ) with
            {
                File = data.Name,
                Line = first,
                Column = entry.Name,
            }
        );
    }

    private static DataProblem Bad(string message, string advice) => DataProblem.Error("bad-option", message, advice);
}
