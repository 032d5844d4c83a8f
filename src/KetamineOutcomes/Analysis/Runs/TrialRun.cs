using KetamineOutcomes.Analysis.Descriptions;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Subgroups;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>A plan that was run on a trial: every result by the name of its analysis.</summary>
/// <remarks>Shown, it gives its main numbers (<see cref="RunSummary"/>). Immutable and safe to share between threads. Equal trials and plans give equal runs, at any number of
/// threads.</remarks>
public sealed record TrialRun : Result
{
    /// <summary>The trial; with its arms shuffled when <see cref="BlindSeed"/> is set.</summary>
    public required Trial Trial { get; init; }

    /// <summary>The plan that was run.</summary>
    public required AnalysisPlan Plan { get; init; }

    /// <summary>The results, in the plan's order.</summary>
    public required IReadOnlyList<AnalysisResult> Analyses { get; init; }

    /// <summary>Every option of the run with the value used, defaults too.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>The seed that shuffled the arms, or <c>null</c> when they are the real ones.</summary>
    public int? BlindSeed { get; init; }

    /// <summary>The run's title: the plan's, else the trial's, else a neutral one.</summary>
    public string Title =>
        Plan.Title.Length > 0 ? Plan.Title
        : Trial.Description.Title.Length > 0 ? Trial.Description.Title
        : "Analysis of a trial";

    /// <summary>What every page has to say of a run with shuffled arms; <c>null</c> when the arms are the real ones.</summary>
    public string? BlindNotice => Blinding.Notice(BlindSeed);

    /// <inheritdoc/>
    public override Table ToTable()
    {
        Table numbers = RunSummary.Of(this).ToTable();
        return BlindNotice is { } notice ? numbers with { Footnotes = [notice, .. numbers.Footnotes] } : numbers;
    }

    /// <summary>The scales that the plan uses, in its order.</summary>
    internal IReadOnlyList<string> Scales =>
        [.. Analyses.Select(a => a.Planned.ScaleName).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Table 1: what the participants were like before treatment, by arm.</summary>
    /// <returns>The characteristics.</returns>
    public BaselineCharacteristics BaselineCharacteristics() => BaselineTable.Of(Trial, Scales);

    /// <summary>The flow of participants, by arm.</summary>
    /// <returns>The steps.</returns>
    public ParticipantFlow ParticipantFlow() => FlowBuilder.Of(this);

    /// <summary>Who was left out of which analysis, and why.</summary>
    /// <returns>One entry an analysis.</returns>
    public RunExclusions Exclusions() => new() { Analyses = [.. Analyses.Select(a => (a.Title, a.Population))] };

    /// <summary>Mean change by visit of every scale that the plan uses, by the plan's groups.</summary>
    /// <returns>One entry a scale.</returns>
    public IReadOnlyList<ChangeByVisit> ChangesByVisit() =>
        [
            .. Analyses
                .Where(a => a.Planned is RateAnalysis or ChangeAnalysis)
                .DistinctBy(a => a.Planned.ScaleName)
                .Select(a => ChangeByVisit.Of(Trial, a.By, a.Planned.ScaleName!, a.Planned.Level ?? Plan.Level)),
        ];

    /// <summary>Effects by arm, route and subgroup: of the first analysis of rates and the first of change that compare
    /// different people by the plan's groups.</summary>
    /// <returns>At most two forests; none for a crossover.</returns>
    public IReadOnlyList<SubgroupForest> Subgroups() =>
        [
            .. Analyses
                .Where(a =>
                    a.By == Plan.By && a.Planned is RateAnalysis or ChangeAnalysis { Method: ChangeMethod.Effect }
                )
                .DistinctBy(a => a.Planned is RateAnalysis)
                .Select(a => SubgroupAnalysis.Of(this, a))
                .OfType<SubgroupForest>(),
        ];

    /// <summary>The same for one analysis.</summary>
    /// <param name="id">Its name in the plan.</param>
    /// <returns>The forest; <c>null</c> for other types, and where people are their own controls.</returns>
    /// <exception cref="KeyNotFoundException">The plan has no such analysis.</exception>
    public SubgroupForest? SubgroupsOf(string id) => SubgroupAnalysis.Of(this, this[id]);

    /// <summary>Every table of the run with a name that may name a file: those of each analysis, then those of the trial.</summary>
    /// <returns>Names and tables, in order; no name stands twice.</returns>
    public IReadOnlyList<(string Name, Table Table)> NamedTables()
    {
        var tables = new List<(string Name, Table Table)>();
        foreach (AnalysisResult analysis in Analyses)
        {
            IReadOnlyList<Table> own = analysis.Result?.ToTables() ?? [];
            for (int i = 0; i < own.Count; i++)
            {
                Add(i == 0 ? analysis.Id : Invariant($"{analysis.Id}-{i + 1}"), own[i]);
            }
        }
        Add("summary", RunSummary.Of(this).ToTable());
        Add("baseline-characteristics", BaselineCharacteristics().ToTable());
        Add("participant-flow", ParticipantFlow().ToTable());
        Add("exclusions", Exclusions().ToTable());
        foreach (ChangeByVisit change in ChangesByVisit())
        {
            Add($"change-by-visit-{change.Scale}", change.ToTable());
        }
        foreach (SubgroupForest forest in Subgroups())
        {
            Add($"{forest.Id}-subgroups", forest.ToTable());
        }
        return tables;

        void Add(string wished, Table table)
        {
            string name = string.Concat(
                wished.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')
            );
            while (tables.Any(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                name += "-table";
            }
            tables.Add((name, table));
        }
    }

    /// <summary>The result of an analysis.</summary>
    /// <param name="id">Its name in the plan.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such analysis; the message lists those it has.</exception>
    public AnalysisResult this[string id] =>
        Analyses.FirstOrDefault(a => a.Id == id)
        ?? throw new KeyNotFoundException(
            $"There is no analysis '{id}'. There are: {string.Join(", ", Analyses.Select(a => a.Id))}."
        );

    /// <summary>The result of an analysis, as its own type.</summary>
    /// <typeparam name="T">The type: <see cref="ProportionResult"/> for response and remission, <see cref="SurvivalResult"/> for
    /// times, <see cref="EffectResult"/> for change.</typeparam>
    /// <param name="id">Its name in the plan.</param>
    /// <returns>The result.</returns>
    /// <exception cref="KeyNotFoundException">The plan has no such analysis.</exception>
    /// <exception cref="InvalidOperationException">The analysis has no result, or one of another type; the message says
    /// which.</exception>
    public T ResultOf<T>(string id)
        where T : ProcedureResult
    {
        AnalysisResult analysis = this[id];
        return analysis.Result as T
            ?? throw new InvalidOperationException(
                analysis.Result is { } other
                    ? $"'{id}' gives a {other.GetType().Name}, not a {typeof(T).Name}."
                    : $"'{id}' has no result: {analysis.Reason}"
            );
    }
}
