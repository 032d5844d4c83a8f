using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using KetamineOutcomes.Data;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace KetamineOutcomes.Tests.House;

/// <summary>Who may use whom: the arrows of the design, held.</summary>
public sealed class LayerTests
{
    private static readonly Architecture Library = new ArchLoader()
        .LoadAssemblies(
            typeof(Dataset).Assembly,
            System.Reflection.Assembly.Load("KetamineOutcomes.Plots"),
            System.Reflection.Assembly.Load("ketamine-outcomes")
        )
        .Build();

    public static TheoryData<string, string> Rooms =>
        new()
        {
            { "Data", "Tables" },
            { "Tables", "" },
            { "Trials", "Data Tables" },
            { "Statistics", "Data Tables" },
            { "Analysis", "Data Tables Trials Statistics" },
            { "Reporting", "Data Tables Trials Statistics Analysis" },
            { "Plots", "Data Tables Trials Statistics Analysis Reporting" },
        };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_below_it(string room, string allowed)
    {
        string[] all = ["Data", "Tables", "Trials", "Statistics", "Analysis", "Reporting", "Plots", "Tool"];
        string[] below = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string others = string.Join('|', all.Where(r => r != room && !below.Contains(r)));
        AssertHolds(NoArrow($@"^KetamineOutcomes\.{room}(\..*)?$", $@"^KetamineOutcomes\.({others})(\..*)?$"));
    }

    [Theory]
    [InlineData("Proportions", "Survival|EffectSizes|Regression|Mmrm|Imputation|MetaAnalysis")]
    [InlineData("Survival", "Proportions|EffectSizes|Regression|Mmrm|Imputation|MetaAnalysis")]
    [InlineData("EffectSizes", "Proportions|Survival|Regression|Mmrm|Imputation|MetaAnalysis")]
    [InlineData("Regression", "Proportions|Survival|EffectSizes|Mmrm|Imputation|MetaAnalysis")]
    [InlineData("Models", "Proportions|Survival|EffectSizes|Regression|Mmrm|Imputation|MetaAnalysis")]
    [InlineData("Estimates", "Models|Proportions|Survival|EffectSizes|Regression|Mmrm|Imputation|MetaAnalysis")]
    [InlineData(
        "Numerics",
        "Models|Estimates|Proportions|Survival|EffectSizes|Regression|Mmrm|Imputation|MetaAnalysis"
    )]
    public void Inside_statistics_families_stand_apart_on_models_estimates_and_numerics(string family, string others) =>
        AssertHolds(
            NoArrow(
                $@"^KetamineOutcomes\.Statistics\.{family}(\..*)?$",
                $@"^KetamineOutcomes\.Statistics\.({others})(\..*)?$"
            )
        );

    private static IArchRule NoArrow(string from, string to) =>
        Types()
            .That()
            .ResideInNamespaceMatching(from)
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(to))
            .WithoutRequiringPositiveResults();

    private static void AssertHolds(IArchRule rule)
    {
        string[] violations = rule.Evaluate(Library).Where(r => !r.Passed).Select(r => r.Description).ToArray();
        Assert.True(violations.Length == 0, string.Join(Environment.NewLine, violations));
    }
}
