using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tool;

/// <summary>What a <see cref="ProcedureVerb"/> hands to its procedure.</summary>
internal sealed class ProcedureInput(VerbContext context, Dataset data, SharedOptions shared)
{
    /// <summary>The table.</summary>
    public Dataset Data => data;

    /// <summary>The values of the options, for numbers and choices.</summary>
    public VerbContext Options => context;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation => context.Cancellation;

    /// <summary>An option's text, or <c>null</c> when it is not given.</summary>
    public string? this[Option<string> option] => context[option];

    /// <summary>Whether a switch is given.</summary>
    public bool this[Option<bool> option] => context[option];

    /// <summary>The text of a required option.</summary>
    public string Required(Option<string> option) => context.Required(option);

    /// <summary>The columns an option lists; none when it is not given.</summary>
    public IReadOnlyList<string> Columns(Option<string[]> option) => ColumnList.Of(context[option], data);

    /// <summary>A required <c>COL[=VALUE]</c>.</summary>
    public ColumnValue ColumnValue(Option<string> option) =>
        Analysis.Procedures.ColumnValue.Parse(context.Required(option), data);

    /// <summary>The procedure's options with the shared ones filled in: filters, frequency, references, level and so on.</summary>
    public T Fill<T>(T options)
        where T : ProcedureOptions => shared.Fill(options, context, data);
}
