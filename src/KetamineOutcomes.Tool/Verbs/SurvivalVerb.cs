using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;
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
    private readonly Option<string> by = VerbOptions.One("--by", "COL", "Groups");
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
    private readonly Option<string> times = VerbOptions.One("--times", "28,90", "Times at which to give survival");
    private readonly Option<string> tau = VerbOptions.One(
        "--tau",
        "180",
        "Horizon of the restricted mean (default: the smallest of the groups' longest times)"
    );
    private readonly Option<string> rho = VerbOptions.One("--rho", "0", "Fleming-Harrington: weight S(t-)^rho");
    private readonly Option<string> gamma = VerbOptions.One(
        "--gamma",
        "0",
        "Fleming-Harrington: weight (1-S(t-))^gamma"
    );
    private readonly Option<string> quantiles = VerbOptions.One(
        "--quantiles",
        "0.25,0.5,0.75",
        "Quantiles of the time"
    );

    public SurvivalVerb()
        : base(
            "survival",
            "Time to event by group: Kaplan-Meier curves, quantiles, log-rank test, restricted means.",
            "survival relapse.csv --time days --event relapse --by arm --times 28,90"
        ) => Add(time, outcome, by, strata, entry, weights, confType, times, tau, rho, gamma, quantiles);

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
        };
        if (input[quantiles] is not null)
        {
            options = options with { Quantiles = input.Options.Numbers(quantiles) };
        }
        return SurvivalProcedure.Run(input.Data, input.Fill(options), input.Cancellation);
    }

    private IntervalTransform? Interval(string? word) =>
        word is null ? null
        : IntervalTransformWords.TryParse(word, out IntervalTransform transform) ? transform
        : throw new UsageException(
            $"{confType.Name} is one of {string.Join(", ", IntervalTransformWords.All)}; found '{word}'."
        );
}
