using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Runs;

/// <summary>From the sample's CSV files to results.json, against an R script that reads the same files and shares nothing
/// with the library but the written definitions.</summary>
public sealed partial class RouteTrialGoldenTests
{
    private const string Folder = "r-survival-3.5.3";

    private static readonly ILookup<string, GoldenRow> Golden = GoldenTable
        .Read($"{Folder}/route-trial.csv")
        .Rows.ToLookup(row => row.Text("plan"), StringComparer.Ordinal);

    [Theory]
    [InlineData("standard")]
    [InlineData("every-rule")]
    public void Every_number_is_the_one_that_R_finds_from_the_files(string plan)
    {
        Dictionary<string, IReadOnlyDictionary<string, double?>> found = Numbers(plan);
        List<string> wrong = [];
        int compared = 0;
        foreach (GoldenRow row in Golden[plan])
        {
            foreach ((string path, double? expected) in Expected(row))
            {
                compared++;
                string analysis = row.Text("analysis");
                if (!found[analysis].TryGetValue(path, out double? actual))
                {
                    wrong.Add($"{analysis}: there is no {path}");
                }
                else if (!Agree(expected, actual))
                {
                    wrong.Add(FormattableString.Invariant($"{analysis}: {path}: expected {expected}, found {actual}"));
                }
            }
        }
        Assert.True(compared > 8000, FormattableString.Invariant($"Only {compared} numbers were compared."));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40).Prepend($"{wrong.Count} of {compared} differ")));
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("every-rule")]
    public void R_leaves_no_number_out_but_those_named_here(string plan)
    {
        ILookup<string, string> covered = Golden[plan]
            .SelectMany(row => Expected(row), (row, number) => (Analysis: row.Text("analysis"), number.Path))
            .ToLookup(number => number.Analysis, number => number.Path, StringComparer.Ordinal);
        string[] left =
        [
            .. Numbers(plan)
                .SelectMany(analysis =>
                    analysis
                        .Value.Where(number => number.Value is not null)
                        .Select(number => number.Key)
                        .Except(covered[analysis.Key], StringComparer.Ordinal)
                        .Where(path => !LeftOut().IsMatch(path))
                        .Select(path => $"{analysis.Key}: {path}")
                ),
        ];
        Assert.True(left.Length == 0, string.Join('\n', left.Take(40)));
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("every-rule")]
    public void No_object_names_a_field_twice(string plan)
    {
        using JsonDocument results = Run(plan);
        Assert.Empty(ResultNumbers.RepeatedNames(results.RootElement, ""));
    }

    [Fact]
    public void Settings_tell_where_the_clock_of_relapse_started()
    {
        using JsonDocument results = Run("every-rule");
        JsonElement From(string id) =>
            results
                .RootElement.GetProperty("analyses")
                .EnumerateArray()
                .Single(a => a.GetProperty("id").GetString() == id)
                .GetProperty("result")
                .GetProperty("settings")
                .GetProperty("from");
        Assert.Equal("response", From("sustain-response").GetString());
        Assert.Equal("remission", From("sustain-remission").GetString());
        Assert.Equal(28, From("sustain-day").GetDouble());
    }

    // Keys of rows; what the families' own golden files hold (score limits of ratios, errors on the log scale, Glass's
    // standard error); errors where a curve is 1 or 0; limits of a number needed to treat where the proportions are equal.
    [GeneratedRegex(
        @"/(time|minute|session)$|/quantiles/[\d.]+/p$|^test/(rho|gamma)$|^tau$|/mantelHaenszel/strata$|^mantelHaenszel/strata$"
            + @"|Ratio/miettinenNurminen/(lower|upper)$|^(rmstRatio/.*|.*/cumulativeHazardRatio|.*/glassDelta)/standardError$"
            + @"|/(curve|at)/\d+/(standardError|lower|upper)$|/numberNeededToTreat/(lower|upper)$"
    )]
    private static partial Regex LeftOut();

    private static IEnumerable<(string Path, double? Value)> Expected(GoldenRow row)
    {
        string root = row.Text("path") is var path && path == "." ? "" : path + "/";
        foreach (string pair in row.Text("values").Split(';'))
        {
            string[] sides = pair.Split('=');
            yield return (
                root + sides[0],
                sides[1] == "NA" ? null : double.Parse(sides[1], CultureInfo.InvariantCulture)
            );
        }
    }

    // A difference of two equal means is 0 in one program and 1e-15 in the other.
    private static bool Agree(double? expected, double? actual) =>
        expected is { } e && actual is { } a
            ? Math.Abs(a - e) <= Math.Max(Tolerance.ClosedForm * Math.Abs(e), 1e-12)
            : expected is null && actual is null;

    private static Dictionary<string, IReadOnlyDictionary<string, double?>> Numbers(string plan)
    {
        using JsonDocument results = Run(plan);
        return results
            .RootElement.GetProperty("analyses")
            .EnumerateArray()
            .ToDictionary(a => a.GetProperty("id").GetString()!, ResultNumbers.Of, StringComparer.Ordinal);
    }

    private static JsonDocument Run(string plan)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Trial trial = Trial.Read(TestFiles.InCheckout("samples/data/route-trial"), cancellation);
        AnalysisPlan? planned =
            plan == "standard"
                ? null
                : AnalysisPlan.Parse(File.ReadAllText(TestFiles.Golden($"{Folder}/route-trial.plan.json")), trial);
        TrialRun run = TrialAnalysis.Run(trial, planned, cancellationToken: cancellation);
        MemoryStream json = new();
        RunJson.Write(json, run);
        return JsonDocument.Parse(json.ToArray());
    }
}
