namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Collects the baseline hazard's steps, the latest of each stratum first.</summary>
internal sealed class HazardSteps : EventTimeVisitor
{
    private readonly CoxRows rows;
    private readonly List<HazardStep> steps = [];
    private readonly List<double> shifts = [];
    private readonly int[] first;
    private readonly int[] last;

    public HazardSteps(CoxRows rows)
    {
        this.rows = rows;
        first = new int[rows.Strata.Length - 1];
        last = new int[first.Length];
        Array.Fill(first, -1);
    }

    public HazardStep this[int step] => steps[step];

    /// <summary>The shift that a stratum's hazards are relative to: its largest.</summary>
    public double ShiftOf(int stratum) => first[stratum] < 0 ? 0 : shifts[first[stratum]];

    /// <summary>The earliest step of a stratum, -1 when it has none.</summary>
    public int FirstOf(int stratum) => first[stratum];

    /// <summary>The next later step of the stratum, -1 at the end.</summary>
    public int After(int step, int stratum) => step > last[stratum] ? step - 1 : -1;

    public override void Visit(EventTimeTerms terms)
    {
        int stratum = terms.Stratum;
        if (first[stratum] < 0)
        {
            last[stratum] = steps.Count;
        }
        first[stratum] = steps.Count;
        int columns = rows.Columns;
        var mean = new double[columns];
        var pull = new double[columns];
        var eventPull = new double[columns];
        for (int j = 0; j < columns; j++)
        {
            double gap = terms.EventRisk * terms.Gap[j];
            mean[j] = terms.Origin[j] + terms.Share / terms.People * gap;
            pull[j] = terms.Average * (terms.Inverse * terms.Origin[j] + terms.ShareSquare * gap);
            eventPull[j] = terms.Average * (terms.Share * terms.Origin[j] + terms.SquareShare * gap);
        }
        steps.Add(
            new HazardStep(
                rows.Time[terms.First],
                terms.Average * terms.Inverse,
                terms.Average * terms.InverseSquare,
                terms.Average * terms.Share,
                mean,
                pull,
                eventPull
            )
        );
        shifts.Add(terms.Shift);
        Rescale(stratum, terms.Shift);
    }

    /// <summary>Brings the stratum's later steps to a shift that has grown.</summary>
    private void Rescale(int stratum, double shift)
    {
        int newest = steps.Count - 1;
        if (newest == last[stratum] || shifts[newest - 1] == shift)
        {
            return;
        }
        double factor = Math.Exp(shift - shifts[newest - 1]);
        for (int step = last[stratum]; step < newest; step++)
        {
            HazardStep old = steps[step];
            shifts[step] = shift;
            steps[step] = old with
            {
                Hazard = old.Hazard * factor,
                Variance = old.Variance * factor * factor,
                EventHazard = old.EventHazard * factor,
                Pull = Array.ConvertAll(old.Pull, v => v * factor),
                EventPull = Array.ConvertAll(old.EventPull, v => v * factor),
            };
        }
    }
}
