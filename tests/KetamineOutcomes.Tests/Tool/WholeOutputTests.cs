using System.CommandLine;
using System.Text;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Tool;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>A failure while JSON is written leaves neither half an object on standard output nor half a file.</summary>
public sealed class WholeOutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_result_that_fails_half_way_into_its_JSON_prints_and_writes_nothing()
    {
        string file = folder.Write("t.csv", Encoding.UTF8.GetBytes("a\n1\n"));
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var verb = new BrokenVerb();
        ParseResult parsed = new RootCommand { verb }.Parse(["broken", file, "--json", "--output", folder["out.json"]]);
        var console = new ToolConsole
        {
            Input = () => Stream.Null,
            Output = output,
            Error = error,
        };
        Assert.Throws<InvalidOperationException>(() => verb.Run(new VerbContext(parsed, console)));
        Assert.Equal(0, output.Length);
        Assert.Equal(["t.csv"], folder.Names());
    }

    [Fact]
    public void What_is_written_whole_shows_nothing_of_a_failure()
    {
        using var output = new MemoryStream();
        var console = new ToolConsole
        {
            Input = () => Stream.Null,
            Output = output,
            Error = TextWriter.Null,
        };
        Assert.Throws<InvalidOperationException>(() =>
            console.WriteWhole(stream =>
            {
                stream.Write("{ \"half\": "u8);
                throw new InvalidOperationException();
            })
        );
        Assert.Equal(0, output.Length);
    }

    /// <summary>Its result has settings and rows, and no form of its own in JSON.</summary>
    private sealed record BrokenResult : ProcedureResult
    {
        public override Table ToTable() => throw new InvalidOperationException();
    }

    private sealed class BrokenVerb : ProcedureVerb
    {
        public BrokenVerb()
            : base("broken", "Fails.", "broken t.csv") => Add();

        protected override ProcedureResult Run(ProcedureInput input) =>
            new BrokenResult { Settings = [new("a", 1)], Rows = RowCounts.All(1) };
    }
}
