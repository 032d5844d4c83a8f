using System.Reflection;
using KetamineOutcomes.Data;
using KetamineOutcomes.Plots;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace KetamineOutcomes.Tests.Samples;

/// <summary>A stand-in for the kernel of Polyglot Notebooks, which cannot be had (.NET Interactive was retired): cells run one after
/// the other with Roslyn scripting, as its C# kernel ran them, and what a cell ends with is shown by its own formatting library.
/// A <c>#r "nuget: …"</c> line stands for the assemblies that were built.</summary>
internal sealed class NotebookStandIn
{
    // What .NET Interactive's C# kernel imports for every cell.
    private static readonly ScriptOptions Options = ScriptOptions
        .Default.WithReferences(
            AppDomain
                .CurrentDomain.GetAssemblies()
                .Where(a => !a.IsDynamic && a.Location.Length > 0 && IsPlatform(a))
                .Append(typeof(Dataset).Assembly)
                .Append(typeof(Figure).Assembly)
                .Append(Assembly.Load("ScottPlot"))
        )
        .WithImports(
            "System",
            "System.Text",
            "System.Collections",
            "System.Collections.Generic",
            "System.Threading.Tasks",
            "System.Linq"
        );

    private ScriptState<object>? state;

    /// <summary>Runs a cell and shows what it ends with.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>MIME type and text; <c>null</c> when it ends with nothing.</returns>
    public async Task<(string MimeType, string Text)?> Run(string source, CancellationToken cancellation)
    {
        string code = string.Join(
            '\n',
            source.Split('\n').Where(line => !line.StartsWith("#r \"nuget:", StringComparison.Ordinal))
        );
        state = state is null
            ? await CSharpScript.RunAsync<object>(code, Options, cancellationToken: cancellation)
            : await state.ContinueWithAsync<object>(code, Options, cancellationToken: cancellation);
        if (state.ReturnValue is not { } value)
        {
            return null;
        }
        string mimeType = Formatter.GetPreferredMimeTypesFor(value.GetType()).First();
        return (mimeType, value.ToDisplayString(mimeType));
    }

    private static bool IsPlatform(Assembly assembly) =>
        Path.GetDirectoryName(assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location);
}
