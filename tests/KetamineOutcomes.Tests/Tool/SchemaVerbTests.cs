using System.Text.Json;
using KetamineOutcomes.Analysis;

namespace KetamineOutcomes.Tests.Tool;

/// <summary><c>schema</c> prints the package's files byte for byte.</summary>
public sealed class SchemaVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Schemas => new(FileSchema.Names);

    [Theory, MemberData(nameof(Schemas))]
    public void A_schema_is_printed_and_written_as_the_package_has_it(string name)
    {
        string file = File.ReadAllText(TestFiles.InCheckout($"src/KetamineOutcomes/Schemas/{name}.schema.json"));
        ToolRun run = ToolRun.Of(["schema", name, "--output", folder["s.json"]]);
        Assert.Equal((0, file, ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(file, File.ReadAllText(folder["s.json"]));
        Assert.Equal(
            "https://json-schema.org/draft/2020-12/schema",
            JsonDocument.Parse(file).RootElement.GetProperty("$schema").GetString()
        );
    }

    [Fact]
    public void Every_schema_in_the_package_has_a_name() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(TestFiles.InCheckout("src/KetamineOutcomes/Schemas"))
                .Select(file => Path.GetFileName(file).Replace(".schema.json", "", StringComparison.Ordinal))
                .Order(),
            FileSchema.Names.Order()
        );

    [Fact]
    public void An_unknown_name_is_refused_with_those_there_are()
    {
        ToolRun run = ToolRun.Of(["schema", "plans"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "ketamine-outcomes: There is no schema 'plans'; there are plan, trial, design, tolerances.\n",
            run.Error
        );
        Assert.Equal(2, ToolRun.Of(["schema"]).ExitCode);
        Assert.Equal(2, ToolRun.Of(["schema", "plan", "--output", folder.Path]).ExitCode);
    }
}
