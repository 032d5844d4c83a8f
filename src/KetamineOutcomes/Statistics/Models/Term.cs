namespace KetamineOutcomes.Statistics.Models;

/// <summary>A term of a linear predictor: one or more columns of the design matrix, with their names.</summary>
internal abstract class Term
{
    /// <summary>The data column's name.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the design columns: <c>age</c> for a number, <c>route=IN</c> for a level.</summary>
    public abstract IReadOnlyList<string> ColumnNames { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Rows { get; }

    /// <summary>Writes a row's design values.</summary>
    public abstract void Fill(int row, Span<double> into);

    /// <summary>Writes a row's design values with a factor at another level.</summary>
    public virtual void Fill(int row, string factor, int level, Span<double> into) => Fill(row, into);

    /// <summary>Writes the design values of a profile.</summary>
    public abstract void FillProfile(CovariateProfile profile, Span<double> into);

    /// <summary>Writes the design values of least squares means: a number at its mean, levels with equal weights.</summary>
    public abstract void FillAverage(Span<double> into);

    /// <summary>Writes the design values at which the intercept stands: a number at 0, a factor at its reference.</summary>
    public abstract void FillOrigin(Span<double> into);
}
