namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>One group's incidences as columns: the curve of no event, and by cause the events, the incidence and its error.</summary>
internal sealed class CauseColumns
{
    public CauseColumns(CurveColumns curve, int causes)
    {
        Curve = curve;
        Events = Allocate(causes, curve.Length);
        Incidence = Allocate(causes, curve.Length);
    }

    /// <summary>Times, at risk, events of any cause, survival.</summary>
    public CurveColumns Curve { get; }

    /// <summary>Events at each time, by cause.</summary>
    public double[][] Events { get; }

    /// <summary>Incidence up to and including each time, by cause.</summary>
    public double[][] Incidence { get; }

    /// <summary>Survival just before a time.</summary>
    public double SurvivalBefore(int step) => step == 0 ? 1 : Curve.Survival[step - 1];

    /// <summary>Columns of every group: at risk by one pass back, events by one pass forward.</summary>
    public static CauseColumns[] Of(JoinedTable joined)
    {
        int causes = joined.Table.Causes.Count;
        CauseColumns[] groups = Array.ConvertAll(
            CurveBuilder.Build(joined, SurvivalEstimator.KaplanMeier),
            curve => new CauseColumns(curve, causes)
        );
        var place = new int[groups.Length];
        double[] weight = joined.Lines.Weight;
        for (int line = 0; line < joined.Time.Length; line++)
        {
            int group = joined.GroupOf(line);
            CauseColumns columns = groups[group];
            while (columns.Curve.Time[place[group]] != joined.Time[line])
            {
                place[group]++;
            }
            int outcome = joined.OutcomeOf(line);
            if (outcome > 0)
            {
                columns.Events[outcome - 1][place[group]] += weight[line];
            }
        }
        foreach (CauseColumns columns in groups)
        {
            columns.Accumulate();
        }
        return groups;
    }

    private void Accumulate()
    {
        for (int cause = 0; cause < Events.Length; cause++)
        {
            double[] events = Events[cause];
            double[] into = Incidence[cause];
            double sum = 0;
            for (int i = 0; i < into.Length; i++)
            {
                if (events[i] > 0)
                {
                    sum += SurvivalBefore(i) * events[i] / Curve.AtRisk[i];
                }
                // The smallest share that can be left is 1/n: nearer to 1 is rounding.
                into[i] = sum > 1 - 1e-13 ? 1 : sum;
            }
        }
    }

    private static double[][] Allocate(int causes, int length)
    {
        var columns = new double[causes][];
        for (int cause = 0; cause < causes; cause++)
        {
            columns[cause] = new double[length];
        }
        return columns;
    }
}
