using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"Baseline: the last score of that scale at or before day 0 (or the baseline column that trial.json names)."</summary>
/// <remarks>In a crossover day 0 is the period's dose, so each period has its own baseline.</remarks>
internal static class BaselineScores
{
    /// <summary>The baseline of every unit; NaN where there is none.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="units">Its units.</param>
    /// <param name="series">The scale's scores.</param>
    /// <param name="rule">Which of several scores before the dose; does not matter where a column holds the baseline.</param>
    public static double[] Of(Trial trial, AnalysisUnits units, ScoreSeries series, BaselineRule rule)
    {
        if (trial.Description.BaselineColumn is { } name)
        {
            // A column of assessments.csv knows its scale; one of subjects.csv stands for every scale and period.
            return trial.Assessments.Data.Find(name) is NumericColumn ofRows ? FromRows(trial, units, series, ofRows)
                : trial.Subjects.Data.Find(name) is NumericColumn ofSubjects ? FromSubjects(units, ofSubjects)
                : FromScores(series, rule);
        }
        return FromScores(series, rule);
    }

    /// <summary>The baseline among the scores at or before day 0.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="rule">Which of them.</param>
    public static double[] FromScores(ScoreSeries series, BaselineRule rule)
    {
        double[] baseline = new double[series.UnitCount];
        for (int unit = 0; unit < baseline.Length; unit++)
        {
            ReadOnlySpan<double> days = series.Days(unit);
            int before = 0;
            while (before < days.Length && days[before] <= 0)
            {
                before++;
            }
            ReadOnlySpan<double> scores = series.Scores(unit)[..before];
            baseline[unit] =
                before == 0 ? double.NaN
                : rule == BaselineRule.First ? scores[0]
                : rule == BaselineRule.Last ? scores[^1]
                : MeanOf(scores);
        }
        return baseline;
    }

    private static double MeanOf(ReadOnlySpan<double> scores)
    {
        double sum = 0;
        foreach (double score in scores)
        {
            sum += score;
        }
        return sum / scores.Length;
    }

    private static double[] FromRows(Trial trial, AnalysisUnits units, ScoreSeries series, NumericColumn column)
    {
        double[] baseline = new double[units.Count];
        Array.Fill(baseline, double.NaN);
        AssessmentTable table = trial.Assessments;
        for (int row = 0; row < table.Count; row++)
        {
            if (table.Scale.TextAt(row) == series.Scale)
            {
                int own = units.OfAssessment[row];
                Range all = own == AnalysisUnits.Shared ? units.UnitsOf(table.Subject[row]) : own..(own + 1);
                for (int unit = all.Start.Value; unit < all.End.Value; unit++)
                {
                    baseline[unit] = double.IsNaN(baseline[unit]) ? column.Values[row] : baseline[unit];
                }
            }
        }
        return baseline;
    }

    private static double[] FromSubjects(AnalysisUnits units, NumericColumn column)
    {
        double[] baseline = new double[units.Count];
        for (int unit = 0; unit < baseline.Length; unit++)
        {
            baseline[unit] = column.Values[units.Subject[unit]];
        }
        return baseline;
    }
}
