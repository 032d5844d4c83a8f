using System.Reflection;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Tests.Plots;
using KetamineOutcomes.Trials;
using Microsoft.DotNet.Interactive.Formatting;

namespace KetamineOutcomes.Tests.Samples;

/// <summary>Results and figures show themselves where notebooks look: Polyglot by the formatter that the attribute names, Verso by a
/// public <c>ToHtml()</c>, a program in a terminal by <c>ToString()</c>.</summary>
public sealed class ShowsItselfTests
{
    public static TheoryData<Type> Shown =>
        [
            .. typeof(Dataset)
                .Assembly.GetExportedTypes()
                .Concat(typeof(Figure).Assembly.GetExportedTypes())
                .Where(type => type is { IsClass: true, IsAbstract: false })
                .Where(type =>
                    type.IsSubclassOf(typeof(Result))
                    || type == typeof(Table)
                    || type == typeof(Figure)
                    || type.GetMethod("ToTable", []) is not null
                    || type.Name.EndsWith("Result", StringComparison.Ordinal)
                    || type.Name.EndsWith("Fit", StringComparison.Ordinal)
                )
                // An estimate's test is a field of results, shown in their tables.
                .Where(type => type != typeof(KetamineOutcomes.Statistics.Estimates.TestResult)),
        ];

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_result_and_figure_is_found_in_both_ways(Type type)
    {
        MethodInfo? toHtml = type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
        Assert.Equal(typeof(string), toHtml?.ReturnType);
        Assert.True(typeof(IShowsHtml).IsAssignableFrom(type));

        // As .NET Interactive reads it: an attribute of this name, whoever declares it, with these two properties.
        Attribute attribute = Assert.Single(
            type.GetCustomAttributes(inherit: true).OfType<Attribute>(),
            a => a.GetType().Name == "TypeFormatterSourceAttribute"
        );
        Assert.Equal(
            ["text/html"],
            (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!
        );
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        Assert.NotNull(source.GetConstructor([]));
    }

    [Fact]
    public void There_are_many_of_them() => Assert.True(Shown.Count > 30, $"{Shown.Count}");

    [Fact]
    public void Polyglots_formatting_library_shows_tables_and_pictures()
    {
        var rate = ResponseRate.Of(23, 48);
        Assert.Equal(rate.ToHtml(), Displayed(rate));
        Assert.Contains("<caption>", Displayed(rate), StringComparison.Ordinal);
        Assert.Contains("<caption>", Displayed(rate.ToTable()), StringComparison.Ordinal);
        Figure figure = SampleFigures.KaplanMeier(2);
        Assert.Equal(figure.ToHtml(), Displayed(figure));
        Trial trial = Trial.Read(TestFiles.InCheckout("samples/data/route-trial"));
        Assert.Contains("Oral ketamine 120 mg", Displayed(trial), StringComparison.Ordinal);
        TrialRun run = TrialAnalysis.Run(trial);
        Assert.Contains("<caption>The main numbers</caption>", Displayed(run), StringComparison.Ordinal);
        Assert.Contains(
            "<caption>" + run["response-d28"].Title,
            Displayed(run["response-d28"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_figures_in_a_page_share_no_ids()
    {
        string html = SampleFigures.KaplanMeier(2).ToHtml() + SampleFigures.KaplanMeier(2).ToHtml();

        Assert.DoesNotContain(" id=", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.Matches(" alt=\"[^\"]{40,}\"", html);
    }

    [Fact]
    public void In_a_terminal_a_figure_is_said_in_words()
    {
        Figure figure = SampleFigures.KaplanMeier(2);

        Assert.Equal($"{figure.Title}\n{figure.Description}", figure.ToString());
    }

    private static string Displayed(object value) =>
        value.ToDisplayString(Formatter.GetPreferredMimeTypesFor(value.GetType()).First());
}
