using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>An analysis ready to be computed: who is in, the columns, and the procedure with its options.</summary>
internal sealed record PreparedAnalysis
{
    /// <summary>The analysis, with the plan's settings filled in.</summary>
    public required PlannedAnalysis Planned { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The group of every unit.</summary>
    public required Factor Groups { get; init; }

    /// <summary>The units.</summary>
    public required AnalysisUnits Units { get; init; }

    /// <summary>Who is in.</summary>
    public required Enrolment Who { get; init; }

    /// <summary>The columns for the procedure.</summary>
    public required Dataset Data { get; init; }

    /// <summary>The clinical rules that made the columns, for the result's settings.</summary>
    public required IReadOnlyList<Setting> Rules { get; init; }

    /// <summary>Runs the procedure.</summary>
    public required Func<CancellationToken, ProcedureResult> Compute { get; init; }
}
