using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Shuffles treatments, so that a plan can be tried on real data before anyone is unblinded.</summary>
/// <remarks>Arm, route and dose of a participant move together to another participant, drawn without replacement, so that
/// groups keep their sizes. In a crossover each participant's treatments are shuffled among that participant's periods.
/// Columns of other names stay where they are, and so do sessions, events and readings: a table that only one arm has
/// still tells who was in it.</remarks>
internal static class Blinding
{
    private static readonly string[] TreatmentColumns = ["arm", "route", "dose", "dose_unit", "sequence"];

    /// <summary>What every page has to say of shuffled treatments; <c>null</c> without a seed.</summary>
    /// <param name="seed">The seed, or <c>null</c>.</param>
    public static string? Notice(int? seed) =>
        seed is null
            ? null
            : Invariant(
                $"BLINDED: treatments were shuffled at random (seed {seed}); differences between them mean nothing."
            );

    /// <summary>The trial with treatments shuffled.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="seed">The seed.</param>
    public static Trial Shuffle(Trial trial, int seed)
    {
        int[] from = new int[trial.Subjects.Count];
        for (int i = 0; i < from.Length; i++)
        {
            from[i] = i;
        }
        new RandomStream(seed, 0L).Shuffle<int>(from);
        SubjectTable subjects = trial.Subjects;
        Column[] columns =
        [
            .. subjects.Data.Columns.Select(column =>
                TreatmentColumns.Contains(column.Name, StringComparer.OrdinalIgnoreCase) ? column.Take(from) : column
            ),
        ];
        return trial with
        {
            Subjects = subjects with
            {
                Data = new Dataset(subjects.Data.Name, columns, subjects.Data.RowCount),
                Arm = (Factor)subjects.Arm.Take(from),
                Route = [.. from.Select(i => subjects.Route[i])],
                Dose = subjects.Dose is { } dose ? [.. from.Select(i => dose[i])] : null,
            },
            Assessments = ShufflePeriods(trial.Assessments, subjects.Count, seed),
        };
    }

    private static AssessmentTable ShufflePeriods(AssessmentTable table, int subjects, int seed)
    {
        if (table.Treatment is not { } treatment)
        {
            return table;
        }
        // Treatments of each participant, in the order of periods; the row's treatment stands in where there is no period.
        var given = new SortedDictionary<int, int>[subjects];
        for (int row = 0; row < table.Count; row++)
        {
            if (treatment.Codes[row] >= 0)
            {
                (given[table.Subject[row]] ??= [])[PeriodOf(table, row)] = treatment.Codes[row];
            }
        }
        for (int subject = 0; subject < subjects; subject++)
        {
            if (given[subject] is { Count: > 1 } own)
            {
                int[] periods = [.. own.Keys];
                int[] codes = [.. own.Values];
                new RandomStream(seed, 1L + subject).Shuffle<int>(codes);
                for (int i = 0; i < periods.Length; i++)
                {
                    own[periods[i]] = codes[i];
                }
            }
        }
        int[] shuffled = new int[table.Count];
        for (int row = 0; row < shuffled.Length; row++)
        {
            shuffled[row] = treatment.Codes[row] < 0 ? -1 : given[table.Subject[row]][PeriodOf(table, row)];
        }
        return table with { Treatment = new Factor(treatment.Name, shuffled, treatment.Levels) };
    }

    private static int PeriodOf(AssessmentTable table, int row) => table.Period?[row] ?? table.Treatment!.Codes[row];
}
