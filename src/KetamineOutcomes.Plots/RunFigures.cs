using KetamineOutcomes.Analysis.Descriptions;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Analysis.Subgroups;

namespace KetamineOutcomes.Plots;

/// <summary>The figures of a run.</summary>
public static class RunFigures
{
    /// <summary>The main figure of one analysis, in the words of its plan.</summary>
    /// <param name="run">The run.</param>
    /// <param name="id">The analysis' name in the plan.</param>
    /// <returns>The figure, the same as among <see cref="ToFigures"/>.</returns>
    /// <exception cref="KeyNotFoundException">The plan has no such analysis; the message lists those it has.</exception>
    /// <exception cref="InvalidOperationException">The analysis has no result, and the message says why; or no figure.</exception>
    public static Figure ToFigure(this TrialRun run, string id)
    {
        AnalysisResult analysis = run[id];
        string[] notes = run.BlindNotice is { } blind ? [blind] : [];
        foreach (
            (string suffix, Figure figure) in AnalysisFigures.Of(analysis, new RunGroups(run).By(analysis.By), notes)
        )
        {
            return figure.Named(suffix.Length == 0 ? id : $"{id}-{suffix}", id);
        }
        throw new InvalidOperationException($"'{id}' has no figure: {analysis.Reason ?? "its kind has none."}");
    }

    /// <summary>Every figure of a run: one or more for each analysis, named by its id; mean change by visit of each scale;
    /// forests of subgroups; and forests that bring the comparisons of several analyses together. A group looks the same in
    /// all of them, and a blinded run says so in each.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The figures, in the order of the plan; ids are unique, fit for file names, and depend on plan and trial
    /// alone.</returns>
    public static IReadOnlyList<Figure> ToFigures(this TrialRun run)
    {
        var groups = new RunGroups(run);
        string[] notes = run.BlindNotice is { } blind ? [blind] : [];
        var figures = new List<Figure>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (AnalysisResult analysis in run.Analyses)
        {
            foreach ((string suffix, Figure figure) in AnalysisFigures.Of(analysis, groups.By(analysis.By), notes))
            {
                Add(suffix.Length == 0 ? analysis.Id : $"{analysis.Id}-{suffix}", figure, analysis.Id);
            }
        }
        foreach (ChangeByVisit change in run.ChangesByVisit())
        {
            Figure figure = change.ToFigure(new() { StyleOrder = groups.By(change.By), Notes = notes });
            string? under = run
                .Analyses.FirstOrDefault(a => a.Planned is ChangeAnalysis planned && planned.Scale == change.Scale)
                ?.Id;
            Add($"change-by-visit-{change.Scale}", figure, under);
        }
        foreach (SubgroupForest forest in run.Subgroups())
        {
            Add($"{forest.Id}-subgroups", forest.ToFigure(new() { Notes = notes }), forest.Id);
        }
        foreach (Figure figure in RunForests.Of(run, notes))
        {
            Add(figure.Id, figure, null);
        }
        return figures;

        void Add(string wished, Figure figure, string? analysisId)
        {
            string id = string.Concat(
                wished.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')
            );
            while (!taken.Add(id))
            {
                id += "-figure";
            }
            figures.Add(figure.Named(id, analysisId));
        }
    }
}
