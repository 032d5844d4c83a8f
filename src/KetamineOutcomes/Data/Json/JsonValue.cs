namespace KetamineOutcomes.Data.Json;

/// <summary>A value of a JSON file with its place.</summary>
internal sealed class JsonValue
{
    private readonly JsonSource source;

    public JsonValue(JsonSource source, JsonKind kind, string path, long offset)
    {
        this.source = source;
        Kind = kind;
        Path = path;
        Offset = offset;
    }

    /// <summary>What it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>Where it stands in the tree: <c>analyses[2].day</c>; empty for the whole file.</summary>
    public string Path { get; }

    /// <summary>Bytes before it in the file.</summary>
    public long Offset { get; }

    /// <summary>Its line, from 1.</summary>
    public int Line => source.PlaceOf(Offset).Line;

    /// <summary>Its first character's place in the line, from 1.</summary>
    public int Column => source.PlaceOf(Offset).Column;

    /// <summary>The text of a <see cref="JsonKind.Text"/>; a number as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number of a <see cref="JsonKind.Number"/>; infinite when it is too large.</summary>
    public double Number { get; init; }

    /// <summary>The value of a <see cref="JsonKind.Flag"/>.</summary>
    public bool Flag { get; init; }

    /// <summary>The elements of a <see cref="JsonKind.List"/>.</summary>
    public List<JsonValue> Elements { get; } = [];

    /// <summary>The members of a <see cref="JsonKind.Object"/>, each key once.</summary>
    public List<KeyValuePair<string, JsonValue>> Members { get; } = [];

    /// <summary>What it is, in words for a message.</summary>
    public string Described =>
        Kind switch
        {
            JsonKind.Null => "null",
            JsonKind.Flag => Flag ? "true" : "false",
            JsonKind.Number => $"the number {Text}",
            JsonKind.Text => $"the text \"{(Text.Length > 40 ? Text[..40] + "…" : Text)}\"",
            JsonKind.List => "a list",
            _ => "an object",
        };

    /// <summary>Its members, for reading by key.</summary>
    public JsonObject AsObject() => new(source, this);

    /// <summary>Records a fault at this place.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What to do.</param>
    public void Refuse(string rule, string message, string advice) =>
        source.Refuse(Offset, Path, rule, message, advice);

    /// <summary>Records that something else was expected here.</summary>
    /// <param name="expected">What was expected: <c>a number</c>.</param>
    public void RefuseKind(string expected) =>
        Refuse(
            "wrong-type",
            $"{(Path.Length > 0 ? $"'{Path}'" : "The file")} is {Described}, where {expected} is needed.",
            $"Write {expected} here."
        );
}
