using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The score test that coefficients do not change with time: each has a second one that multiplies a function of
/// time, 0 under proportional hazards.</summary>
/// <remarks>Score and information of the second coefficients at the fitted first ones, exact sums over event times (R's
/// <c>cox.zph</c> since survival 3.0). Grambsch and Therneau (1994), doi:10.1093/biomet/81.3.515.</remarks>
internal sealed class ProportionalHazardsSums : EventTimeVisitor
{
    private readonly CoxRows rows;
    private readonly EventTimeScale scale;
    private readonly double[] score;
    private readonly double[] plain;
    private readonly double[] crossed;
    private readonly double[] squared;
    private double weight;
    private double mean;
    private double spread;

    public ProportionalHazardsSums(CoxRows rows)
    {
        this.rows = rows;
        scale = EventTimeScale.KaplanMeier(rows);
        score = new double[rows.Columns];
        plain = new double[rows.Columns * (rows.Columns + 1) / 2];
        crossed = new double[plain.Length];
        squared = new double[plain.Length];
    }

    public override void Visit(EventTimeTerms terms)
    {
        // About one half: the test does not change with the origin, and sums stay small.
        double time = scale.At(rows.Time[terms.First]) - 0.5;
        weight += terms.People;
        double gap = time - mean;
        mean += gap * terms.People / weight;
        spread += terms.People * gap * (time - mean);
        for (int j = 0; j < score.Length; j++)
        {
            score[j] += time * terms.Score[j];
        }
        double square = time * time;
        for (int k = 0; k < plain.Length; k++)
        {
            double information = terms.Information[k];
            plain[k] += information;
            crossed[k] += time * information;
            squared[k] += square * information;
        }
    }

    /// <summary>The test of some columns together.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="tested">The columns.</param>
    /// <param name="fitted">The columns whose first coefficients were fitted.</param>
    public TestResult Test(string name, IReadOnlyList<int> tested, IReadOnlyList<int> fitted)
    {
        if (!(spread > 0))
        {
            return TestResult.NotDefined(name, "there is a single event time, so nothing can change with time");
        }
        int size = fitted.Count + tested.Count;
        var information = new double[size * (size + 1) / 2];
        var scores = new double[size];
        for (int i = 0, k = 0; i < size; i++)
        {
            bool isSecond = i >= fitted.Count;
            int column = isSecond ? tested[i - fitted.Count] : fitted[i];
            scores[i] = isSecond ? score[column] : 0;
            for (int j = 0; j <= i; j++, k++)
            {
                bool isOtherSecond = j >= fitted.Count;
                int other = isOtherSecond ? tested[j - fitted.Count] : fitted[j];
                double[] from =
                    isSecond && isOtherSecond ? squared
                    : isSecond || isOtherSecond ? crossed
                    : plain;
                int row = Math.Max(column, other);
                information[k] = from[row * (row + 1) / 2 + Math.Min(column, other)];
            }
        }
        InformationMatrix matrix = InformationMatrix.Factor(information, size, 1e-11);
        int df = Enumerable.Range(fitted.Count, tested.Count).Count(i => matrix.IsKept[i]);
        if (df == 0)
        {
            return TestResult.NotDefined(name, "the events do not tell whether the coefficient changes with time");
        }
        double chiSquare = matrix.QuadraticForm(scores);
        return new TestResult(name, chiSquare, df, ChiSquared.UpperTail(chiSquare, df));
    }
}
