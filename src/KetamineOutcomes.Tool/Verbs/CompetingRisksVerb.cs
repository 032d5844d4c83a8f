using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>competing-risks</c>: cumulative incidences, Gray's test, Fine-Gray and cause-specific models.</summary>
internal sealed class CompetingRisksVerb : ProcedureVerb
{
    private readonly Option<string> time = VerbOptions.One(
        "--time",
        "COL",
        "Time of event or censoring",
        required: true
    );
    private readonly Option<string> ending = VerbOptions.One(
        "--event",
        "COL",
        "How the time ended: every value but the censored one is a cause",
        required: true
    );
    private readonly Option<string> cause = VerbOptions.One(
        "--cause",
        "VALUE",
        "The cause that the Fine-Gray model is about",
        required: true
    );
    private readonly Option<string> censored = VerbOptions.One(
        "--censored",
        "VALUE",
        "The value that means censored (leave out when nobody is)"
    );
    private readonly Option<string> by = VerbOptions.One("--by", "COL", "Groups (default: everybody in one)");
    private readonly Option<string[]> covariates = VerbOptions.Many(
        "--covariates",
        "COL,COL",
        "Covariates of the Fine-Gray and cause-specific models (default: the groups)"
    );
    private readonly Option<string> times = VerbOptions.One(
        "--times",
        "28,90",
        "Times at which to give incidences (default: none)"
    );
    private readonly Option<string[]> strata = VerbOptions.Many("--strata", "COL,COL", "Strata of Gray's test");
    private readonly Option<string> entry = VerbOptions.One(
        "--entry",
        "COL",
        "Entry times (left truncation); no Fine-Gray model then"
    );
    private readonly Option<string> weights = VerbOptions.One(
        "--weights",
        "COL",
        "Sampling weights; errors are robust, no Gray's test and no Fine-Gray model then"
    );
    private readonly Option<string> confType = VerbOptions.One(
        "--conf-type",
        string.Join('|', IntervalTransformWords.All),
        "Scale of the intervals (default log-log; log with --conventions r)"
    );
    private readonly Option<string> variance = VerbOptions.One(
        "--cif-variance",
        "delta|aalen",
        "Variance of incidences: survfit's delta form or cuminc's (default: delta)"
    );
    private readonly Option<string> rho = VerbOptions.One(
        "--rho",
        "0",
        "Gray's test: weight (1-F(t-))^rho (default: 0)"
    );
    private readonly Option<string> tau = VerbOptions.One(
        "--tau",
        "180",
        "Horizon of the mean times lost (default: the smallest of the groups' longest times)"
    );
    private readonly Option<string> censoringBy = VerbOptions.One(
        "--censoring-by",
        "COL",
        "Groups with a curve of censoring each in the Fine-Gray weights (default: one curve)"
    );

    public CompetingRisksVerb()
        : base(
            "competing-risks",
            "Several ways to end (relapse, death, drop-out): cumulative incidences, Gray's test, Fine-Gray and cause-specific "
                + "models.",
            "competing-risks samples/data/route-trial/subjects.csv --time end_day --event end_reason --cause relapse --censored "
                + "completed --by arm --times 28,90 --figure incidence.svg"
        ) =>
        Add(
            time,
            ending,
            cause,
            censored,
            by,
            covariates,
            times,
            strata,
            entry,
            weights,
            confType,
            variance,
            rho,
            tau,
            censoringBy
        );

    /// <inheritdoc/>
    protected override ProcedureResult Run(ProcedureInput input) =>
        CompetingRisksProcedure.Run(
            input.Data,
            input.Fill(
                new CompetingRisksOptions
                {
                    Time = input.Required(time),
                    Event = input.Required(ending),
                    Cause = input.Required(cause),
                    Censored = input[censored],
                    By = input[by],
                    Covariates = input.Columns(covariates),
                    Times = input.Options.Numbers(times),
                    Strata = input.Columns(strata),
                    Entry = input[entry],
                    Weights = input[weights],
                    Interval = Interval(input[confType]),
                    Variance = input.Options.Choice(
                        variance,
                        ("delta", IncidenceVariance.Delta),
                        ("aalen", IncidenceVariance.Aalen)
                    ),
                    Rho = input.Options.Number(rho, 0),
                    Tau = input.Options.NumberOrNull(tau),
                    CensoringBy = input[censoringBy],
                }
            ),
            input.Cancellation
        );

    private IntervalTransform? Interval(string? word) =>
        word is null ? null
        : IntervalTransformWords.TryParse(word, out IntervalTransform transform) ? transform
        : throw new UsageException(
            $"{confType.Name} is one of {string.Join(", ", IntervalTransformWords.All)}; found '{word}'."
        );
}
