using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary>The options of <c>survival</c> that say what its figure shows.</summary>
internal sealed class SurvivalFigureVerbOptions
{
    private readonly Option<string> kind = VerbOptions.One(
        "--figure-kind",
        "survival|failure|cumulative-hazard|log-log|rmst",
        "What --figure draws: the curves, one minus them, Nelson-Aalen's hazard, the check of proportional hazards, the mean to --tau as an area (default: survival)"
    );
    private readonly Option<string> band = VerbOptions.One(
        "--figure-band",
        "pointwise|hall-wellner|equal-precision|none",
        "Bands of the curves: point by point, for a whole curve at once, or none (default: pointwise; rmst: none)"
    );
    private readonly Option<bool> medians = VerbOptions.Switch(
        "--figure-medians",
        "Draw lines at the medians, labelled on the axis, and give them with intervals below"
    );
    private readonly Option<string> rows = VerbOptions.One(
        "--figure-rows",
        "at-risk,events,censored|none",
        "Rows of the table under the axis (default: at-risk)"
    );

    private enum Kind
    {
        Survival,
        Failure,
        CumulativeHazard,
        LogLog,
        RestrictedMean,
    }

    private enum Band
    {
        Pointwise,
        HallWellner,
        EqualPrecision,
        None,
    }

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> All => [kind, band, medians, rows];

    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven(VerbContext context) =>
        context[kind] is not null || context[band] is not null || context[medians] || context[rows] is not null;

    /// <summary>Refuses what cannot be drawn, before any work is done.</summary>
    /// <exception cref="UsageException">An option has no figure, or does not go with its kind.</exception>
    public void Check(VerbContext context, bool draws)
    {
        if (IsGiven(context) && !draws)
        {
            throw new UsageException(
                $"{kind.Name}, {band.Name}, {medians.Name} and {rows.Name} are of figures; add --figure FILE."
            );
        }
        Kind what = KindOf(context);
        Band bands = BandOf(context);
        _ = RowsOf(context);
        bool isCurve = what is Kind.Survival or Kind.Failure;
        if (!isCurve && context[medians])
        {
            throw new UsageException($"{medians.Name} goes with {kind.Name} survival or failure.");
        }
        if (!isCurve && bands is (Band.HallWellner or Band.EqualPrecision))
        {
            throw new UsageException($"{band.Name} {context[band]} goes with {kind.Name} survival or failure.");
        }
        if (what == Kind.LogLog && (context[band] is not null || context[rows] is not null))
        {
            throw new UsageException($"{band.Name} and {rows.Name} do not go with {kind.Name} log-log.");
        }
    }

    /// <summary>Draws.</summary>
    public Figure Draw(VerbContext context, SurvivalResult result, bool hazardRatio)
    {
        Kind what = KindOf(context);
        Band bands = BandOf(context);
        RiskRow[] counted = RowsOf(context);
        var curves = new KaplanMeierFigureOptions
        {
            Incidence = what == Kind.Failure,
            Intervals = bands != Band.None,
            Band = bands switch
            {
                Band.HallWellner => BandKind.HallWellner,
                Band.EqualPrecision => BandKind.EqualPrecision,
                _ => null,
            },
            Medians = context[medians],
            RiskTable = counted.Length > 0,
            RiskRows = counted,
            HazardRatio = hazardRatio,
        };
        return what switch
        {
            Kind.CumulativeHazard => result.ToCumulativeHazardFigure(
                new()
                {
                    Intervals = curves.Intervals,
                    RiskTable = curves.RiskTable,
                    RiskRows = counted,
                    HazardRatio = hazardRatio,
                }
            ),
            Kind.LogLog => result.ToLogLogFigure(),
            Kind.RestrictedMean => result.ToRestrictedMeanFigure(
                new()
                {
                    Intervals = context[band] is not null && curves.Intervals,
                    RiskTable = curves.RiskTable,
                    RiskRows = counted,
                    HazardRatio = hazardRatio,
                }
            ),
            _ => result.ToFigure(curves),
        };
    }

    private Kind KindOf(VerbContext context) =>
        context.Choice(
            kind,
            ("survival", Kind.Survival),
            ("failure", Kind.Failure),
            ("cumulative-hazard", Kind.CumulativeHazard),
            ("log-log", Kind.LogLog),
            ("rmst", Kind.RestrictedMean)
        );

    private Band BandOf(VerbContext context) =>
        context.Choice(
            band,
            ("pointwise", Band.Pointwise),
            ("hall-wellner", Band.HallWellner),
            ("equal-precision", Band.EqualPrecision),
            ("none", Band.None)
        );

    private RiskRow[] RowsOf(VerbContext context) =>
        context[rows] switch
        {
            null => [RiskRow.AtRisk],
            "none" => [],
            { } text =>
            [
                .. text.Split(',')
                    .Select(word =>
                        ArgumentText.Choice(
                            rows.Name,
                            word,
                            [("at-risk", RiskRow.AtRisk), ("events", RiskRow.Events), ("censored", RiskRow.Censored)]
                        )
                    )
                    .Distinct(),
            ],
        };
}
