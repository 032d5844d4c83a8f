using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>effect</c>: means and effect sizes by group.</summary>
internal sealed class EffectVerb : ProcedureVerb
{
    private readonly Option<string> value = VerbOptions.One("--value", "COL", "Column of numbers", required: true);
    private readonly Option<string> by = VerbOptions.One("--by", "COL", "Groups to compare", required: true);
    private readonly Option<string> paired = VerbOptions.One(
        "--paired",
        "COL",
        "Who a row belongs to, when the same people stand in several groups"
    );

    public EffectVerb()
        : base(
            "effect",
            "Means and effect sizes of a column by groups.",
            "effect samples/data/route-trial/subjects.csv --value episode_months --by arm --reference Placebo"
        ) => Add(value, by, paired);

    protected override ProcedureResult Run(ProcedureInput input) =>
        EffectProcedure.Run(
            input.Data,
            input.Fill(
                new EffectOptions
                {
                    Value = input.Required(value),
                    By = input.Required(by),
                    Paired = input[paired],
                }
            ),
            input.Cancellation
        );
}
