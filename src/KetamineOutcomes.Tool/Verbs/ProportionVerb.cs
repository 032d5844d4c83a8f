using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>proportion</c>: rates, differences, ratios and tests.</summary>
internal sealed class ProportionVerb : ProcedureVerb
{
    private readonly Option<string> outcome = VerbOptions.One(
        "--outcome",
        "COL[=VALUE]",
        "Whether a person had the event",
        required: true
    );
    private readonly Option<string> by = VerbOptions.One("--by", "COL", "Groups (default: everybody in one)");
    private readonly Option<string[]> strata = VerbOptions.Many(
        "--strata",
        "COL,COL",
        "Strata of the Mantel-Haenszel measures (default: none)"
    );
    private readonly Option<string> paired = VerbOptions.One(
        "--paired",
        "COL",
        "Who a row is, when the same people stand in several groups"
    );

    public ProportionVerb()
        : base(
            "proportion",
            "Rates by group: intervals, differences, ratios, number needed to treat, exact tests.",
            "proportion samples/data/route-trial/subjects.csv --outcome end_reason=completed --by arm --reference Placebo"
        ) => Add(outcome, by, strata, paired);

    /// <inheritdoc/>
    protected override ProcedureResult Run(ProcedureInput input)
    {
        ColumnValue asked = input.ColumnValue(outcome);
        return ProportionProcedure.Run(
            input.Data,
            input.Fill(
                new ProportionOptions
                {
                    Outcome = asked.Column,
                    Value = asked.Value,
                    By = input[by],
                    Strata = input.Columns(strata),
                    Paired = input[paired],
                }
            ),
            input.Cancellation
        );
    }
}
