using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Hazard ratios before and after a time: for curves that cross, or whose difference is made early (withdrawal after
/// randomisation) or late.</summary>
/// <remarks><para>Each person's follow-up is cut at the time into (entry, time] before and (time, end] after; an event at the time
/// itself belongs before. One Cox model gives each group a coefficient before and another after, with covariates, where there are
/// any, in common; a second, with a coefficient throughout and its change, gives the difference with its error, and the likelihood-ratio test
/// compares it with one coefficient throughout. Without covariates the two halves are the Cox models of people censored at the
/// time, and of those still followed after it (a landmark). R: <c>survSplit</c>, then <c>coxph</c>.</para>
/// <para>The time is chosen beforehand. One that was read off the curves (<see cref="CurveCrossings"/>) makes the difference look
/// surer than it is, and its p-value too small. Anderson et al. (1983), doi:10.1200/JCO.1983.1.11.710.</para></remarks>
public static class ChangePoint
{
    /// <summary>Fits.</summary>
    /// <param name="times">Times, events and entries; every cause counts as the event.</param>
    /// <param name="by">The groups, two or more; rows without one, or without a covariate or stratum, are dropped and counted.</param>
    /// <param name="at">The change point, above 0.</param>
    /// <param name="reference">The group that the others are compared with; <c>null</c> for the first.</param>
    /// <param name="covariates">Covariates with one coefficient throughout, or <c>null</c>.</param>
    /// <param name="options">Options of the model, or <c>null</c> for the defaults; references are of the covariates.</param>
    /// <param name="strata">Strata with baseline hazards of their own, or <c>null</c>.</param>
    /// <returns>Ratios before and after, and the test of their difference.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, there is one group alone, or the reference is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The change point is not a time above 0.</exception>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static ChangePointFit Fit(
        EventTimes times,
        Factor by,
        double at,
        string? reference = null,
        IReadOnlyList<Column>? covariates = null,
        CoxFitOptions? options = null,
        Factor? strata = null
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(by);
        if (!(at > 0 && double.IsFinite(at)))
        {
            throw new ArgumentOutOfRangeException(nameof(at), "A change point is a time above 0.");
        }
        Factor groups = by.WithoutUnusedLevels();
        string against = reference ?? (groups.Levels.Count > 0 ? groups.Levels[0] : "");
        string[] others = [.. groups.Levels.Where(level => level != against)];
        if (others.Length == 0 || others.Length == groups.Levels.Count)
        {
            throw new ArgumentException(
                others.Length == 0 ? "A comparison needs two groups." : $"There is no group '{against}'."
            );
        }
        options ??= new();
        Column[] columns = [groups, .. covariates ?? [], .. strata is null ? Array.Empty<Column>() : [strata]];
        SplitRows split = SplitRows.At(times, at, columns);
        Column[] shared = [.. (covariates ?? []).Select(column => column.Take(split.Source))];
        Factor? within = (Factor?)strata?.Take(split.Source);
        var group = (Factor)groups.Take(split.Source);
        CoxFit constant = Model(period: null);
        CoxFit apart = CoxRegression.Fit(
            split.Times,
            [.. Columns(after: false), .. Columns(after: true), .. shared],
            options,
            within
        );
        CoxFit change = Model(period: true);
        int count = others.Length;
        return new ChangePointFit
        {
            At = at,
            Reference = against,
            Before = [.. others.Select((name, i) => apart.Coefficients[i] with { Term = name })],
            After = [.. others.Select((name, i) => apart.Coefficients[count + i] with { Term = name })],
            Change = [.. others.Select((name, i) => change.Coefficients[count + i] with { Term = name })],
            Test = Difference(constant, apart, count),
            EventsBefore = split.Events(after: false),
            EventsAfter = split.Events(after: true),
            Constant = [.. others.Select((name, i) => constant.Coefficients[i] with { Term = name })],
            Level = options.Level,
            Rows = split.Rows,
        };

        CoxFit Model(bool? period) =>
            CoxRegression.Fit(
                split.Times,
                [.. Columns(after: null), .. period is null ? [] : Columns(after: true), .. shared],
                options,
                within
            );

        IEnumerable<Column> Columns(bool? after) => others.Select(name => Indicator(group, name, split, after));
    }

    private static NumericColumn Indicator(Factor group, string level, SplitRows split, bool? after)
    {
        var values = new double[group.Length];
        int code = group.Levels.ToList().IndexOf(level);
        for (int row = 0; row < values.Length; row++)
        {
            bool isIn = after is null || split.IsAfter[row] == after;
            values[row] = group.Codes[row] == code && isIn ? 1 : 0;
        }
        string when = after switch
        {
            null => "",
            true => ", after",
            false => ", before",
        };
        return new NumericColumn(level + when, values);
    }

    private static TestResult Difference(CoxFit constant, CoxFit apart, int count)
    {
        const string Name = "likelihood-ratio test";
        // Each coefficient that cannot be told apart in a half takes its degree of freedom with it.
        string? missing = apart
            .Coefficients.Take(2 * count)
            .Select(c => c.Estimate.Reason)
            .FirstOrDefault(r => r is not null);
        if (missing is not null)
        {
            return TestResult.NotDefined(Name, missing);
        }
        double statistic = Math.Max(0, 2 * (apart.LogLikelihood - constant.LogLikelihood));
        return new TestResult(Name, statistic, count, ChiSquared.UpperTail(statistic, count));
    }
}
