using System.Globalization;
using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.Data.Csv;

/// <summary>A file read piece by piece is the file read as a whole.</summary>
public sealed class CsvChunkTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private List<Dataset> Chunks(string text, CsvReadOptions options)
    {
        var chunks = new List<Dataset>();
        Dataset.ReadCsvInChunks(folder.Write("t.csv", Encoding.UTF8.GetBytes(text)), chunks.Add, options);
        return chunks;
    }

    [Fact]
    public void Chunks_have_the_rows_lines_and_kinds_of_the_whole()
    {
        // Numbers until the last row, a comma that turns out to be a decimal mark, quotes over lines, blank lines, an empty end.
        var text = new StringBuilder("a title\n\nid;score;late;note;score;;\n");
        for (int i = 0; i < 500; i++)
        {
            string late = i == 499 ? "x" : string.Create(CultureInfo.InvariantCulture, $"{i}.50");
            string score = i % 7 == 0 ? "1,234" : string.Create(CultureInfo.InvariantCulture, $"{i},5");
            text.Append(
                CultureInfo.InvariantCulture,
                $"S{i % 90};{score};{late};\"a\n{i % 3}\";;;\n{(i % 50 == 0 ? "\n" : "")}"
            );
        }
        var options = new CsvReadOptions
        {
            Skip = 2,
            BlockBytes = 512,
            Threads = 3,
        };
        List<Dataset> chunks = Chunks(text.ToString(), options);
        Dataset whole = Dataset.ReadCsv(folder["t.csv"], options);
        Assert.True(chunks.Count > 10);
        Assert.Equal(whole.RowCount, chunks.Sum(chunk => chunk.RowCount));
        Assert.IsType<Factor>(whole["late"]);
        Assert.Equal(["id", "score#2", "late", "note", "score#5"], whole.ColumnNames);
        int first = 0;
        foreach (Dataset chunk in chunks)
        {
            Assert.Equal(whole.ColumnNames, chunk.ColumnNames);
            Assert.Equal(whole.Columns.Select(c => c.GetType()), chunk.Columns.Select(c => c.GetType()));
            for (int row = 0; row < chunk.RowCount; row++)
            {
                Assert.Equal(whole.LineOf(first + row), chunk.LineOf(row));
                Assert.Equal(
                    whole.Columns.Select(c => c.TextAt(first + row)),
                    chunk.Columns.Select(c => c.TextAt(row))
                );
            }
            first += chunk.RowCount;
        }
    }

    [Fact]
    public void Nothing_is_handed_out_of_a_file_that_is_refused()
    {
        string text = "a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 1000)) + "1\n";
        var handed = 0;
        string file = folder.Write("t.csv", Encoding.UTF8.GetBytes(text));
        TrialDataException thrown = Assert.Throws<TrialDataException>(() =>
            Dataset.ReadCsvInChunks(file, _ => handed++, new CsvReadOptions { BlockBytes = 64 })
        );
        Assert.Equal(("too-few-fields", 1002), (thrown.Problems[0].Rule, thrown.Problems[0].Line));
        Assert.Equal(0, handed);
    }

    [Fact]
    public void A_header_alone_gives_no_chunk() => Assert.Empty(Chunks("a,b\n", CsvReadOptions.Default));
}
