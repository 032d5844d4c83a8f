namespace KetamineOutcomes.Statistics.Models;

/// <summary>The design matrix: an intercept, then the terms' columns. It is never held: rows are written on demand.</summary>
internal sealed class DesignMatrix
{
    /// <summary>The intercept's name.</summary>
    public const string Intercept = "intercept";

    private readonly Term[] terms;
    private readonly int[] starts;
    private readonly int[] widths;

    public DesignMatrix(IReadOnlyList<Term> terms, int rows)
    {
        this.terms = [.. terms];
        Rows = rows;
        starts = new int[terms.Count];
        widths = terms.Select(term => term.ColumnNames.Count).ToArray();
        var names = new List<string> { Intercept };
        for (int t = 0; t < terms.Count; t++)
        {
            if (terms[t].Rows != rows)
            {
                throw new ArgumentException($"Term '{terms[t].Name}' has another number of rows.", nameof(terms));
            }
            starts[t] = names.Count;
            names.AddRange(terms[t].ColumnNames);
        }
        Names = names;
    }

    public int Rows { get; }

    /// <summary>The columns' names, the intercept first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Writes a row.</summary>
    public void Fill(int row, Span<double> into)
    {
        into[0] = 1;
        for (int t = 0; t < terms.Length; t++)
        {
            terms[t].Fill(row, Of(t, into));
        }
    }

    /// <summary>Writes a row with a factor at another level.</summary>
    public void Fill(int row, string factor, int level, Span<double> into)
    {
        into[0] = 1;
        for (int t = 0; t < terms.Length; t++)
        {
            terms[t].Fill(row, factor, level, Of(t, into));
        }
    }

    /// <summary>Writes the design values of a profile.</summary>
    public void FillProfile(CovariateProfile profile, Span<double> into)
    {
        into[0] = 1;
        for (int t = 0; t < terms.Length; t++)
        {
            terms[t].FillProfile(profile, Of(t, into));
        }
    }

    /// <summary>The factor of a name that stands by itself, or null.</summary>
    public FactorTerm? Factor(string name) => terms.OfType<FactorTerm>().FirstOrDefault(term => term.Name == name);

    /// <summary>The combination of coefficients that is the mean at average covariates and equally weighted levels.</summary>
    public double[] AverageRow()
    {
        double[] row = new double[Names.Count];
        row[0] = 1;
        for (int t = 0; t < terms.Length; t++)
        {
            terms[t].FillAverage(Of(t, row));
        }
        return row;
    }

    /// <summary>The same for one level of a factor.</summary>
    public double[] AverageRow(FactorTerm factor, int level)
    {
        double[] row = AverageRow();
        for (int t = 0; t < terms.Length; t++)
        {
            if (ReferenceEquals(terms[t], factor))
            {
                factor.FillLevel(level, Of(t, row));
            }
        }
        return row;
    }

    /// <summary>The combination that is one coefficient, in the uncentred covariates that a reader expects.</summary>
    public double[] CoefficientRow(int column)
    {
        double[] row = new double[Names.Count];
        row[column] = 1;
        if (column == 0)
        {
            for (int t = 0; t < terms.Length; t++)
            {
                terms[t].FillOrigin(Of(t, row));
            }
        }
        return row;
    }

    private Span<double> Of(int term, Span<double> row) => row.Slice(starts[term], widths[term]);
}
