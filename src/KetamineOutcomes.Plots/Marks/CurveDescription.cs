using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Survival curves in words.</summary>
internal static class CurveDescription
{
    public static string Of(IReadOnlyList<Curve> curves, CurveWords words, IReadOnlyList<double> ticks, CurveLook look)
    {
        if (curves.Count == 0)
        {
            return $"{look.Kind}: a figure without groups.";
        }
        IEnumerable<string> groups = curves.Select(c => OfGroup(c, ticks, look));
        IEnumerable<string> more = new[] { words.Test, words.Comparison }.Where(text => text.Length > 0);
        return $"{look.Kind} over {words.TimeLabel.ToLowerInvariant()}. {string.Join(" ", groups)}{string.Concat(more.Select(text => $" {text}."))}";
    }

    private static string OfGroup(Curve curve, IReadOnlyList<double> ticks, CurveLook look)
    {
        double events = curve.Events.Sum();
        string who =
            $"{curve.Group}: {FigureText.Count(curve.Participants)} participants, {FigureText.Count(events)} events";
        IEnumerable<string> values = ticks
            .Where(t => t > 0 && curve.Times.Count > 0 && t <= curve.Times[^1])
            .Select(t => $"{Value(curve, t, look)} at {FigureText.Tick(t)}");
        string listed = string.Join(", ", values);
        return listed.Length > 0 ? $"{who}; {listed}." : $"{who}.";
    }

    private static string Value(Curve curve, double time, CurveLook look)
    {
        double value = curve.ValueAt(time, look.Start);
        return look.IsShare ? $"{FigureText.Number(100 * value, 0)}%" : FigureText.Number(value, 2);
    }
}
