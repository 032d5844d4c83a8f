using System.Text.RegularExpressions;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Reporting;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Reporting;

public sealed class ReportTests
{
    private static readonly Trial Sample = Trial.Read(TestFiles.InCheckout("samples/data/route-trial"));
    private static readonly TrialRun Run = TrialAnalysis.Run(Sample);
    private static readonly string Html = Report.ToHtml(Run, []);

    [Theory]
    [InlineData("summary")]
    [InlineData("flow")]
    [InlineData("baseline")]
    [InlineData("left-out")]
    [InlineData("rates")]
    [InlineData("change")]
    [InlineData("onset")]
    [InlineData("relapse")]
    [InlineData("adverse-events")]
    [InlineData("vital-signs")]
    [InlineData("methods")]
    [InlineData("data")]
    public void Every_chapter_stands_in_the_page_and_in_its_contents(string id)
    {
        Assert.Contains($"id=\"{id}\"", Html);
        Assert.Contains($"href=\"#{id}\"", Html);
    }

    [Fact]
    public void Ids_are_unique_and_every_link_has_its_target()
    {
        string[] ids = Regex.Matches(Html, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        string[] links = Regex.Matches(Html, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).ToArray();
        Assert.Empty(links.Except(ids));
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        Assert.DoesNotContain("<script", Html);
        Assert.DoesNotMatch("(src|href)=\"(?!#)", Html);
        Assert.DoesNotContain("@import", Html);
        Assert.DoesNotContain("url(", Html);
    }

    [Fact]
    public void Tables_have_captions_and_headings_that_a_screen_reader_can_follow()
    {
        int tables = Regex.Count(Html, "<table>");
        Assert.True(tables > 20);
        Assert.Equal(tables, Regex.Count(Html, "<caption>"));
        Assert.DoesNotContain("<th>", Html);
    }

    [Fact]
    public void Every_analysis_says_how_many_entered_and_what_was_left_out()
    {
        foreach (AnalysisResult analysis in Run.Analyses)
        {
            Assert.Contains($"id=\"analysis-{analysis.Id}\"", Html);
            foreach (Exclusion exclusion in analysis.Population.Excluded)
            {
                Assert.Contains(System.Net.WebUtility.HtmlEncode(exclusion.Reason), Html);
            }
        }
    }

    [Fact]
    public void The_methods_paragraph_names_definitions_windows_and_sources()
    {
        Assert.Contains("at least 50% from baseline in MADRS", Html);
        Assert.Contains("a missing score was a failure", Html);
        Assert.Contains("doi:10.1080/01621459.1958.10501452", Html);
        Assert.Contains("not adjusted for multiple comparisons", Html);
    }

    [Fact]
    public void Pictures_stand_under_their_analysis_with_their_description_and_numbers()
    {
        const string Svg = "<svg id=\"x\"></svg>";
        string html = Report.ToHtml(
            Run,
            [
                new Picture("response-d28", "Title <1>", "Words & more", Svg) { AnalysisId = "response-d28" },
                new Picture("forest", "All routes", "A forest", Svg),
            ]
        );
        Assert.InRange(
            html.IndexOf("figure-response-d28", StringComparison.Ordinal),
            html.IndexOf("id=\"analysis-response-d28\"", StringComparison.Ordinal),
            html.IndexOf("id=\"analysis-response-d28-by-route\"", StringComparison.Ordinal)
        );
        Assert.Contains("<figcaption>Figure 1. Title &lt;1&gt;</figcaption>", html);
        Assert.Contains("<p>Words &amp; more</p>", html);
        Assert.True(
            html.IndexOf("figure-forest", StringComparison.Ordinal)
                > html.IndexOf("id=\"figures\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_blinded_run_says_so_in_every_chapter_of_results()
    {
        string html = Report.ToHtml(TrialAnalysis.Run(Sample, options: new RunOptions { BlindSeed = 7 }), []);
        Assert.True(Regex.Count(html, "class=\"notice\"") >= 8);
    }

    [Fact]
    public void The_same_run_gives_the_same_page() => Assert.Equal(Html, Report.ToHtml(TrialAnalysis.Run(Sample), []));
}
