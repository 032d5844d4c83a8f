namespace KetamineOutcomes.Tables;

// .NET Interactive finds a formatter by the attribute's *name* and by duck typing, so there is nothing to depend on.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = true)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; init; } = ["text/html"];
}

internal sealed class ResultFormatterSource
{
#pragma warning disable CA1822 // found by name on an instance
    public IEnumerable<object> CreateTypeFormatters() => [new ResultFormatter()];
#pragma warning restore CA1822
}

internal sealed class ResultFormatter
{
#pragma warning disable CA1822
    public string MimeType => "text/html";

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IShowsHtml shown)
        {
            return false;
        }
        writer.Write(shown is Table table ? NotebookHtml.Of([table]) : shown.ToHtml());
        return true;
    }
#pragma warning restore CA1822
}
