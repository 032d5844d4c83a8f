using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Adds columns under our names to those of an ADaM file, which stay: ADaM's own names can be used in plans too.</summary>
internal sealed class AdamColumns
{
    private readonly Dataset data;
    private readonly IReadOnlyDictionary<string, string> described;
    private readonly List<Column> columns;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    /// <summary>Begins with a file's columns.</summary>
    /// <param name="data">The file.</param>
    /// <param name="described">Columns that trial.json names itself: they are not added here.</param>
    public AdamColumns(Dataset data, IReadOnlyDictionary<string, string> described)
    {
        this.data = data;
        this.described = described;
        columns = [.. data.Columns];
        words.AddRange(described.Select(column => $"{column.Value} → {column.Key} (trial.json)"));
    }

    /// <summary>Our names and the file's.</summary>
    public IReadOnlyDictionary<string, string> Names => names;

    /// <summary>The mapping in words: <c>PARAMCD → scale, AVAL → score</c>.</summary>
    public string Reading => string.Join(", ", words);

    /// <summary>The file's columns and those added.</summary>
    public Dataset Data => new(data.Name, columns, data.RowCount, data.Lines()) { HeaderLine = data.HeaderLine };

    /// <summary>Whether trial.json says itself what one of our columns is.</summary>
    public bool IsDescribed(string ours) => described.ContainsKey(ours);

    /// <summary>Adds the first of some columns that is there under our name; null when none is, or trial.json says it.</summary>
    /// <param name="ours">Our name.</param>
    /// <param name="candidates">ADaM's, the preferred one first.</param>
    public Column? Take(string ours, params ReadOnlySpan<string> candidates)
    {
        foreach (string candidate in candidates)
        {
            if (!IsDescribed(ours) && data.Find(candidate) is { } column)
            {
                Add(ours, column, column, $"{column.Name} → {ours}");
                return column;
            }
        }
        return null;
    }

    /// <summary>Adds a column that was computed from one of the file's.</summary>
    /// <param name="ours">Our name.</param>
    /// <param name="source">The file's column that messages name.</param>
    /// <param name="values">The values.</param>
    /// <param name="word">What was done, in words; null says nothing.</param>
    public void Add(string ours, Column source, Column values, string? word)
    {
        if (IsDescribed(ours))
        {
            return;
        }
        columns.RemoveAll(column => column.Name == ours);
        columns.Add(TableLayout.Renamed(values, ours));
        names[ours] = source.Name;
        if (word is not null)
        {
            words.Add(word);
        }
    }

    /// <summary>Adds a column that is the same in every row.</summary>
    public void AddConstant(string ours, double value)
    {
        var values = new double[data.RowCount];
        Array.Fill(values, value);
        columns.RemoveAll(column => column.Name == ours);
        columns.Add(new NumericColumn(ours, values));
    }

    /// <summary>Says something more about the reading.</summary>
    public void Say(string word) => words.Add(word);
}
