using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Rates by group with intervals, differences, ratios and tests, also within strata or within people: the verb
/// <c>proportion</c>, and response and remission in a trial.</summary>
public static class ProportionProcedure
{
    /// <summary>Runs the procedure on a table.</summary>
    /// <param name="data">The table, one row a person (or a person and group when paired).</param>
    /// <param name="options">Columns, reference, level, conventions.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TrialDataException">The input cannot be used; every problem at once.</exception>
    public static ProportionResult Run(
        Dataset data,
        ProportionOptions options,
        CancellationToken cancellation = default
    )
    {
        var rows = new RowSelection(data, options);
        OutcomeInput outcome = rows.Outcome(options.Outcome, options.Value);
        CategoryInput? by = options.By is { } group ? rows.Category(group, isGroup: true) : null;
        CategoryInput[] strata = [.. options.Strata.Select(column => rows.Category(column))];
        CategoryInput? person = options.Paired is { } id ? rows.Category(id) : null;
        foreach (DataProblem problem in IllegalPairs(options))
        {
            rows.Refuse(problem);
        }
        rows.Complete();
        var columns = new ProportionColumns
        {
            Outcome = outcome.Values,
            By = by?.Values,
            Strata = [.. strata.Select(s => s.Values)],
            Person = person?.Values,
            Frequencies = rows.Frequencies,
            Reference = by is null ? 0 : rows.ReferenceOf(by),
        };
        return Analyse(
            columns,
            options,
            rows.Counts,
            row => data.LineOf(rows.Rows?[row] ?? row),
            data.Name,
            cancellation
        );
    }

    /// <summary>Runs the procedure on columns in memory.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="options">Names of the columns for the settings, level, conventions; filters are not applied.</param>
    /// <param name="rows">What became of the rows; <c>null</c>: those of the columns, all used.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="TrialDataException">A person stands twice in a group; rows are counted from 1.</exception>
    public static ProportionResult Run(
        ProportionColumns columns,
        ProportionOptions options,
        RowCounts? rows = null,
        CancellationToken cancellation = default
    )
    {
        DataProblem[] problems = [.. IllegalPairs(options)];
        if (problems.Length > 0)
        {
            throw new TrialDataException(problems);
        }
        return Analyse(
            columns,
            options,
            rows ?? RowCounts.All(columns.Outcome.Length),
            row => row + 1,
            null,
            cancellation
        );
    }

    private static IEnumerable<DataProblem> IllegalPairs(ProportionOptions options)
    {
        if (options.Paired is not null && options.By is null)
        {
            yield return DataProblem.Error(
                "paired-without-groups",
                "Pairs need groups to compare.",
                "Name the column of groups (--by) beside that of people (--paired)."
            );
        }
        if (options.Paired is not null && options.Strata.Count > 0)
        {
            yield return DataProblem.Error(
                "paired-with-strata",
                "Pairs and strata exclude each other: a person is a stratum already.",
                "Leave out the strata, or the pairs."
            );
        }
    }

    private static ProportionResult Analyse(
        ProportionColumns columns,
        ProportionOptions options,
        RowCounts rows,
        Func<int, int> lineOf,
        string? file,
        CancellationToken cancellation
    )
    {
        ProportionCounts counts = ProportionCounts.Of(columns.Outcome, columns.By, columns.Strata, columns.Frequencies);
        cancellation.ThrowIfCancellationRequested();
        PairedOutcomes? pairs = columns.Person is { } person
            ? Pairs(columns, person, lineOf, file, options.Paired)
            : null;
        bool corrected = options.Conventions == Conventions.R;
        int[] others = [.. Enumerable.Range(0, counts.Groups.Count).Where(g => g != columns.Reference)];
        string reference = counts.Groups[columns.Reference];
        return new ProportionResult
        {
            Settings = Settings(options, columns.By is null ? null : reference),
            Rows = rows,
            Outcome = options.Value is null ? options.Outcome : $"{options.Outcome}={options.Value}",
            By = options.By,
            Options = options,
            Groups = [.. counts.Groups.Select((name, g) => ResponseRate.Of(counts.Group(g), options.Level, name))],
            Comparisons = pairs is null ? [.. others.Select(g => Compare(counts, g, columns.Reference, options))] : [],
            Overall = pairs is null
                ? HomogeneityTests.Of(
                    [.. counts.Groups.Select((_, g) => counts.Group(g))],
                    options.Seed,
                    corrected,
                    cancellation
                )
                : null,
            Paired = pairs is null ? [] : [.. others.Select(g => Pair(pairs, counts, g, columns.Reference, options))],
            CochranQ = pairs?.CochranQ(),
        };
    }

    private static ProportionComparison Compare(
        ProportionCounts counts,
        int group,
        int reference,
        ProportionOptions options
    )
    {
        bool corrected = options.Conventions == Conventions.R;
        TwoProportions crude = TwoProportions.Compare(
            counts.Group(group),
            counts.Group(reference),
            options.Level,
            counts.Groups[group],
            counts.Groups[reference],
            corrected
        );
        MantelHaenszel? stratified =
            options.Strata.Count == 0
                ? null
                : MantelHaenszel.Compare(
                    counts.TwoByStratum(counts.Groups[group], counts.Groups[reference]),
                    options.Level,
                    corrected
                );
        return new ProportionComparison(crude, stratified);
    }

    private static PairedProportionComparison Pair(
        PairedOutcomes pairs,
        ProportionCounts counts,
        int group,
        int reference,
        ProportionOptions options
    )
    {
        (PairedCount count, long unpaired) = pairs.Pair(group, reference);
        return new PairedProportionComparison(
            PairedProportions.Compare(count, options.Level, counts.Groups[group], counts.Groups[reference]),
            unpaired
        );
    }

    private static PairedOutcomes Pairs(
        ProportionColumns columns,
        Factor person,
        Func<int, int> lineOf,
        string? file,
        string? column
    )
    {
        Factor by = columns.By ?? throw new ArgumentException("Pairs need groups to compare.", nameof(columns));
        PairedOutcomes pairs = PairedOutcomes.Of(columns.Outcome, by, person, columns.Frequencies);
        var problems = new List<DataProblem>();
        void Report(IReadOnlyList<int> rows, string rule, string message, string advice)
        {
            if (rows.Count > 0)
            {
                string lines = string.Join(", ", rows.Take(5).Select(row => Invariant($"{lineOf(row)}")));
                string more = rows.Count > 5 ? ", …" : "";
                problems.Add(
                    DataProblem.Error(
                        rule,
                        Invariant($"{rows.Count} rows {message} (lines {lines}{more})."),
                        advice
                    ) with
                    {
                        File = file,
                        Line = lineOf(rows[0]),
                        Column = column,
                        Value = person.TextAt(rows[0]),
                    }
                );
            }
        }
        Report(
            pairs.Repeated,
            "repeated-pair",
            "name a person who already has a row in that group",
            "Paired data hold one row a person and group; choose with --where, or mend the identifiers."
        );
        Report(
            pairs.Unequal,
            "unequal-pair",
            "stand for another number of people than the person's first row",
            "Both rows of a pair stand for the same people; mend the frequencies."
        );
        return problems.Count == 0 ? pairs : throw new TrialDataException(problems);
    }

    private static Setting[] Settings(ProportionOptions options, string? reference)
    {
        bool corrected = options.Conventions == Conventions.R;
        ReferenceLevel[] used = reference is null ? [] : [new ReferenceLevel(null, reference)];
        return
        [
            new("outcome", options.Value is null ? options.Outcome : $"{options.Outcome}={options.Value}"),
            new("by", options.By),
            new("strata", options.Strata),
            new("paired", options.Paired),
            new("proportion", "wilson"),
            new("riskDifference", options.Paired is null ? "newcombe" : "newcombe (square-and-add)"),
            new("chiSquare", corrected ? "continuity-corrected" : "uncorrected"),
            new("mcnemar", McNemarChoice.Word(options.Conventions)),
            .. (options with { References = used }).SharedSettings(),
        ];
    }
}
