namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

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
