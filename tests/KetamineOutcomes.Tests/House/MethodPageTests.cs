using System.Text.RegularExpressions;
using KetamineOutcomes.Data;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace KetamineOutcomes.Tests.House;

/// <summary>The method pages, README.md in the folders of Statistics and Trials: their parts are there, and every number on them
/// (<c>expression // = number</c> in a C# block) is what the library gives.</summary>
public sealed partial class MethodPageTests
{
    private const string Source = "src/KetamineOutcomes/";

    private static readonly string[] Families =
    [
        "Statistics/Estimates",
        "Statistics/Models",
        "Statistics/Proportions",
        "Statistics/Survival",
        "Statistics/EffectSizes",
        "Statistics/Regression",
        "Statistics/Numerics",
        "Trials/Endpoints",
    ];

    private static readonly string[] Parts =
    [
        "## Definition",
        "## Conventions",
        "## When not to use it",
        "## Numbers",
        "## References",
    ];

    private static readonly ScriptOptions Options = ScriptOptions
        .Default.WithReferences(
            AppDomain
                .CurrentDomain.GetAssemblies()
                .Where(a => !a.IsDynamic && a.Location.Length > 0)
                .Append(typeof(Dataset).Assembly)
                .Append(typeof(MethodPageTests).Assembly)
                .Distinct()
        )
        .WithImports([
            "System",
            "System.Linq",
            "KetamineOutcomes.Data",
            "KetamineOutcomes.Trials",
            "KetamineOutcomes.Analysis.Plans",
            "KetamineOutcomes.Analysis.Procedures",
            "KetamineOutcomes.Analysis.Runs",
            .. typeof(Dataset)
                .Assembly.GetExportedTypes()
                .Select(type => type.Namespace!)
                .Where(name => name.StartsWith("KetamineOutcomes.Statistics.", StringComparison.Ordinal))
                .Distinct(),
        ]);

    public static TheoryData<string> Pages =>
        new(
            new[] { "Statistics", "Trials/Endpoints" }
                .SelectMany(room =>
                    Directory.GetFiles(TestFiles.InCheckout(Source + room), "README.md", SearchOption.AllDirectories)
                )
                .Select(file =>
                    Path.GetRelativePath(TestFiles.InCheckout(Source), Path.GetDirectoryName(file)!).Replace('\\', '/')
                )
                .Union(Families)
        );

    [Theory]
    [MemberData(nameof(Pages))]
    public void It_has_its_parts_and_the_main_page_leads_to_it(string folder)
    {
        string page = Page(folder);
        Assert.All(Parts, part => Assert.Contains("\n" + part + "\n", page));
        Assert.Contains($"({Source}{folder}/README.md)", File.ReadAllText(TestFiles.InCheckout("README.md")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_number_on_it_is_what_the_library_gives(string folder)
    {
        string code = string.Concat(
            CodeBlocks().Matches(Page(folder)).Select(block => Checks().Replace(block.Groups[1].Value, AsCall))
        );
        using var page = new MethodPage();
        await CSharpScript.RunAsync(code, Options, page, typeof(MethodPage), TestContext.Current.CancellationToken);
        Assert.True(page.Checked >= 3, $"{folder}/README.md has {page.Checked} checked numbers.");
        Assert.True(page.Wrong.Count == 0, string.Join('\n', page.Wrong));
    }

    private static string Page(string folder)
    {
        string path = TestFiles.InCheckout($"{Source}{folder}/README.md");
        Assert.True(File.Exists(path), $"{folder} has no README.md: its method's page.");
        return File.ReadAllText(path).ReplaceLineEndings("\n");
    }

    private static string AsCall(Match check) =>
        $"Check({Quoted(check.Groups[1].Value)}, {check.Groups[1].Value}, \"{check.Groups[2].Value}\");";

    private static string Quoted(string text) => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"^(.+?) // = (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Checks();
}
