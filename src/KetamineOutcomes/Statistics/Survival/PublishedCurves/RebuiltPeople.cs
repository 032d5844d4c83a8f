namespace KetamineOutcomes.Statistics.Survival.PublishedCurves;

/// <summary>Points of a curve from one column of numbers at risk to the next.</summary>
internal readonly record struct CurveSpan(IReadOnlyList<CurvePoint> Points, int First, int End, double From, double To)
{
    /// <summary>Time of the k-th of so many censorings, spread evenly within the span.</summary>
    public double CensoringTime(double k, double of) => From + k * (To - From) / (of + 1);
}

/// <summary>An arm rebuilt so far: those still at risk, the height of the rebuilt curve, the people behind them.</summary>
internal sealed class RebuiltPeople
{
    private readonly List<double> times;
    private readonly List<bool> isEvent;
    private readonly double height;

    public RebuiltPeople(double people)
        : this(people, 1, 0, [], []) { }

    private RebuiltPeople(double atRisk, double height, double events, List<double> times, List<bool> isEvent)
    {
        AtRisk = atRisk;
        this.height = height;
        Events = events;
        this.times = times;
        this.isEvent = isEvent;
    }

    public double AtRisk { get; }

    public double Events { get; }

    /// <summary>Sum of squared distances from the points of the last span.</summary>
    public double Misfit { get; private init; }

    /// <summary>Passes a span with so many censorings; people are written down only when they are kept.</summary>
    public RebuiltPeople Through(CurveSpan span, double lost, bool keep)
    {
        double n = AtRisk;
        double s = height;
        double events = Events;
        double gone = 0;
        double misfit = 0;
        for (int k = span.First; k < span.End; k++)
        {
            CurvePoint point = span.Points[k];
            Censor(span, lost, point.Time, keep, ref gone, ref n);
            double d = s > 0 ? Math.Min(n, Math.Max(0, Math.Round(n * (1 - point.Survival / s)))) : 0;
            if (d > 0)
            {
                s *= (n - d) / n;
                n -= d;
                events += d;
                Note(point.Time, d, true, keep);
            }
            misfit += (s - point.Survival) * (s - point.Survival);
        }
        Censor(span, lost, double.PositiveInfinity, keep, ref gone, ref n);
        return new RebuiltPeople(n, s, events, times, isEvent) { Misfit = misfit };
    }

    public ReconstructedArm Finish(PublishedCurve curve, double end)
    {
        Note(end, AtRisk, false, keep: true);
        return new ReconstructedArm(curve, times, isEvent);
    }

    private void Censor(CurveSpan span, double lost, double before, bool keep, ref double gone, ref double n)
    {
        while (gone < lost && n > 0 && span.CensoringTime(gone + 1, lost) < before)
        {
            gone++;
            n--;
            Note(span.CensoringTime(gone, lost), 1, false, keep);
        }
    }

    private void Note(double time, double people, bool happened, bool keep)
    {
        for (double i = 0; keep && i < people; i++)
        {
            times.Add(time);
            isEvent.Add(happened);
        }
    }
}
