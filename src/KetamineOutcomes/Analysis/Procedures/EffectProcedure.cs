using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The verb <c>effect</c>: means and effect sizes of a column by groups.</summary>
public static class EffectProcedure
{
    /// <summary>Describes the groups and compares each with the reference.</summary>
    /// <param name="data">The table.</param>
    /// <param name="options">Columns and conventions.</param>
    /// <param name="cancellationToken">Stops the work between its steps.</param>
    /// <returns>Groups, comparisons, overall tests.</returns>
    /// <exception cref="TrialDataException">Unusable input, every problem at once; or there is only one group, so that there
    /// is nothing to compare.</exception>
    public static EffectResult Run(Dataset data, EffectOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var rows = new RowSelection(data, options) { DropsRowsOfNobody = true };
        NumberInput value = rows.Number(options.Value);
        CategoryInput by = rows.Category(options.By, isGroup: true);
        CategoryInput? subject = options.Paired is { } paired ? rows.Category(paired) : null;
        rows.Complete();
        cancellationToken.ThrowIfCancellationRequested();
        OneGroup.Refuse(by.Values, data.Name);
        return Of(
            value.Values,
            by.Values,
            subject?.Values,
            rows.Frequencies,
            rows.ReferenceOf(by),
            options,
            rows.Counts
        );
    }

    /// <summary>The same from columns at hand, one group included (it is described, with nothing to compare).</summary>
    /// <param name="values">One number a row.</param>
    /// <param name="by">The group of each row.</param>
    /// <param name="subject">Who each row belongs to, for a comparison within people; else <c>null</c>.</param>
    /// <param name="frequencies">How many people a row stands for; <c>null</c> is one.</param>
    /// <param name="reference">Index of the reference among the levels.</param>
    /// <param name="options">Level and conventions; its column names go into the settings.</param>
    /// <param name="counts">What became of the rows.</param>
    internal static EffectResult Of(
        double[] values,
        Factor by,
        Factor? subject,
        FrequencyWeights? frequencies,
        int reference,
        EffectOptions options,
        RowCounts counts
    )
    {
        MeanComparisonOptions comparison = options.ComparisonOptions with
        {
            Reference = by.Levels[reference],
            Frequencies = frequencies,
        };
        return new EffectResult
        {
            Options = options,
            Settings = options.AllSettings(),
            Rows = counts,
            Between = subject is null ? MeanComparison.Of(values, by, comparison) : null,
            Within = subject is null ? null : PairedMeanComparison.Of(values, by, subject, comparison),
        };
    }
}
