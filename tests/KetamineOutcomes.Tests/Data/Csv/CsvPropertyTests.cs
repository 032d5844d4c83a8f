using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data.Csv;

/// <summary>The reader against a parser so simple that it can be checked by eye, on seeded random tables and dialects; and on
/// random bytes, where it must either read or refuse.</summary>
public partial class CsvPropertyTests
{
    private static readonly string[] Pieces =
    [
        "1",
        "0",
        "12.5",
        "-3",
        "007",
        "1e3",
        "NA",
        "",
        ".",
        "n/a",
        "IV",
        "é",
        "two words",
        "a\"b",
        "x\ny",
        "x\r\ny",
        "semi;colon",
        "com,ma",
        "tab\there",
        "bar|bar",
        "Inf",
        "0x1",
        "1.50",
        " padded ",
        "\u00A0nbsp",
        "日本",
        "+4",
        "1.",
        ".5",
        "-",
        "99999999999999999999",
        "1E-400",
    ];

    [Fact]
    public void Random_tables_are_read_as_the_naive_parser_reads_them()
    {
        var random = new Random(20_261_123);
        for (int n = 0; n < 2000; n++)
        {
            int columns = random.Next(1, 5);
            int rows = random.Next(0, 12);
            char delimiter = ",;\t|"[random.Next(4)];
            string end = random.Next(2) == 0 ? "\n" : "\r\n";
            string[] pool = Enumerable
                .Range(0, random.Next(1, 6))
                .Select(_ => Pieces[random.Next(Pieces.Length)])
                .ToArray();
            var text = new StringBuilder();
            text.AppendJoin(delimiter, Enumerable.Range(0, columns).Select(c => $"c{c}")).Append(end);
            for (int r = 0; r < rows; r++)
            {
                text.AppendJoin(
                        delimiter,
                        Enumerable
                            .Range(0, columns)
                            .Select(_ => Quote(pool[random.Next(pool.Length)], delimiter, random))
                    )
                    .Append(r == rows - 1 && random.Next(2) == 0 ? "" : end);
            }
            CompareWithNaive(text.ToString(), delimiter, n);
        }
    }

    private static void CompareWithNaive(string text, char delimiter, int n)
    {
        List<string[]> expected = NaiveParse(text, delimiter);
        var options = new CsvReadOptions { Delimiter = delimiter, DecimalMark = '.' };
        Dataset data = Dataset.ReadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t", options);
        Assert.True(expected.Count - 1 == data.RowCount, $"case {n}: {text}");
        for (int c = 0; c < expected[0].Length; c++)
        {
            string?[] cells = expected.Skip(1).Select(row => IsMissing(row[c].Trim()) ? null : row[c].Trim()).ToArray();
            bool numeric = cells.All(cell => cell is null || IsNumber(cell));
            Column column = data.Columns[c];
            Assert.True(numeric == column is NumericColumn, $"case {n}, column {c}: {text}");
            for (int r = 0; r < cells.Length; r++)
            {
                if (cells[r] is not { } cell)
                {
                    Assert.True(column.IsMissing(r), $"case {n}, row {r}, column {c}: {text}");
                }
                else if (column is NumericColumn numbers)
                {
                    Assert.Equal(double.Parse(cell, CultureInfo.InvariantCulture), numbers.Values[r]);
                }
                else
                {
                    Assert.Equal(cell, column.TextAt(r));
                }
            }
        }
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_and_nothing_else()
    {
        var random = new Random(7);
        byte[] alphabet = [.. "ab1.,;\t|\"\n\r -e"u8, 0xC3, 0xA9, 0xE9, 0xFF, 0xFE, 0x00, 0x81];
        for (int n = 0; n < 3000; n++)
        {
            byte[] bytes = new byte[random.Next(0, 80)];
            int letters = random.Next(2) == 0 ? alphabet.Length : 15;
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = alphabet[random.Next(letters)];
            }
            try
            {
                Dataset data = Dataset.ReadCsv(new MemoryStream(bytes), "t");
                Assert.All(data.Columns, column => Assert.Equal(data.RowCount, column.Length));
                for (int r = 1; r < data.RowCount; r++)
                {
                    Assert.True(data.LineOf(r) > data.LineOf(r - 1));
                }
            }
            catch (TrialDataException e)
            {
                Assert.NotEmpty(e.Problems);
                Assert.All(e.Problems, problem => Assert.NotEmpty(problem.Advice));
            }
        }
    }

    [Fact]
    public void Encodings_agree_wherever_a_block_of_the_file_ends()
    {
        // A character of several bytes is cut by the end of a block of 65,536 bytes at each of its places.
        for (int shift = 0; shift < 4; shift++)
        {
            var text = new StringBuilder("id,arm\n");
            text.Append('x', shift).Append(",a\n");
            for (int r = 0; r < 30_000; r++)
            {
                text.Append("é日𝒳").Append(r % 10).Append(",ü\n");
            }
            string[] utf8 = Levels(Encoding.UTF8.GetBytes(text.ToString()));
            string[] utf16 = Levels(Encoding.Unicode.GetBytes(text.ToString()));
            Assert.Equal(utf8, utf16);
            Assert.Contains("é日𝒳7", utf8);
        }
        string latin = "id,arm\n" + string.Concat(Enumerable.Repeat("ascii,a\n", 20_000)) + "Rückfall,é\n";
        Assert.Equal(Levels(Encoding.UTF8.GetBytes(latin)), Levels(Encoding.Latin1.GetBytes(latin)));

        static string[] Levels(byte[] bytes) =>
            [.. ((Factor)Dataset.ReadCsv(new MemoryStream(bytes), "t")["id"]).Levels];
    }

    private static string Quote(string cell, char delimiter, Random random) =>
        cell.AsSpan().ContainsAny([delimiter, '"', '\n', '\r']) || cell.Length == 0 || random.Next(4) == 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    private static bool IsMissing(string cell) =>
        cell.ToUpperInvariant() is "" or "NA" or "N/A" or "NAN" or "NULL" or ".";

    private static bool IsNumber(string cell) =>
        Number().IsMatch(cell) && double.IsFinite(double.Parse(cell, CultureInfo.InvariantCulture));

    /// <summary>RFC 4180, a character at a time.</summary>
    private static List<string[]> NaiveParse(string text, char delimiter)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char? c = i < text.Length ? text[i] : null;
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == delimiter || c is '\n' or '\r' or null)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c != delimiter)
                {
                    bool blank = i == 0 || text[i - 1] is '\n' or '\r' && row.Count == 1;
                    if (!(blank && row is [""]))
                    {
                        rows.Add([.. row]);
                    }
                    row.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }
        return rows;
    }

    [GeneratedRegex(@"^[+-]?(?!0[0-9])([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();
}
