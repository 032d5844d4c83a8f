using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>What one row of an analysis stands for: a participant, or in a crossover a participant in one period.</summary>
/// <remarks>Units are in the order of subjects.csv, periods ascending. In a crossover <c>day</c> counts from the period's
/// dose, so that every rule below (baseline, windows, time to …) holds within the period without knowing of it.</remarks>
internal sealed class AnalysisUnits
{
    private AnalysisUnits(int[] subject, int[]? period, Factor? treatment, int[] ofAssessment)
    {
        Subject = subject;
        Period = period;
        Treatment = treatment;
        OfAssessment = ofAssessment;
    }

    /// <summary>Number of units.</summary>
    public int Count => Subject.Length;

    /// <summary>Index into the subjects, one a unit.</summary>
    public int[] Subject { get; }

    /// <summary>Period of a crossover, one a unit; <c>null</c> when a unit is a participant.</summary>
    public int[]? Period { get; }

    /// <summary>Treatment in that period; <c>null</c> when a unit is a participant or the column is absent.</summary>
    public Factor? Treatment { get; }

    /// <summary>The unit of each row of assessments.csv.</summary>
    public int[] OfAssessment { get; }

    /// <summary>Whether people are their own controls.</summary>
    public bool IsCrossover => Period is not null;

    /// <summary>One unit a participant; in a crossover one a participant and period that has assessments.</summary>
    /// <param name="trial">The trial.</param>
    public static AnalysisUnits Of(Trial trial)
    {
        AssessmentTable assessments = trial.Assessments;
        return assessments.Period is not null || assessments.Treatment is not null
            ? OfPeriods(trial.Subjects.Count, assessments)
            : OfSubjects(trial);
    }

    /// <summary>One unit a participant, whatever the design: for tables that know nothing of periods.</summary>
    /// <param name="trial">The trial.</param>
    public static AnalysisUnits OfSubjects(Trial trial)
    {
        int[] subject = new int[trial.Subjects.Count];
        for (int i = 0; i < subject.Length; i++)
        {
            subject[i] = i;
        }
        return new AnalysisUnits(subject, null, null, [.. trial.Assessments.Subject]);
    }

    private static AnalysisUnits OfPeriods(int subjects, AssessmentTable assessments)
    {
        // Without a period column the treatment's place among the levels stands for it.
        var unitOf = new SortedDictionary<(int Subject, int Period), int>();
        for (int row = 0; row < assessments.Count; row++)
        {
            unitOf[KeyOf(assessments, row)] = 0;
        }
        int[] subject = new int[unitOf.Count];
        int[] period = new int[unitOf.Count];
        int next = 0;
        foreach ((int s, int p) in unitOf.Keys.ToArray())
        {
            (subject[next], period[next]) = (s, p);
            unitOf[(s, p)] = next++;
        }
        int[] ofAssessment = new int[assessments.Count];
        int[] treatment = new int[unitOf.Count];
        Array.Fill(treatment, -1);
        for (int row = 0; row < assessments.Count; row++)
        {
            int unit = unitOf[KeyOf(assessments, row)];
            ofAssessment[row] = unit;
            if (assessments.Treatment is { } given && treatment[unit] < 0)
            {
                treatment[unit] = given.Codes[row];
            }
        }
        Factor? treatments = assessments.Treatment is { } column
            ? new Factor("treatment", treatment, column.Levels)
            : null;
        return new AnalysisUnits(subject, period, treatments, ofAssessment);
    }

    private static (int Subject, int Period) KeyOf(AssessmentTable assessments, int row) =>
        (assessments.Subject[row], assessments.Period?[row] ?? assessments.Treatment!.Codes[row] + 1);
}
