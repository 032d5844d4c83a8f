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

/// <summary>Squared influences of those still present, whose influence differs by their entry alone.</summary>
internal sealed class InfluenceOfPresent
{
    private double people;
    private double b;
    private double a;
    private double bb;
    private double ab;
    private double aa;

    /// <summary>Somebody enters (or with a negative weight leaves), with b and a as they were at entry.</summary>
    public void Add(double squaredWeight, double atEntryB, double atEntryA)
    {
        people += squaredWeight;
        b += squaredWeight * atEntryB;
        a += squaredWeight * atEntryA;
        bb += squaredWeight * atEntryB * atEntryB;
        ab += squaredWeight * atEntryA * atEntryB;
        aa += squaredWeight * atEntryA * atEntryA;
    }

    /// <summary>Σ w²(reach + F·b − a)².</summary>
    public double Square(double reach, double incidence) =>
        reach * reach * people + 2 * reach * (incidence * b - a) + incidence * incidence * bb - 2 * incidence * ab + aa;
}
