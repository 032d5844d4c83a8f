using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The groups of a trial's participants as a procedure needs them: without empty levels, with the reference.</summary>
internal sealed class TrialGroups
{
    private TrialGroups(Factor factor, int reference)
    {
        Factor = factor;
        Reference = reference;
        Sizes = new long[factor.Levels.Count];
        foreach (int code in factor.Codes)
        {
            if (code >= 0)
            {
                Sizes[code]++;
            }
        }
    }

    /// <summary>The group of each participant; -1 is left out.</summary>
    public Factor Factor { get; }

    /// <summary>Index of the reference.</summary>
    public int Reference { get; }

    /// <summary>Participants by group.</summary>
    public long[] Sizes { get; }

    /// <summary>Indexes of the other groups.</summary>
    public IEnumerable<int> Others => Enumerable.Range(0, Sizes.Length).Where(g => g != Reference);

    /// <summary>Checks the groups.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="group">One code a participant.</param>
    /// <param name="options">The reference.</param>
    /// <exception cref="ArgumentException">The column has another length than the participants.</exception>
    /// <exception cref="TrialDataException">The reference is no level in use.</exception>
    public static TrialGroups Of(Trial trial, Factor group, ProcedureOptions options)
    {
        if (group.Length != trial.Subjects.Count)
        {
            throw new ArgumentException("The groups need one code a participant.", nameof(group));
        }
        Factor used = group.WithoutUnusedLevels();
        int reference = 0;
        if (options.References.LastOrDefault(r => r.Column is null) is { } asked)
        {
            reference = ReferenceLevels.IndexOf(used, asked.Level);
            if (reference < 0)
            {
                throw new TrialDataException(ReferenceLevels.Problem("subjects.csv", asked, used));
            }
        }
        return new TrialGroups(used, reference);
    }

    /// <summary>The references of the options replaced by the one used, for the settings.</summary>
    public IReadOnlyList<ReferenceLevel> UsedReference =>
        Factor.Levels.Count == 0 ? [] : [new ReferenceLevel(null, Factor.Levels[Reference])];
}
