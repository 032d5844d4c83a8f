using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The terms of a Cox model and their design columns.</summary>
internal sealed class CoxTerms
{
    private CoxTerms(
        DesignMatrix design,
        IReadOnlyList<string> names,
        IReadOnlyList<int> termOfColumn,
        IReadOnlyList<string> single
    )
    {
        Design = design;
        Names = names;
        TermOfColumn = termOfColumn;
        WithOneLevel = single;
    }

    /// <summary>The design; its intercept has no part in the likelihood.</summary>
    public DesignMatrix Design { get; }

    /// <summary>The terms' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The term that each design column (without the intercept) belongs to.</summary>
    public IReadOnlyList<int> TermOfColumn { get; }

    /// <summary>Factors with a single level, which have no column.</summary>
    public IReadOnlyList<string> WithOneLevel { get; }

    public static CoxTerms Of(CoxInput input, CoxFitOptions options)
    {
        double[] people = [];
        if (input.Frequencies is { } frequencies)
        {
            people = new double[input.Count];
            for (int row = 0; row < people.Length; row++)
            {
                people[row] = frequencies.Values[input.Source(row)];
            }
        }
        var terms = new List<Term>();
        var termOfColumn = new List<int>();
        var single = new List<string>();
        foreach (ModelTerm words in options.Terms ?? input.Covariates.Select(c => ModelTerm.Main(c.Name)).ToArray())
        {
            Column[] columns = words.Columns.Select(name => Find(input, name)).ToArray();
            if (columns.FirstOrDefault(c => c is Factor { Levels.Count: < 2 }) is { } constant)
            {
                single.Add(words.Columns.Count == 1 ? constant.Name : words.ToString());
                continue;
            }
            Term[] parts = columns.Select(column => Of(column, words, options, people)).ToArray();
            Term term = parts.Length == 1 ? parts[0] : new InteractionTerm(parts);
            termOfColumn.AddRange(Enumerable.Repeat(terms.Count, term.ColumnNames.Count));
            terms.Add(term);
        }
        return new CoxTerms(
            new DesignMatrix(terms, input.Count),
            terms.Select(term => term.Name).ToArray(),
            termOfColumn,
            single
        );
    }

    private static Column Find(CoxInput input, string name) =>
        input.Covariates.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"A term names the column '{name}', which is not among the covariates.");

    private static Term Of(Column column, ModelTerm words, CoxFitOptions options, double[] people)
    {
        if (words.Knots is { } knots)
        {
            return column is NumericColumn numbers
                ? new SplineTerm(words.ToString(), column.Name, numbers.Array, knots, people)
                : throw new ArgumentException($"A spline needs numbers; column '{column.Name}' holds levels.");
        }
        return column is Factor factor
            ? new FactorTerm(factor, ReferenceIn(factor, options))
            : new NumericTerm(column.Name, ((NumericColumn)column).Array, people);
    }

    private static int ReferenceIn(Factor factor, CoxFitOptions options)
    {
        if (!options.References.TryGetValue(factor.Name, out string? name))
        {
            return 0;
        }
        int index = factor.Levels.ToList().IndexOf(name);
        return index >= 0
            ? index
            : throw new ArgumentException($"Column '{factor.Name}' has no level '{name}' among the rows used.");
    }
}
