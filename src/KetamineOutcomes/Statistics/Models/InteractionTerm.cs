namespace KetamineOutcomes.Statistics.Models;

/// <summary>Products of the design columns of other terms, the first term's columns running fastest (as in R). Numbers enter
/// uncentred, so that main effects beside an interaction stand where the other number is 0.</summary>
internal sealed class InteractionTerm : Term
{
    private readonly IReadOnlyList<Term> terms;
    private readonly double[] origin;

    public InteractionTerm(IReadOnlyList<Term> terms)
    {
        this.terms = terms;
        Name = string.Join(':', terms.Select(term => term.Name));
        IEnumerable<string> names = terms[0].ColumnNames;
        foreach (Term term in terms.Skip(1))
        {
            string[] before = [.. names];
            names = term.ColumnNames.SelectMany(name => before.Select(first => $"{first}:{name}"));
        }
        ColumnNames = [.. names];
        origin = new double[terms.Max(term => term.ColumnNames.Count)];
    }

    public override string Name { get; }

    public override IReadOnlyList<string> ColumnNames { get; }

    public override int Rows => terms[0].Rows;

    public override void Fill(int row, Span<double> into) => Multiply((term, part) => term.Fill(row, part), into);

    public override void FillAverage(Span<double> into) => Multiply((term, part) => term.FillAverage(part), into);

    public override void FillOrigin(Span<double> into) => Multiply((term, part) => term.FillOrigin(part), into);

    public override void FillProfile(CovariateProfile profile, Span<double> into) =>
        Multiply((term, part) => term.FillProfile(profile, part), into);

    public override void Fill(int row, string factor, int level, Span<double> into) =>
        Multiply((term, part) => term.Fill(row, factor, level, part), into);

    private void Multiply(FillPart fill, Span<double> into)
    {
        int size = 1;
        into[0] = 1;
        Span<double> part = stackalloc double[origin.Length];
        foreach (Term term in terms)
        {
            int columns = term.ColumnNames.Count;
            Span<double> own = part[..columns];
            fill(term, own);
            // A term's design columns less their values at 0 (or the reference) are the uncentred ones.
            Span<double> zero = origin.AsSpan(0, columns);
            term.FillOrigin(zero);
            for (int j = columns - 1; j >= 0; j--)
            {
                for (int i = size - 1; i >= 0; i--)
                {
                    into[j * size + i] = into[i] * (own[j] - zero[j]);
                }
            }
            size *= columns;
        }
    }

    private delegate void FillPart(Term term, Span<double> into);
}
