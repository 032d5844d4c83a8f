using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

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
                "A time at which survival is asked for (--times) is negative or not finite.",
                "Such times are 0 or more, in the unit of the time column."
            );
        }
        if (options.Tau is { } tau && !(tau > 0 && double.IsFinite(tau)))
        {
            yield return Bad(
                "The horizon of the restricted mean (--tau) is not above 0.",
                "Give the end of the window in the unit of the time column."
            );
        }
        if (!(options.Rho >= 0 && options.Gamma >= 0 && double.IsFinite(options.Rho + options.Gamma)))
        {
            yield return Bad(
                "One of the test's powers (--rho, --gamma) is negative or not finite.",
                "Fleming-Harrington's powers are 0 or more."
            );
        }
        if (!(options.From >= 0 && double.IsFinite(options.From)) || options.Tau > 0 && options.Tau <= options.From)
        {
            yield return Bad("The window of the restricted mean ends before it begins.", "Give --from below --tau.");
        }
        if (options.Test is not null && (options.Rho != 0 || options.Gamma != 0))
        {
            yield return Bad(
                $"Rho and gamma do not go with the {options.Test.Name} test.",
                "They weigh the log-rank test; leave out one or the other."
            );
        }
        if (options.Landmark is { } landmark && !(landmark >= 0 && double.IsFinite(landmark)))
        {
            yield return Bad("The landmark is negative or not finite.", "Give a time of the time column, 0 or more.");
        }
        if (options.Landmark is not null && options.Entry is not null)
        {
            yield return Bad("A landmark and entry times do not go together.", "Give one or the other.");
        }
        if (options.Pairwise is not null && options.By is null)
        {
            yield return Bad("Pairs need groups.", "Name the column of groups with --by.");
        }
        if (options.MaxCombo && options.By is null)
        {
            yield return Bad("MaxCombo compares groups.", "Name the column of groups with --by.");
        }
        if (options.LeaveOut is not null && options.By is null)
        {
            yield return Bad(
                "Leaving out one after the other compares groups.",
                "Name the column of groups with --by."
            );
        }
        if (options.TrendScores is { } scores && scores.Any(score => !double.IsFinite(score)))
        {
            yield return Bad("A score of the trend is not finite.", "Give numbers such as 0,0.5,1.");
        }
        if (options.Weights is not null && options.Estimator == SurvivalEstimator.FlemingHarrington)
        {
            yield return Bad(
                "Fleming-Harrington takes tied people one by one, which sampling weights do not allow.",
                "Choose --estimator breslow."
            );
        }
        if (options.LifeTableBreaks is { } breaks)
        {
            if (options.Entry is not null || options.Weights is not null)
            {
                yield return Bad(
                    "A life table counts people from the start.",
                    "Leave out --entry and --weights, or the life table."
                );
            }
            if (breaks.Zip(breaks.Skip(1)).Any(pair => !(pair.First < pair.Second)) || breaks.Any(t => !(t >= 0)))
            {
                yield return Bad(
                    "Intervals of the life table do not ascend from 0.",
                    "Give starts such as 0,30,60,90."
                );
            }
        }
        if (options.Quantiles.Any(p => !(p > 0 && p < 1)))
        {
            yield return Bad("A quantile (--quantiles) is not between 0 and 1.", "Give shares such as 0.25,0.5,0.75.");
        }
    }

    /// <summary>Refuses scores of a trend that are not one a group.</summary>
    public static void RefuseScores(SurvivalOptions options, int groups)
    {
        if (options.TrendScores is { } scores && scores.Count != groups)
        {
            throw new TrialDataException(
                Bad(
                    Invariant($"The trend has {Count(scores.Count, "score")}, the data {Count(groups, "group")}."),
                    "Give one score a group, in the order of the groups; a trend needs --by."
                )
            );
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

    private static string Count(int count, string what) => Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    private static DataProblem Bad(string message, string advice) => DataProblem.Error("bad-option", message, advice);
}
