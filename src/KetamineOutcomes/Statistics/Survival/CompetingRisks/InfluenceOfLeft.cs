namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Squared influences of those who have left a group.</summary>
internal sealed class InfluenceOfLeft
{
    private double product;
    private double slope;

    /// <summary>Σ w²·influence².</summary>
    public double Square { get; private set; }

    /// <summary>Somebody leaves with this influence, which changes by −δ·<paramref name="leaving"/> when F rises by δ.</summary>
    public void Add(double squaredWeight, double influence, double leaving)
    {
        Square += squaredWeight * influence * influence;
        product += squaredWeight * influence * leaving;
        slope += squaredWeight * leaving * leaving;
    }

    /// <summary>F has risen.</summary>
    public void Rise(double rise)
    {
        Square += rise * (rise * slope - 2 * product);
        product -= rise * slope;
    }
}
