using System.Globalization;
using System.Text;
using KetamineOutcomes.Analysis.Plausibility;
using KetamineOutcomes.Analysis.Simulation;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Tool;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Plausibility;

/// <summary>Warnings about distributions: silent over trials drawn from a truth, heard over what is planted in them.</summary>
public sealed class TrialPlausibilityTests : IDisposable
{
    private static readonly string[] Rules =
    [
        "unchanging-scores",
        "equal-records",
        "digit-preference",
        "outlying-site",
    ];

    private static readonly TrialDesign Design = TrialDesign.Read(
        TestFiles.InCheckout("samples/data/route-trial.design.json")
    ) with
    {
        Vitals = null,
        Costs = [],
        Diary = null,
        Medications = [],
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>More seeds than a test run has time for, when wanted: KETAMINE_PLAUSIBILITY_SEEDS=500.</summary>
    private static int Seeds =>
        int.TryParse(
            Environment.GetEnvironmentVariable("KETAMINE_PLAUSIBILITY_SEEDS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int seeds
        )
            ? seeds
            : 15;

    /// <summary>Draws a trial, with some lines of assessments.csv and subjects.csv changed.</summary>
    private string Draw(int seed, Func<string[], string[]>? assessments = null)
    {
        SimulatedTrial drawn = TrialSimulator.Draw(
            Design with
            {
                Seed = seed,
            },
            cancellation: TestContext.Current.CancellationToken
        );
        drawn.Save(folder.Path);
        if (assessments is not null)
        {
            string file = folder["assessments.csv"];
            File.WriteAllLines(file, assessments(File.ReadAllLines(file)), new UTF8Encoding(false));
        }
        return folder.Path;
    }

    private static string[] Found(string path) =>
        TrialPlausibility
            .Validate(path, TestContext.Current.CancellationToken)
            .Problems.Where(p => Rules.Contains(p.Rule))
            .Select(p => $"{p.Rule} {p.File}:{p.Line} {p.Column}")
            .ToArray();

    /// <summary>Four rules at one in a thousand each: 200 seeds gave no warning when the rules were written.</summary>
    [Fact]
    public void Trials_drawn_from_a_truth_are_plausible()
    {
        int warned = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            string[] found = Found(Draw(seed));
            TestContext.Current.SendDiagnosticMessage("{0}: {1}", seed, string.Join("; ", found));
            warned += found.Length > 0 ? 1 : 0;
        }
        Assert.True(warned <= Seeds / 100, $"{warned} of {Seeds}");
    }

    [Fact]
    public void The_sample_trial_is_plausible() =>
        Assert.Empty(Found(TestFiles.InCheckout("samples/data/route-trial")));

    [Fact]
    public void A_participant_entered_twice_is_found_at_the_second()
    {
        int line = 0;
        string path = Draw(
            2,
            lines =>
            {
                // Somebody with a long record takes the place of the last participant.
                string[][] rows = [.. lines.Skip(1).Select(l => l.Split(',', 2))];
                string last = rows[^1][0];
                string copied = rows.GroupBy(r => r[0]).OrderByDescending(g => g.Count()).First().Key;
                string[] kept = [lines[0], .. rows.Where(r => r[0] != last).Select(r => string.Join(',', r))];
                line = kept.Length + 1;
                return [.. kept, .. rows.Where(r => r[0] == copied).Select(r => $"{last},{r[1]}")];
            }
        );
        Assert.Equal([$"equal-records assessments.csv:{line} subject_id"], Found(path));
    }

    [Fact]
    public void Scores_that_never_change_are_found()
    {
        int line = 0;
        string path = Draw(
            3,
            lines =>
            {
                string[][] rows = [.. lines.Skip(1).Select(l => l.Split(','))];
                string person = rows.Where(r => r[1] == "MADRS").GroupBy(r => r[0]).MaxBy(g => g.Count())!.Key;
                line = 2 + Array.FindIndex(rows, r => r[0] == person && r[1] == "MADRS");
                return
                [
                    lines[0],
                    .. rows.Select(r =>
                        string.Join(',', r[0] == person && r[1] == "MADRS" ? [.. r[..3], "31", .. r[4..]] : r)
                    ),
                ];
            }
        );
        Assert.Equal([$"unchanging-scores assessments.csv:{line} score"], Found(path));
    }

    [Theory]
    [InlineData(5, "end in 0 or 5")]
    [InlineData(2, "an even digit")]
    [InlineData(10, "end in 0 ")]
    public void Scores_rounded_by_one_rater_in_three_show_their_digits(int step, string words)
    {
        string path = Draw(
            4,
            lines =>
                [
                    lines[0],
                    .. lines
                        .Skip(1)
                        .Select(l => l.Split(','))
                        .Select(
                            (r, i) =>
                            {
                                bool isRounded = r[1] == "MADRS" && r[0][^1] % 3 == 0 && r[3].Length > 0;
                                int score = isRounded ? int.Parse(r[3], CultureInfo.InvariantCulture) : 0;
                                string rounded = ((score + step / 2) / step * step).ToString(
                                    CultureInfo.InvariantCulture
                                );
                                return string.Join(',', isRounded ? [.. r[..3], rounded, .. r[4..]] : r);
                            }
                        ),
                ]
        );
        DataProblem problem = Assert.Single(
            TrialPlausibility.Validate(path, TestContext.Current.CancellationToken).Problems,
            p => Rules.Contains(p.Rule)
        );
        Assert.Equal(
            "digit-preference assessments.csv: score",
            $"{problem.Rule} {problem.File}:{problem.Line} {problem.Column}"
        );
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-8, 1.0, "mean baseline of MADRS is lower")]
    [InlineData(0, 0.2, "spread of baseline of MADRS is lower")]
    public void A_site_unlike_all_others_is_found(int shift, double shrink, string words)
    {
        string path = Draw(
            5,
            lines =>
            {
                HashSet<string> people =
                [
                    .. File.ReadLines(folder["subjects.csv"])
                        .Skip(1)
                        .Select(l => l.Split(','))
                        .Where(r => r[5] == "Site 3")
                        .Select(r => r[0]),
                ];
                return
                [
                    lines[0],
                    .. lines
                        .Skip(1)
                        .Select(l => l.Split(','))
                        .Select(r =>
                        {
                            bool isBaseline = r[1] == "MADRS" && r[4] == "Baseline" && people.Contains(r[0]);
                            double score = isBaseline ? double.Parse(r[3], CultureInfo.InvariantCulture) : 0;
                            string changed = Math.Round(36 + shrink * (score - 36) + shift)
                                .ToString(CultureInfo.InvariantCulture);
                            return string.Join(',', isBaseline ? [.. r[..3], changed, .. r[4..]] : r);
                        }),
                ];
            }
        );
        DataProblem[] found =
        [
            .. TrialPlausibility
                .Validate(path, TestContext.Current.CancellationToken)
                .Problems.Where(p => Rules.Contains(p.Rule)),
        ];
        Assert.All(found, problem => Assert.Equal(("outlying-site ", "site"), (problem.Rule + " ", problem.Column)));
        Assert.Single(found.Select(p => p.Line).Distinct());
        Assert.Contains(found, problem => problem.Message.Contains(words, StringComparison.Ordinal));
        Assert.All(found, problem => Assert.DoesNotContain("Site 3", problem.ToText(), StringComparison.Ordinal));
        Assert.Equal("Site 3", found[0].Value);
    }

    [Fact]
    public void A_rule_can_be_silenced_and_says_nothing_beside_errors()
    {
        string path = Draw(
            3,
            lines =>
                [
                    lines[0],
                    .. lines
                        .Skip(1)
                        .Select(l => l.Split(','))
                        .Select(r =>
                            r[1] == "MADRS" ? string.Join(',', [.. r[..3], "30", .. r[4..]]) : string.Join(',', r)
                        ),
                ]
        );
        // Where nobody changes no one stands out.
        Assert.Empty(Found(path).Where(p => p.StartsWith("unchanging-scores ", StringComparison.Ordinal)));
        File.WriteAllText(
            folder["trial.json"],
            """{ "silence": ["digit-preference", "outlying-site", "item-total"] }"""
        );
        Assert.Empty(Found(path));
        File.AppendAllText(folder["subjects.csv"], "S001,IV,,,,,,,,,,,,\n");
        TrialValidation broken = TrialPlausibility.Validate(path, TestContext.Current.CancellationToken);
        Assert.True(broken.HasErrors);
        Assert.Null(broken.Trial);
    }
}
