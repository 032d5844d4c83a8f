using System.Diagnostics;
using System.Globalization;
using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data.Csv;

/// <summary>Tables damaged at random in 10,000 ways: each is read or refused with one exception, in bounded time and memory,
/// without a participant's value in the message, and alike by one thread and by several.</summary>
public sealed class CsvFuzzTests
{
    private const int Cases = 10_000;

    /// <summary>What stands in every cell, and must stand in no message.</summary>
    private static readonly string[] Secrets = ["SECRET", "7351"];

    [Fact]
    public void A_damaged_file_is_read_or_refused()
    {
        int refusals = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = Damage(Table(random), random);
            string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}");
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            Exception? thrown = Record.Exception(() => Read(bytes));
            Assert.True(thrown is null or TrialDataException, $"{what}: {thrown}");
            if (thrown is TrialDataException refused)
            {
                string text = string.Join('\n', refused.Problems.Select(p => p.ToText())) + refused.Message;
                refusals++;
                Assert.NotEmpty(refused.Problems);
                Assert.All(refused.Problems, p => Assert.True(p.File == "t.csv" && p.Message.Length > 0, what));
                Assert.True(!Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)), $"{what}: {text}");
            }
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5), what);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 4_000_000 + 200L * bytes.Length);
        }
        Assert.InRange(refusals, Cases / 5, Cases * 4 / 5);
    }

    [Fact]
    public void A_damaged_file_is_the_same_table_in_one_piece_and_in_many()
    {
        for (int seed = 0; seed < Cases / 4; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = Damage(Table(random), random);
            string asOne = DatasetText.Of(bytes, new CsvReadOptions { Threads = 0 });
            string inBlocks = DatasetText.Of(
                bytes,
                new CsvReadOptions { Threads = random.Next(1, 4), BlockBytes = 16 << random.Next(5) }
            );
            // Bytes that are no text end the reading; how much was read before depends on how much is read at once.
            if (!asOne.Contains("invalid-bytes", StringComparison.Ordinal))
            {
                Assert.True(
                    asOne == inBlocks,
                    string.Create(CultureInfo.InvariantCulture, $"seed {seed}:\n{asOne}\n---\n{inBlocks}")
                );
            }
        }
    }

    private static void Read(byte[] bytes)
    {
        Dataset data = Dataset.ReadCsv(new MemoryStream(bytes), "t.csv");
        if (
            data.Columns.Any(column => column.Length != data.RowCount)
            || data.ColumnNames.Distinct(StringComparer.Ordinal).Count() != data.ColumnNames.Count
        )
        {
            throw new InvalidOperationException("Columns of different length, or of the same name.");
        }
    }

    private static string[][] Table(Random random)
    {
        int columns = random.Next(1, 7);
        int rows = random.Next(0, 40);
        int[] kinds = Enumerable.Range(0, columns).Select(_ => random.Next(6)).ToArray();
        return Enumerable
            .Range(-1, rows + 1)
            .Select(row =>
                kinds
                    .Select(
                        (kind, c) =>
                            row < 0 ? string.Create(CultureInfo.InvariantCulture, $"c{c}") : Cell(kind, row, random)
                    )
                    .ToArray()
            )
            .ToArray();
    }

    private static string Cell(int kind, int row, Random random) =>
        random.Next(20) == 0
            ? ""
            : kind switch
            {
                0 => string.Create(CultureInfo.InvariantCulture, $"SECRET{row}"),
                1 => string.Create(CultureInfo.InvariantCulture, $"7351{random.Next(100)}"),
                2 => string.Create(CultureInfo.InvariantCulture, $"{random.Next(10)}.7351{random.Next(10)}"),
                3 => string.Create(CultureInfo.InvariantCulture, $"SECRET é{random.Next(4)}"),
                4 => string.Create(CultureInfo.InvariantCulture, $"{-random.Next(10)}.{random.Next(3)}"),
                _ => $"\"SECRET, \"\"quoted\"\"{(random.Next(3) == 0 ? "\nover lines" : "")}\"",
            };

    private static byte[] Damage(string[][] cells, Random random)
    {
        char delimiter = ",;\t|"[random.Next(4)];
        string end = random.Next(4) switch
        {
            0 => "\r\n",
            1 when random.Next(4) == 0 => "\r",
            _ => "\n",
        };
        var lines = cells.Select(row => string.Join(delimiter, row)).ToList();
        for (int damage = random.Next(4); damage > 0 && lines.Count > 0; damage--)
        {
            int at = random.Next(lines.Count);
            string line = lines[at];
            int place = random.Next(line.Length + 1);
            lines[at] = random.Next(9) switch
            {
                0 => line[..place],
                1 => line.Insert(place, "\""),
                2 => string.Join(delimiter, line.Split(delimiter).Skip(1)),
                3 => line.Insert(place, delimiter.ToString()),
                4 => line.Insert(place, new string('9', random.Next(1, 400))),
                5 => line.Insert(place, "1e" + new string('7', random.Next(1, 30))),
                6 => line.Insert(place, end + end),
                7 => line.Insert(place, "\uFEFF"),
                _ => random.Next(2) == 0 ? "SECRET title" : " \t ",
            };
        }
        Encoding encoding = random.Next(6) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            2 => Encoding.Latin1,
            _ => Encoding.UTF8,
        };
        byte[] bytes = encoding.GetBytes(string.Join(end, lines) + (random.Next(2) == 0 ? end : ""));
        bytes = random.Next(3) == 0 ? [.. encoding.GetPreamble(), .. bytes] : bytes;
        if (random.Next(5) == 0 && bytes.Length > 0)
        {
            // A piece in another encoding.
            int at = random.Next(bytes.Length);
            bytes = [.. bytes[..at], .. Encoding.Latin1.GetBytes("é;ü\n"), .. bytes[at..]];
        }
        for (int flips = random.Next(3) == 0 ? random.Next(1, 6) : 0; flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }
        if (random.Next(6) == 0)
        {
            byte[] packed = Gzip.Of(bytes);
            bytes = random.Next(2) == 0 ? packed : packed[..random.Next(packed.Length)];
            if (random.Next(3) == 0 && bytes.Length > 0)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }
        }
        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
