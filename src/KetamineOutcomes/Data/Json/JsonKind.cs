namespace KetamineOutcomes.Data.Json;

/// <summary>What stands at a place in a JSON file.</summary>
internal enum JsonKind
{
    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A list in square brackets.</summary>
    List,

    /// <summary>An object in braces.</summary>
    Object,
}
