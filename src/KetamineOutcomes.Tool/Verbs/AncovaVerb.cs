using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>ancova</c>: arms compared after adjustment for covariates.</summary>
internal sealed class AncovaVerb : ProcedureVerb
{
    private readonly Option<string> value = VerbOptions.One("--value", "COL", "Column of the outcome", required: true);
    private readonly Option<string> arm = VerbOptions.One("--arm", "COL", "Arms to compare", required: true);
    private readonly Option<string[]> covariates = VerbOptions.Many(
        "--covariates",
        "COL,COL",
        "Columns to adjust for; numbers stay numbers unless --categorical names them"
    );

    public AncovaVerb()
        : base(
            "ancova",
            "Adjusted means of arms and their differences.",
            "ancova samples/data/route-trial/subjects.csv --value weight_kg --arm arm --covariates age,site --reference Placebo"
        ) => Add(value, arm, covariates);

    protected override ProcedureResult Run(ProcedureInput input) =>
        AncovaProcedure.Run(
            input.Data,
            input.Fill(
                new AncovaOptions
                {
                    Value = input.Required(value),
                    Arm = input.Required(arm),
                    Covariates = input.Columns(covariates),
                }
            ),
            input.Cancellation
        );
}
