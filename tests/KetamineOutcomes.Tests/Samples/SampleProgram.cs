using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KetamineOutcomes.Tests.Samples;

/// <summary>A file-based app of samples/, compiled and run inside the tests: what <c>dotnet run file.cs</c> does in seconds takes
/// a part of one. Its <c>#:project</c> lines stand for the assemblies that were built.</summary>
internal sealed class SampleProgram(string path)
{
    // What the SDK imports for every file of a console program.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public string Text { get; } = File.ReadAllText(path);

    /// <summary>The first comment: what the sample is called.</summary>
    public string Name => Text.Split('\n')[0][3..];

    /// <summary>The second: what it shows.</summary>
    public string Description => Text.Split('\n')[1][3..];

    /// <summary>Compiles it with the checkout's settings: nullable, warnings as errors.</summary>
    /// <returns>What it printed.</returns>
    public string Run()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("FileBasedProgram", "true")]);
        var compilation = CSharpCompilation.Create(
            "sample",
            [CSharpSyntaxTree.ParseText(Text, parse, path), CSharpSyntaxTree.ParseText(ImplicitUsings, parse)],
            [.. Platform, .. Libraries().Select(library => MetadataReference.CreateFromFile(library.Location))],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication)
                .WithNullableContextOptions(NullableContextOptions.Enable)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
                // An assembly of another version of the platform is found at run time.
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)])
        );
        using var binary = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(binary);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        var printed = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        TextWriter before = Console.Out;
        Console.SetOut(printed);
        try
        {
            MethodInfo main = Assembly.Load(binary.ToArray()).EntryPoint!;
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
        }
        finally
        {
            Console.SetOut(before);
        }
        return printed.ToString();
    }

    private IEnumerable<Assembly> Libraries()
    {
        string[] projects =
        [
            .. Regex.Matches(Text, "^#:project (.+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value),
        ];
        foreach (string project in projects)
        {
            string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, project));
            Assert.True(Directory.Exists(folder), $"{path} names a project that is not there: {project}");
        }
        yield return typeof(Dataset).Assembly;
        if (projects.Any(project => project.EndsWith("KetamineOutcomes.Plots", StringComparison.Ordinal)))
        {
            yield return typeof(Figure).Assembly;
            yield return typeof(ScottPlot.Plot).Assembly;
        }
    }
}
