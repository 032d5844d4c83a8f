using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

/// <summary>Random rows with ties, spells, strata and weights for properties of Cox models; the same for the same seed.</summary>
internal sealed class CoxDraw
{
    public CoxDraw(int seed, bool entry = false, int people = 60)
    {
        var random = new Random(seed);
        Rows = Enumerable
            .Range(0, people)
            .Select(_ =>
            {
                double time = 1 + random.Next(40);
                return new Row(
                    time,
                    random.NextDouble() < 0.7,
                    entry ? Math.Floor(time * random.NextDouble()) : 0,
                    Math.Round(40 + 20 * random.NextDouble(), 1),
                    "abc".Substring(random.Next(3), 1),
                    "s" + random.Next(3),
                    random.Next(4),
                    0.25 + random.NextDouble()
                );
            })
            .ToArray();
        HasEntry = entry;
    }

    public sealed record Row(
        double Time,
        bool Event,
        double Entry,
        double Age,
        string Arm,
        string Site,
        double Frequency,
        double Weight
    );

    public Row[] Rows { get; set; }

    public bool HasEntry { get; set; }

    public CoxFit Fit(
        CoxFitOptions? options = null,
        bool strata = false,
        bool frequency = false,
        bool weight = false,
        bool cluster = false,
        double scale = 1
    )
    {
        string[] arms = ["a", "b", "c"];
        return CoxRegression.Fit(
            EventTimes.FromEventFlag(
                Rows.Select(r => r.Time * scale).ToArray(),
                Rows.Select(r => r.Event).ToArray(),
                HasEntry ? Rows.Select(r => r.Entry * scale).ToArray() : null
            ),
            [
                new NumericColumn("age", Rows.Select(r => r.Age).ToArray()),
                new Factor("arm", Rows.Select(r => Array.IndexOf(arms, r.Arm)).ToArray(), arms),
            ],
            options,
            strata ? Factor.FromTexts("site", Rows.Select(r => r.Site).ToArray()) : null,
            cluster ? Factor.FromTexts("site", Rows.Select(r => r.Site).ToArray()) : null,
            frequency ? new FrequencyWeights(Rows.Select(r => r.Frequency).ToArray()) : null,
            weight ? new SamplingWeights(Rows.Select(r => r.Weight).ToArray()) : null
        );
    }

    /// <summary>Whether two fits give the same numbers, or both none.</summary>
    public static void AssertSame(CoxFit expected, CoxFit actual, double relative = 1e-8)
    {
        Tolerance.AssertClose(expected.LogLikelihood, actual.LogLikelihood, 1e-10, "log likelihood");
        Tolerance.AssertClose(expected.NullLogLikelihood, actual.NullLogLikelihood, 1e-10, "null");
        Assert.Equal(expected.Coefficients.Count, actual.Coefficients.Count);
        foreach ((CoxCoefficient one, CoxCoefficient two) in expected.Coefficients.Zip(actual.Coefficients))
        {
            Close(one.Estimate.Value, two.Estimate.Value, relative, one.Term);
            Close(one.Estimate.StandardError, two.Estimate.StandardError, relative, one.Term + " se");
            Close(one.RobustStandardError, two.RobustStandardError, relative, one.Term + " robust");
        }
        foreach ((var one, var two) in expected.ProportionalHazards.Zip(actual.ProportionalHazards))
        {
            Close(one.Test.Statistic, two.Test.Statistic, 1e-6, "ph " + one.Term);
        }
        Close(expected.Concordance.Value, actual.Concordance.Value, 1e-10, "concordance");
        Close(expected.Concordance.StandardError, actual.Concordance.StandardError, 1e-9, "concordance se");
    }

    private static void Close(double? expected, double? actual, double relative, string what)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
        {
            double allowed = relative * Math.Max(Math.Abs(value), 1e-3);
            Assert.True(Math.Abs(actual!.Value - value) <= allowed, $"{what}: {value:R} {actual:R}");
        }
    }
}
