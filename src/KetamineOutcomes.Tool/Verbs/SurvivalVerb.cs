using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>survival</c>: Kaplan-Meier curves, log-rank test, restricted means.</summary>
internal sealed class SurvivalVerb : ProcedureVerb
{
    private readonly Option<string> time = VerbOptions.One(
        "--time",
        "COL",
        "Time of event or censoring",
        required: true
    );
    private readonly Option<string> outcome = VerbOptions.One(
        "--event",
        "COL[=VALUE]",
        "Whether the time ended in the event",
        required: true
    );
    private readonly Option<string> by = VerbOptions.One("--by", "COL", "Groups (default: everybody in one)");
    private readonly Option<string[]> strata = VerbOptions.Many("--strata", "COL,COL", "Strata of the log-rank test");
    private readonly Option<string> entry = VerbOptions.One("--entry", "COL", "Entry times (left truncation)");
    private readonly Option<string> weights = VerbOptions.One(
        "--weights",
        "COL",
        "Sampling weights; errors are robust"
    );
    private readonly Option<string> confType = VerbOptions.One(
        "--conf-type",
        string.Join('|', IntervalTransformWords.All),
        "Scale of the intervals (default log-log; log with --conventions r)"
    );
    private readonly Option<string> times = VerbOptions.One(
        "--times",
        "28,90",
        "Times at which to give survival (default: none)"
    );
    private readonly Option<string> tau = VerbOptions.One(
        "--tau",
        "180",
        "Horizon of the restricted mean (default: the smallest of the groups' longest times)"
    );
    private readonly Option<string> rho = VerbOptions.One(
        "--rho",
        "0",
        "Fleming-Harrington: weight S(t-)^rho (default: 0)"
    );
    private readonly Option<string> gamma = VerbOptions.One(
        "--gamma",
        "0",
        "Fleming-Harrington: weight (1-S(t-))^gamma (default: 0)"
    );
    private readonly Option<string> quantiles = VerbOptions.One(
        "--quantiles",
        "0.25,0.5,0.75",
        "Quantiles of the time (default: 0.25,0.5,0.75)"
    );

    private readonly Option<string> estimator = VerbOptions.One(
        "--estimator",
        "kaplan-meier|breslow|fleming-harrington",
        "Estimator of the curves (default: kaplan-meier)"
    );
    private readonly Option<string> test = VerbOptions.One(
        "--test",
        "log-rank|gehan|tarone-ware|peto-peto|modified-peto-peto",
        "Weights of the test (default: log-rank)"
    );
    private readonly Option<string> trend = VerbOptions.One(
        "--trend",
        "1,2,3",
        "Test of trend too, with these scores of the groups in their order"
    );
    private readonly Option<string> pairwise = VerbOptions.One(
        "--pairwise",
        "holm|hochberg|bonferroni|sidak|none",
        "Tests of pairs too, adjusted so; against the reference when --reference names one"
    );
    private readonly Option<bool> maxCombo = VerbOptions.Switch(
        "--max-combo",
        "MaxCombo tests against the reference too"
    );
    private readonly Option<string> from = VerbOptions.One(
        "--from",
        "0",
        "Start of the restricted mean's window (default: 0)"
    );
    private readonly Option<bool> followUp = VerbOptions.Switch(
        "--follow-up",
        "Median follow-up too (reverse Kaplan-Meier)"
    );
    private readonly Option<string> lifeTable = VerbOptions.One(
        "--life-table",
        "0,30,60",
        "Actuarial life table too, with intervals that begin at these times"
    );
    private readonly Option<string> landmark = VerbOptions.One(
        "--landmark",
        "28",
        "Start the clock here (default: at 0), for those still followed without the event"
    );

    private readonly Option<string> leaveOut = VerbOptions.One(
        "--leave-out",
        "SITECOL",
        "Repeat the comparison with each level (site) left out, and draw that (JSON: leaveOneOut)"
    );
    private readonly Option<bool> hazardRatio = VerbOptions.Switch(
        "--hazard-ratio",
        "Hazard ratios against the reference too (Cox regression on the groups); the figure shows them"
    );
    private readonly SurvivalFigureVerbOptions drawing = new();

    public SurvivalVerb()
        : base(
            "survival",
            "Time to event by group: Kaplan-Meier curves, quantiles, log-rank test, restricted means.",
            "survival samples/data/route-trial/subjects.csv --time end_day --event end_reason=relapse --by arm --times 28,90 --figure relapse.svg"
        ) =>
        Add([
            time,
            outcome,
            by,
            strata,
            entry,
            weights,
            confType,
            times,
            tau,
            rho,
            gamma,
            quantiles,
            estimator,
            test,
            trend,
            pairwise,
            maxCombo,
            from,
            followUp,
            lifeTable,
            landmark,
            leaveOut,
            hazardRatio,
            .. drawing.All,
        ]);

    /// <inheritdoc/>
    protected override ProcedureResult Run(ProcedureInput input)
    {
        ColumnValue isEvent = input.ColumnValue(outcome);
        var options = new SurvivalOptions
        {
            Time = input.Required(time),
            Event = isEvent.Column,
            EventValue = isEvent.Value,
            By = input[by],
            Strata = input.Columns(strata),
            Entry = input[entry],
            Weights = input[weights],
            Interval = Interval(input[confType]),
            Times = input.Options.Numbers(times),
            Tau = input.Options.NumberOrNull(tau),
            Rho = input.Options.Number(rho, 0),
            Gamma = input.Options.Number(gamma, 0),
            Estimator = input.Options.Choice(
                estimator,
                ("kaplan-meier", SurvivalEstimator.KaplanMeier),
                ("breslow", SurvivalEstimator.Breslow),
                ("fleming-harrington", SurvivalEstimator.FlemingHarrington)
            ),
            Test = input.Options.Choice<LogRankWeight?>(
                test,
                ("log-rank", null),
                ("gehan", LogRankWeight.Gehan),
                ("tarone-ware", LogRankWeight.TaroneWare),
                ("peto-peto", LogRankWeight.PetoPeto),
                ("modified-peto-peto", LogRankWeight.ModifiedPetoPeto)
            ),
            TrendScores = input[trend] is null ? null : input.Options.Numbers(trend),
            Pairwise = input[pairwise] is null
                ? null
                : input.Options.Choice<MultiplicityMethod?>(
                    pairwise,
                    ("holm", MultiplicityMethod.Holm),
                    ("hochberg", MultiplicityMethod.Hochberg),
                    ("bonferroni", MultiplicityMethod.Bonferroni),
                    ("sidak", MultiplicityMethod.Sidak),
                    ("none", MultiplicityMethod.None)
                ),
            MaxCombo = input[maxCombo],
            HazardRatio = input[hazardRatio],
            From = input.Options.Number(from, 0),
            FollowUp = input[followUp],
            LifeTableBreaks = input[lifeTable] is null ? null : input.Options.Numbers(lifeTable),
            Landmark = input.Options.NumberOrNull(landmark),
            LeaveOut = input[leaveOut],
        };
        if (input[quantiles] is not null)
        {
            options = options with { Quantiles = input.Options.Numbers(quantiles) };
        }
        return SurvivalProcedure.Run(input.Data, input.Fill(options), input.Cancellation);
    }

    /// <inheritdoc/>
    protected override Figure? Draw(VerbContext context, ProcedureResult result) =>
        result is SurvivalResult { LeaveOneOut: not null } && !drawing.IsGiven(context)
            ? base.Draw(context, result)
            : drawing.Draw(context, (SurvivalResult)result, context[hazardRatio]);

    /// <inheritdoc/>
    protected override void CheckFigure(VerbContext context, bool draws) => drawing.Check(context, draws);

    private IntervalTransform? Interval(string? word) =>
        word is null ? null
        : IntervalTransformWords.TryParse(word, out IntervalTransform transform) ? transform
        : throw new UsageException(
            $"{confType.Name} is one of {string.Join(", ", IntervalTransformWords.All)}; found '{word}'."
        );
}
