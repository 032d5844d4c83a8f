using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of vital signs after dosing.</summary>
public static class VitalSignFigures
{
    /// <summary>One parameter by minute and group: means over people with intervals, and n.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <param name="change">Draws the change from minute 0 in place of the reading. Default <c>false</c>.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(
        this VitalSignParameter parameter,
        SeriesFigureOptions? options = null,
        bool change = false
    )
    {
        string name = NameOf(parameter.Parameter);
        string unit = UnitOf(parameter.Parameter);
        Series[] groups = parameter
            .Groups.Select(g => new Series(
                g.Group,
                [.. g.Minutes.Select(m => Point(m.Minute, change ? m.Change : m.Value))]
            ))
            .ToArray();
        double? level = parameter
            .Groups.SelectMany(g => g.Minutes)
            .Select(m => (change ? m.Change : m.Value).Mean.Interval?.Level)
            .FirstOrDefault(l => l is not null);
        var words = new SeriesWords(
            change ? $"Change in {name.ToLowerInvariant()} after dosing" : $"{name} after dosing",
            change ? $"Change from minute 0{unit}" : $"{name}{unit}",
            "Minutes from the start of dosing"
        )
        {
            Zero = change,
            Notes =
            [
                level is { } l ? $"Means with {FigureText.Level(l)} confidence intervals (t)." : "",
                "Each participant's sessions are averaged first; n: participants.",
            ],
        };
        return SeriesFigure.Draw(parameter.Parameter.ToLowerInvariant(), groups, words, options ?? new());
    }

    /// <summary>A figure for each parameter.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How they look; <c>null</c> for the defaults.</param>
    /// <returns>The figures, in the order of the parameters.</returns>
    public static IReadOnlyList<Figure> ToFigures(this VitalSignResult result, SeriesFigureOptions? options = null) =>
        [.. result.Parameters.Select(p => p.ToFigure(options))];

    /// <summary>A parameter's name in words.</summary>
    internal static string NameOf(string parameter) =>
        parameter.ToUpperInvariant() switch
        {
            "SBP" => "Systolic blood pressure",
            "DBP" => "Diastolic blood pressure",
            "HR" => "Heart rate",
            "SPO2" => "Oxygen saturation",
            "CADSS" => "Dissociation (CADSS)",
            _ => parameter,
        };

    private static string UnitOf(string parameter) =>
        parameter.ToUpperInvariant() switch
        {
            "SBP" or "DBP" => " (mmHg)",
            "HR" => " (per minute)",
            "SPO2" => " (%)",
            "CADSS" => ", points",
            _ => "",
        };

    private static SeriesPoint Point(double minute, PeopleMean mean) =>
        new(minute, mean.N, mean.Mean.Value, mean.Mean.Interval?.Lower, mean.Mean.Interval?.Upper);
}
