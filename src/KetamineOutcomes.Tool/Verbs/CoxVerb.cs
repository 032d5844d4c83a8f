using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>cox</c>: hazard ratios of covariates.</summary>
internal sealed class CoxVerb : ProcedureVerb
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
    private readonly Option<string[]> covariates = VerbOptions.Many(
        "--covariates",
        "COL,COL",
        "Covariates; numbers stay numbers unless --categorical names them; also arm:sex, arm*sex, rcs(age,4)"
    );
    private readonly Option<string[]> strata = VerbOptions.Many(
        "--strata",
        "COL,COL",
        "Strata with baseline hazards of their own (default: none)"
    );
    private readonly Option<string> entry = VerbOptions.One(
        "--entry",
        "COL",
        "Entry times: left truncation, or spells (entry, time] (default: none)"
    );
    private readonly Option<string> weights = VerbOptions.One(
        "--weights",
        "COL",
        "Sampling weights; errors are robust (default: none)"
    );
    private readonly Option<string> cluster = VerbOptions.One(
        "--cluster",
        "COL",
        "Whose rows belong together; errors are robust (default: none)"
    );
    private readonly Option<string> offset = VerbOptions.One(
        "--offset",
        "COL",
        "Added to the linear predictor with coefficient 1 (default: none)"
    );
    private readonly Option<string> ties = VerbOptions.One(
        "--ties",
        "efron|breslow|exact",
        "Tied events (default: efron; breslow with --conventions sas)"
    );

    private readonly Option<bool> firth = VerbOptions.Switch(
        "--firth",
        "Firth's penalty: finite estimates where the likelihood is monotone; profile-likelihood intervals"
    );

    public CoxVerb()
        : base(
            "cox",
            "Hazard ratios of covariates: Cox's proportional hazards regression.",
            "cox samples/data/route-trial/subjects.csv --time end_day --event end_reason=relapse --covariates arm,age --reference arm=Placebo"
        )
    {
        covariates.Required = true;
        Add(time, outcome, covariates, strata, entry, weights, cluster, offset, ties, firth);
    }

    protected override ProcedureResult Run(ProcedureInput input)
    {
        ColumnValue isEvent = input.ColumnValue(outcome);
        return CoxProcedure.Run(
            input.Data,
            input.Fill(
                new CoxOptions
                {
                    Time = input.Required(time),
                    Event = isEvent.Column,
                    EventValue = isEvent.Value,
                    Covariates = WithParentheses(input.Columns(covariates)),
                    Strata = input.Columns(strata),
                    Entry = input[entry],
                    Weights = input[weights],
                    Cluster = input[cluster],
                    Offset = input[offset],
                    Firth = input[firth],
                    Ties = input[ties] is null
                        ? null
                        : input.Options.Choice<CoxTies?>(
                            ties,
                            ("efron", CoxTies.Efron),
                            ("breslow", CoxTies.Breslow),
                            ("exact", CoxTies.Exact)
                        ),
                }
            ),
            input.Cancellation
        );
    }

    /// <summary>The comma inside rcs(age,4) joins what the list took apart.</summary>
    private static string[] WithParentheses(IReadOnlyList<string> parts)
    {
        var whole = new List<string>();
        foreach (string part in parts)
        {
            bool isOpen =
                whole.Count > 0
                && whole[^1].Contains('(', StringComparison.Ordinal)
                && !whole[^1].Contains(')', StringComparison.Ordinal);
            if (isOpen)
            {
                whole[^1] += "," + part;
            }
            else
            {
                whole.Add(part);
            }
        }
        return [.. whole];
    }
}
