using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Survival curves in words.</summary>
internal static class CurveDescription
{
    public static string Of(IReadOnlyList<Curve> curves, CurveWords words, IReadOnlyList<double> ticks, bool incidence)
    {
        if (curves.Count == 0)
        {
            return $"{words.Kind ?? "Kaplan-Meier"} figure without groups.";
        }
        string kind =
            words.Kind ?? (incidence ? "Share with the event (one minus Kaplan-Meier)" : "Kaplan-Meier curve");
        IEnumerable<string> groups = curves.Select(c => OfGroup(c, ticks, incidence));
        string test = words.Test.Length > 0 ? $" {words.Test}." : "";
        return $"{kind} over {words.TimeLabel.ToLowerInvariant()}. {string.Join(" ", groups)}{test}";
    }

    private static string OfGroup(Curve curve, IReadOnlyList<double> ticks, bool incidence)
    {
        double events = curve.Events.Sum();
        string who =
            $"{curve.Group}: {FigureText.Count(curve.Participants)} participants, {FigureText.Count(events)} events";
        IEnumerable<string> values = ticks
            .Where(t => t > 0 && curve.Times.Count > 0 && t <= curve.Times[^1])
            .Select(t => $"{Percent(curve, t, incidence)} at {FigureText.Tick(t)}");
        string listed = string.Join(", ", values);
        return listed.Length > 0 ? $"{who}; {listed}." : $"{who}.";
    }

    private static string Percent(Curve curve, double time, bool incidence)
    {
        double survival = 1;
        for (int i = 0; i < curve.Times.Count && curve.Times[i] <= time; i++)
        {
            survival = curve.Survival[i];
        }
        return $"{FigureText.Number(100 * (incidence ? 1 - survival : survival), 0)}%";
    }
}
