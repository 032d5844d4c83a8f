using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Regression;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The verb <c>ancova</c>: arms compared after adjustment for covariates.</summary>
public static class AncovaProcedure
{
    /// <summary>Fits the model.</summary>
    /// <param name="data">The table.</param>
    /// <param name="options">Columns.</param>
    /// <param name="cancellationToken">Stops the work between its steps.</param>
    /// <returns>Coefficients, adjusted means, contrasts.</returns>
    /// <exception cref="TrialDataException">Unusable input, every problem at once; or there is only one arm, so that there is
    /// nothing to compare.</exception>
    public static AncovaResult Run(Dataset data, AncovaOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var rows = new RowSelection(data, options) { DropsRowsOfNobody = true };
        NumberInput value = rows.Number(options.Value);
        CategoryInput arm = rows.Category(options.Arm, isGroup: true);
        CovariateInput[] covariates = options.Covariates.Select(rows.Covariate).ToArray();
        rows.Complete();
        cancellationToken.ThrowIfCancellationRequested();
        OneGroup.Refuse(arm.Values, data.Name);
        var references = new Dictionary<string, int>(StringComparer.Ordinal) { [arm.Name] = rows.ReferenceOf(arm) };
        foreach (CovariateInput covariate in covariates)
        {
            references.TryAdd(covariate.Name, rows.ReferenceOf(covariate));
        }
        return Of(
            value.Values,
            arm.Values,
            covariates.Select(c => c.Values).ToArray(),
            references,
            rows.Frequencies,
            options,
            rows.Counts
        );
    }

    /// <summary>The same from columns at hand without missing values, one arm included.</summary>
    /// <param name="values">The outcome, one a row.</param>
    /// <param name="arm">The arm of each row.</param>
    /// <param name="covariates">Numbers and factors.</param>
    /// <param name="references">Index of the reference level by column name; 0 where there is none.</param>
    /// <param name="frequencies">How many people a row stands for; <c>null</c> is one.</param>
    /// <param name="options">Level; its column names go into the settings.</param>
    /// <param name="counts">What became of the rows.</param>
    internal static AncovaResult Of(
        double[] values,
        Factor arm,
        IReadOnlyList<Column> covariates,
        IReadOnlyDictionary<string, int> references,
        FrequencyWeights? frequencies,
        AncovaOptions options,
        RowCounts counts
    )
    {
        Dictionary<string, string> names = covariates
            .Append(arm)
            .OfType<Factor>()
            .DistinctBy(f => f.Name)
            .Where(f => references.ContainsKey(f.Name) && f.Levels.Count > 0)
            .ToDictionary(f => f.Name, f => f.Levels[references[f.Name]], StringComparer.Ordinal);
        return new AncovaResult
        {
            Options = options,
            Settings = options.AllSettings(),
            Rows = counts,
            Fit = Ancova.Fit(
                values,
                arm,
                covariates,
                new AncovaFitOptions
                {
                    Level = options.Level,
                    References = names,
                    Frequencies = frequencies,
                }
            ),
        };
    }
}
