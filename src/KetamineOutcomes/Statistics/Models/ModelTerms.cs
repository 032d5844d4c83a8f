using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Models;

/// <summary>The terms of a regression: numbers as they are, factors in treatment coding; factors with one level set aside.</summary>
internal sealed record ModelTerms(IReadOnlyList<Term> Terms, IReadOnlyList<string> WithOneLevel)
{
    /// <param name="covariates">Columns without missing values.</param>
    /// <param name="references">Reference levels by column name; a factor without one has its first level.</param>
    /// <param name="people">How many people each row stands for; empty: one.</param>
    /// <exception cref="ArgumentException">A reference is not a level.</exception>
    public static ModelTerms Of(
        IReadOnlyList<Column> covariates,
        IReadOnlyDictionary<string, string> references,
        ReadOnlySpan<double> people
    )
    {
        var terms = new List<Term>();
        var single = new List<string>();
        foreach (Column covariate in covariates)
        {
            if (covariate is Factor { Levels.Count: < 2 })
            {
                single.Add(covariate.Name);
                continue;
            }
            terms.Add(
                covariate is Factor factor
                    ? new FactorTerm(factor, ReferenceIn(factor, references))
                    : new NumericTerm(covariate.Name, ((NumericColumn)covariate).Array, people)
            );
        }
        return new ModelTerms(terms, single);
    }

    /// <summary>Index of a factor's reference level.</summary>
    public static int ReferenceIn(Factor factor, IReadOnlyDictionary<string, string> references)
    {
        if (!references.TryGetValue(factor.Name, out string? name))
        {
            return 0;
        }
        int index = factor.Levels.ToList().IndexOf(name);
        return index >= 0
            ? index
            : throw new ArgumentException($"Column '{factor.Name}' has no level '{name}' among the rows used.");
    }
}
