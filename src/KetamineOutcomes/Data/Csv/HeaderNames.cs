namespace KetamineOutcomes.Data.Csv;

/// <summary>Gives every column of a header a name of its own, by which an option can mean it.</summary>
internal static class HeaderNames
{
    /// <summary>The names, each once.</summary>
    /// <remarks>A column without a name is called by its place, <c>column_7</c>; columns of the same name by name and place,
    /// <c>score#3</c> and <c>score#5</c>, so that none of them is taken for the other. Should the file itself use such a name
    /// elsewhere, further <c>#</c> are added.</remarks>
    /// <param name="headers">The header's texts, trimmed.</param>
    public static string[] Of(IReadOnlyList<string> headers)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string header in headers)
        {
            counts[header] = counts.GetValueOrDefault(header) + 1;
        }
        string[] names = new string[headers.Count];
        for (int c = 0; c < names.Length; c++)
        {
            string name = headers[c];
            if (name.Length == 0 || counts[name] > 1)
            {
                name = name.Length == 0 ? Invariant($"column_{c + 1}") : Invariant($"{name}#{c + 1}");
                while (!counts.TryAdd(name, 1))
                {
                    name += "#";
                }
            }
            names[c] = name;
        }
        return names;
    }
}
