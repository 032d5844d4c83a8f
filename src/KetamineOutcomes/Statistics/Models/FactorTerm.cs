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

    /// <summary>The levels, the reference too.</summary>
    public IReadOnlyList<string> Levels => factor.Levels;

    public override string Name => factor.Name;

    public override IReadOnlyList<string> ColumnNames { get; }

    public override int Rows => factor.Length;

    public override void Fill(int row, Span<double> into) => FillLevel(factor.Codes[row], into);

    public override void Fill(int row, string name, int level, Span<double> into) =>
        FillLevel(name == Name ? level : factor.Codes[row], into);

    /// <exception cref="ArgumentException">The profile names a level that is not there.</exception>
    public override void FillProfile(CovariateProfile profile, Span<double> into)
    {
        int level = Reference;
        if (profile.Level(Name) is { } name)
        {
            level = factor.Levels.ToList().IndexOf(name);
            if (level < 0)
            {
                throw new ArgumentException($"Column '{Name}' has no level '{name}'.", nameof(profile));
            }
        }
        FillLevel(level, into);
    }

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
