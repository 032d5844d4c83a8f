using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads the columns of one table by type and records every fault; reading always goes on.</summary>
/// <remarks>Faults of numbers are recorded row by row. Words and participants that are not known are recorded once each,
/// at their first row, with the number of rows: one line in trial.json or subjects.csv mends them all.</remarks>
internal sealed class TableReader(SourceTable table, ProblemList problems)
{
    /// <summary>The table.</summary>
    public SourceTable Table => table;

    /// <summary>Number of rows.</summary>
    public int Rows => table.Data.RowCount;

    /// <summary>Whether a column is there.</summary>
    public bool Has(string column) => table.Find(column) is not null;

    /// <summary>Records each required column that is not there, and each column that stands twice.</summary>
    /// <param name="required">The required columns; alternatives are separated by a bar (<c>day|date</c>).</param>
    public void Check(params ReadOnlySpan<string> required)
    {
        foreach (string column in required)
        {
            string[] names = column.Split('|');
            if (!names.Any(Has))
            {
                ColumnAdvice advice = ColumnAdvice.For(names[0], table.Data);
                string wanted = string.Join(" or ", names.Select(name => $"'{table.FileColumn(name)}'"));
                problems.Add(
                    TrialRules.MissingColumn,
                    table.File,
                    table.Data.HeaderLine,
                    names[0],
                    $"There is no column {wanted}.",
                    $"{advice.Text} Name it in the header, or say under \"columns\" in trial.json which one it is.",
                    advice.Withheld
                );
            }
        }
    }

    /// <summary>Records a column that stands twice in the header.</summary>
    /// <param name="columns">The columns that are read.</param>
    public void CheckOnce(params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
        {
            if (table.Data.Matches(column).Count > 1)
            {
                problems.Add(
                    TrialRules.RepeatedColumn,
                    table.File,
                    table.Data.HeaderLine,
                    column,
                    $"The column '{table.FileColumn(column)}' stands twice in the header.",
                    "Rename or remove one of the two."
                );
            }
        }
    }

    /// <summary>Records a problem of a row.</summary>
    public void Report(TrialRule rule, int row, string column, string message, string advice) =>
        problems.Add(rule, table, row, column, message, advice);

    /// <summary>The place in subjects.csv of each row's participant; -1 where it is missing or unknown (recorded).</summary>
    public int[] Subjects(SubjectIndex subjects)
    {
        var places = new int[Rows];
        Array.Fill(places, -1);
        if (Category("subject_id") is not { } ids)
        {
            return places;
        }
        var place = new int[ids.Levels.Count];
        for (int level = 0; level < place.Length; level++)
        {
            place[level] = subjects.Find(ids.Levels[level]);
        }
        int[] codes = ids.Array;
        for (int row = 0; row < codes.Length; row++)
        {
            places[row] = codes[row] < 0 ? -1 : place[codes[row]];
        }
        RequireValues("subject_id", ids, "The participant is missing.", "Give every row its subject_id.");
        if (subjects.IsComplete)
        {
            problems.AddLevels(
                TrialRules.UnknownSubject,
                table,
                "subject_id",
                ids,
                level => place[level] < 0,
                _ => "The participant is not in subjects.csv.",
                _ => "Add the participant to subjects.csv, or correct the identifier."
            );
        }
        return places;
    }

    /// <summary>A column as categories; null when it is not there.</summary>
    public Factor? Category(string column) =>
        table.Find(column) switch
        {
            Factor factor => factor,
            NumericColumn numbers => numbers.AsFactor(),
            _ => null,
        };

    /// <summary>A column of words of a closed list, under their canonical form; null when it is not there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="canonical">The canonical form of a word; null when it is not known.</param>
    /// <param name="what">What a word is: <c>scale</c>.</param>
    /// <param name="advise">What to do about an unknown word.</param>
    /// <param name="order">The canonical words in the order that levels take.</param>
    public Factor? Words(
        string column,
        Func<string, string?> canonical,
        string what,
        Func<string, string> advise,
        IReadOnlyList<string> order
    )
    {
        if (Category(column) is not { } words)
        {
            return null;
        }
        string?[] forms = words.Levels.Select(canonical).ToArray();
        problems.AddLevels(
            TrialRules.UnknownWord,
            table,
            column,
            words,
            level => forms[level] is null,
            _ => $"The {what} is not known.",
            level => advise(words.Levels[level])
        );
        var found = new HashSet<string>(forms.OfType<string>(), StringComparer.Ordinal);
        string[] levels = order.Where(found.Contains).ToArray();
        Dictionary<string, int> places = PlacesOf(levels);
        var code = new int[forms.Length];
        for (int level = 0; level < code.Length; level++)
        {
            code[level] = forms[level] is { } form ? places[form] : -1;
        }
        return words.Recode(column, code, levels);
    }

    /// <summary>What the words of a closed list stand for, row by row; null where missing or unknown (recorded), and when the
    /// column is not there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rule">The rule that an unknown word breaks.</param>
    /// <param name="find">What a word stands for; null when it is not known.</param>
    /// <param name="message">What is wrong with an unknown word.</param>
    /// <param name="advise">What to do about it.</param>
    public T?[]? Values<T>(
        string column,
        TrialRule rule,
        Func<string, T?> find,
        string message,
        Func<string, string> advise
    )
        where T : struct => Category(column) is { } words ? ValuesOf(column, words, rule, find, message, advise) : null;

    /// <summary>A column of numbers, NaN where missing or refused (recorded); null when the column is not there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="min">Lowest possible value.</param>
    /// <param name="max">Highest possible value.</param>
    public double[]? Numbers(string column, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        double[]? values = table.Find(column) switch
        {
            NumericColumn numbers => numbers.Array,
            Factor words => TextNumbers.Read(table, problems, column, words),
            _ => null,
        };
        if (values is not null && (double.IsFinite(min) || double.IsFinite(max)))
        {
            CheckRange(column, values, min, max);
        }
        return values;
    }

    /// <summary>A column of whole numbers; -1 where missing or refused (recorded); null when the column is not there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="min">Lowest possible value, 0 or more.</param>
    /// <param name="max">Highest possible value.</param>
    public int[]? Wholes(string column, int min = 0, int max = int.MaxValue)
    {
        if (Numbers(column, min, max) is not { } values)
        {
            return null;
        }
        var wholes = new int[values.Length];
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            bool isWhole = value == Math.Floor(value);
            wholes[row] = isWhole && value >= min && value <= max ? (int)value : -1;
            if (!isWhole && !double.IsNaN(value))
            {
                problems.Add(
                    TrialRules.NotWhole,
                    table,
                    row,
                    column,
                    "The number is not whole.",
                    "Write a whole number."
                );
            }
        }
        return wholes;
    }

    /// <summary>A column of 1 and 0, or yes and no, y and n, true and false in any case: 1, 0, or -1 where missing or refused
    /// (recorded); null when the column is not there.</summary>
    public int[]? Flags(string column)
    {
        if (table.Find(column) is not Factor words)
        {
            return Wholes(column, 0, 1);
        }
        return Array.ConvertAll(
            ValuesOf(
                column,
                words,
                TrialRules.UnknownWord,
                FlagOf,
                "The value is neither yes nor no.",
                _ => "Write 1 or 0 (yes and no, true and false are read too), or map it under \"codes\" in trial.json."
            ),
            flag => flag ?? -1
        );
    }

    /// <summary>Records each row whose category is missing.</summary>
    public void RequireValues(string column, Column values, string message, string advice)
    {
        for (int row = 0; row < values.Length; row++)
        {
            if (values.IsMissing(row))
            {
                problems.Add(TrialRules.MissingValue, table, row, column, message, advice);
            }
        }
    }

    /// <summary>Records each end that lies before its start.</summary>
    public void CheckOrder(ReadOnlySpan<double> starts, ReadOnlySpan<double> ends, string column, string what)
    {
        for (int row = 0; row < starts.Length; row++)
        {
            if (ends[row] < starts[row])
            {
                problems.Add(
                    TrialRules.EndBeforeStart,
                    table,
                    row,
                    column,
                    $"{what} ends before it begins.",
                    "Correct the start or the end."
                );
            }
        }
    }

    /// <summary>Each word's place in a list.</summary>
    public static Dictionary<string, int> PlacesOf(IReadOnlyList<string> words)
    {
        var places = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        for (int place = 0; place < words.Count; place++)
        {
            places.Add(words[place], place);
        }
        return places;
    }

    private T?[] ValuesOf<T>(
        string column,
        Factor words,
        TrialRule rule,
        Func<string, T?> find,
        string message,
        Func<string, string> advise
    )
        where T : struct
    {
        T?[] meanings = words.Levels.Select(find).ToArray();
        problems.AddLevels(
            rule,
            table,
            column,
            words,
            level => meanings[level] is null,
            _ => message,
            level => advise(words.Levels[level])
        );
        return Array.ConvertAll(words.Array, code => code < 0 ? null : meanings[code]);
    }

    private static int? FlagOf(string word) =>
        word.ToUpperInvariant() switch
        {
            "1" or "Y" or "YES" or "TRUE" => 1,
            "0" or "N" or "NO" or "FALSE" => 0,
            _ => null,
        };

    private void CheckRange(string column, double[] values, double min, double max)
    {
        string limits =
            double.IsFinite(min) && max < int.MaxValue ? Invariant($"from {min} to {max}")
            : double.IsFinite(min) ? Invariant($"of {min} or more")
            : Invariant($"of {max} or less");
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] < min || values[row] > max)
            {
                problems.Add(
                    TrialRules.OutOfRange,
                    table,
                    row,
                    column,
                    $"The value is impossible: '{column}' is a number {limits}.",
                    "Correct it, or leave the cell empty."
                );
            }
        }
    }
}
