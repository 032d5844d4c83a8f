using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Models;

/// <summary>A factor in treatment coding: a column of 0 and 1 for each level but the reference, in the levels' order.</summary>
internal sealed class FactorTerm : Term
{
    private readonly Factor factor;

    /// <summary>Codes a factor.</summary>
    /// <param name="factor">Without missing rows.</param>
    /// <param name="reference">Index of the reference level, whose column is left out.</param>
    public FactorTerm(Factor factor, int reference)
    {
        this.factor = factor;
        Reference = reference;
        ColumnNames = factor.Levels.Where((_, level) => level != reference).Select(l => $"{factor.Name}={l}").ToArray();
    }

    /// <summary>Index of the reference level.</summary>
    public int Reference { get; }

    public override string Name => factor.Name;

    public override IReadOnlyList<string> ColumnNames { get; }

    public override int Rows => factor.Length;

    public override void Fill(int row, Span<double> into) => FillLevel(factor.Codes[row], into);

    /// <summary>Writes the design values of a level.</summary>
    public void FillLevel(int level, Span<double> into)
    {
        into.Clear();
        if (level != Reference)
        {
            into[level < Reference ? level : level - 1] = 1;
        }
    }

    public override void FillAverage(Span<double> into) => into.Fill(1.0 / factor.Levels.Count);

    public override void FillOrigin(Span<double> into) => into.Clear();
}
