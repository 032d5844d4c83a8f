using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.TwoStage;

/// <summary>The boundaries of a test with one interim look: one-sided, level kept over both looks.</summary>
/// <remarks><para>With t the planned share of events at the interim and α* the spending function, c₁ = z₁₋α*₍t₎, and c₂ solves
/// P(Z₁ &lt; c₁, √t·Z₁ + √(1−t)·Z₂ ≥ c₂) = α − α*(t) for independent Z₁, Z₂. A two-sided test at 2α uses both signs, as trials
/// are planned (EAST; SAS SEQDESIGN's ERRFUNCOBF and ERRFUNCPOC).</para>
/// <para>Lan and DeMets (1983), doi:10.1093/biomet/70.3.659.</para></remarks>
public sealed record TwoStageBoundaries
{
    /// <summary>Finds the boundaries.</summary>
    /// <param name="informationFraction">Planned share of events at the interim, in (0, 1).</param>
    /// <param name="alpha">One-sided level, in (0, 0.5).</param>
    /// <param name="spending">Spending function.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public TwoStageBoundaries(
        double informationFraction,
        double alpha = 0.025,
        AlphaSpending spending = AlphaSpending.OBrienFleming
    )
    {
        if (!(informationFraction > 0 && informationFraction < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(informationFraction),
                "The interim's share of the planned events lies between 0 and 1."
            );
        }
        if (!(alpha > 0 && alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), "A one-sided level lies between 0 and 0.5.");
        }
        InformationFraction = informationFraction;
        Alpha = alpha;
        Spending = spending;
        SpentAtInterim =
            spending == AlphaSpending.OBrienFleming
                ? 2 * Normal.UpperTail(Normal.UpperQuantile(alpha / 2) / Math.Sqrt(informationFraction))
                : alpha * Math.Log(1 + (Math.E - 1) * informationFraction);
        Interim = Normal.UpperQuantile(SpentAtInterim);
        double left = alpha - SpentAtInterim;
        Final = RootFinding.Brent(z => Math.Log(ChanceOfLateCrossing(z) / left), 0, 12);
    }

    /// <summary>Planned share of events at the interim.</summary>
    public double InformationFraction { get; }

    /// <summary>One-sided level over both looks.</summary>
    public double Alpha { get; }

    /// <summary>The spending function.</summary>
    public AlphaSpending Spending { get; }

    /// <summary>Level spent at the interim.</summary>
    public double SpentAtInterim { get; }

    /// <summary>z at or above which the interim stops.</summary>
    public double Interim { get; }

    /// <summary>Combined z at or above which the final look rejects.</summary>
    public double Final { get; }

    /// <summary>Weight of the first stage, √t.</summary>
    public double FirstWeight => Math.Sqrt(InformationFraction);

    /// <summary>Weight of the second stage, √(1 − t).</summary>
    public double SecondWeight => Math.Sqrt(1 - InformationFraction);

    /// <summary>Under the null: no stop at the interim, and a combined z of at least this much.</summary>
    internal double ChanceOfLateCrossing(double z)
    {
        const int Panels = 40;
        const double Far = 39;
        double sum = 0;
        double width = (Interim + Far) / Panels;
        for (int panel = 0; panel < Panels; panel++)
        {
            double middle = -Far + (panel + 0.5) * width;
            for (int i = 0; i < Rule.Nodes.Length; i++)
            {
                double x = middle + 0.5 * width * Rule.Nodes[i];
                sum += Rule.Weights[i] * Normal.Density(x) * Normal.UpperTail((z - FirstWeight * x) / SecondWeight);
            }
        }
        return 0.5 * width * sum;
    }

    private static readonly (double[] Nodes, double[] Weights) Rule = GaussLegendre.Rule(24);
}
