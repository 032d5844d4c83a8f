using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>What one row of an analysis stands for: a participant, or in a crossover a participant in one period.</summary>
/// <remarks>Units are in the order of subjects.csv, periods ascending. In a crossover <c>day</c> counts from the period's
/// dose, so that every rule below (baseline, windows, time to …) holds within the period without knowing of it.</remarks>
internal sealed class AnalysisUnits
{
    /// <summary>In <see cref="OfAssessment"/>: a row without a period (a baseline that the periods share), which belongs to
    /// every unit of its participant.</summary>
    public const int Shared = -1;

    private readonly int[] firstOf;

    private AnalysisUnits(int subjects, int[] subject, int[]? period, Factor? treatment, int[] ofAssessment)
    {
        firstOf = new int[subjects + 1];
        foreach (int s in subject)
        {
            firstOf[s + 1]++;
        }
        for (int s = 0; s < subjects; s++)
        {
            firstOf[s + 1] += firstOf[s];
        }
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

    /// <summary>The unit of each row of assessments.csv, or <see cref="Shared"/>.</summary>
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
        return new AnalysisUnits(subject.Length, subject, null, null, [.. trial.Assessments.Subject]);
    }

    /// <summary>The units of a participant, one after the other.</summary>
    /// <param name="subject">Index into the subjects.</param>
    public Range UnitsOf(int subject) => firstOf[subject]..firstOf[subject + 1];

    private static AnalysisUnits OfPeriods(int subjects, AssessmentTable assessments)
    {
        // Without a period column the treatment's place among the levels stands for it; 0 belongs to every period.
        var keys = new SortedSet<(int Subject, int Period)>();
        bool[] hasPeriod = new bool[subjects];
        for (int row = 0; row < assessments.Count; row++)
        {
            if (PeriodOf(assessments, row) > 0)
            {
                keys.Add((assessments.Subject[row], PeriodOf(assessments, row)));
                hasPeriod[assessments.Subject[row]] = true;
            }
        }
        for (int s = 0; s < subjects; s++)
        {
            // Someone without any period stays visible: left out later, and counted.
            _ = !hasPeriod[s] && keys.Add((s, 0));
        }
        int[] subject = [.. keys.Select(key => key.Subject)];
        int[] period = [.. keys.Select(key => key.Period)];
        var unitOf = new Dictionary<(int Subject, int Period), int>();
        foreach ((int Subject, int Period) key in keys)
        {
            unitOf[key] = unitOf.Count;
        }
        int[] ofAssessment = new int[assessments.Count];
        int[] treatment = new int[unitOf.Count];
        Array.Fill(treatment, -1);
        for (int row = 0; row < assessments.Count; row++)
        {
            int p = PeriodOf(assessments, row);
            ofAssessment[row] = p > 0 ? unitOf[(assessments.Subject[row], p)] : Shared;
            if (p > 0 && assessments.Treatment is { } given && treatment[ofAssessment[row]] < 0)
            {
                treatment[ofAssessment[row]] = given.Codes[row];
            }
        }
        Factor? treatments = assessments.Treatment is { } column
            ? new Factor("treatment", treatment, column.Levels)
            : null;
        return new AnalysisUnits(subjects, subject, period, treatments, ofAssessment);
    }

    private static int PeriodOf(AssessmentTable assessments, int row) =>
        assessments.Period?[row] ?? assessments.Treatment!.Codes[row] + 1;
}
