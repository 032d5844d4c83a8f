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
        foreach (Column covariate in input.Covariates)
        {
            if (covariate is Factor { Levels.Count: < 2 })
            {
                single.Add(covariate.Name);
                continue;
            }
            Term term = covariate is Factor factor
                ? new FactorTerm(factor, ReferenceIn(factor, options))
                : new NumericTerm(covariate.Name, ((NumericColumn)covariate).Array, people);
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
