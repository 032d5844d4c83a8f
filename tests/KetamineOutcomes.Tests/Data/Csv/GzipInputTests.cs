using System.Globalization;
using System.Text;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Data.Csv;

public class GzipInputTests
{
    private static readonly byte[] Table = Encoding.UTF8.GetBytes(
        "id,score\n"
            + string.Concat(
                Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"S{i},{i % 61}\n"))
            )
    );

    [Fact]
    public void A_packed_table_is_the_table()
    {
        Dataset data = Dataset.ReadCsv(new MemoryStream(Gzip.Of(Table)), "t.csv.gz");
        Assert.Equal(20_000, data.RowCount);
        Assert.Equal(19_999 % 61, ((NumericColumn)data["score"]).Values[^1]);
    }

    [Fact]
    public void An_archive_of_several_members_is_read_to_its_end()
    {
        byte[] two = [.. Gzip.Of("a,b\n1,2\n"u8), .. Gzip.Of("3,4\n"u8)];
        Assert.Equal(2, Dataset.ReadCsv(new MemoryStream(two), "t").RowCount);
    }

    [Fact]
    public void An_archive_cut_anywhere_is_refused_and_never_a_shorter_table()
    {
        byte[] packed = Gzip.Of(Table);
        for (int length = 2; length < packed.Length; length += 1 + (packed.Length - length) / 40)
        {
            DataProblem problem = Assert.Single(
                Assert
                    .Throws<TrialDataException>(() => Dataset.ReadCsv(new MemoryStream(packed, 0, length), "t.csv.gz"))
                    .Problems
            );
            Assert.Equal(("damaged-gzip", "t.csv.gz"), (problem.Rule, problem.File));
        }
    }

    [Fact]
    public void An_archive_whose_second_member_is_cut_is_refused()
    {
        byte[] first = Gzip.Of("a,b\n1,2\n"u8);
        byte[] second = Gzip.Of("3,4\n"u8);
        for (int length = 1; length < second.Length; length++)
        {
            byte[] cut = [.. first, .. second[..length]];
            Assert.True(
                Record.Exception(() => Dataset.ReadCsv(new MemoryStream(cut), "t")) is TrialDataException,
                string.Create(CultureInfo.InvariantCulture, $"cut after {length} of {second.Length}")
            );
        }
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        byte[] packed = Gzip.Of(Table);
        packed[^6] ^= 1;
        Assert.Equal(
            "damaged-gzip",
            Assert.Throws<TrialDataException>(() => Dataset.ReadCsv(new MemoryStream(packed), "t")).Problems[0].Rule
        );
    }

    [Fact]
    public void An_archive_inside_an_archive_is_named() =>
        Assert.Contains(
            "gzip archive inside another",
            Assert
                .Throws<TrialDataException>(() => Dataset.ReadCsv(new MemoryStream(Gzip.Of(Gzip.Of(Table))), "t"))
                .Message,
            StringComparison.Ordinal
        );
}
