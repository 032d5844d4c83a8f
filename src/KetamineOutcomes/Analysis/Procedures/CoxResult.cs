using KetamineOutcomes.Statistics.Survival.Cox;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What the verb <c>cox</c> gives: coefficients with hazard ratios, tests, concordance.</summary>
public sealed record CoxResult : ProcedureResult
{
    /// <summary>The options used.</summary>
    public required CoxOptions Options { get; init; }

    /// <summary>The model.</summary>
    public required CoxFit Fit { get; init; }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        string strata = Options.Strata.Count > 0 ? ", stratified by " + string.Join(", ", Options.Strata) : "";
        string title = $"{Options.EventValue ?? Options.Event} by {string.Join(", ", Options.Covariates)}{strata}";
        Table table = Fit.ToTable() with { Title = Cell.Sentence(title) + " (Cox regression)" };
        string references = string.Join(", ", Fit.Options.References.Select(pair => $"{pair.Key}={pair.Value}"));
        return references.Length == 0
            ? table
            : table with
            {
                Footnotes = [table.Footnotes[0], $"Compared with {references}.", .. table.Footnotes.Skip(1)],
            };
    }
}
