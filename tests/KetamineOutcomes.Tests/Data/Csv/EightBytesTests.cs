using System.Globalization;
using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data.Csv;

public class EightBytesTests
{
    [Fact]
    public void Digits_are_counted_and_read_whatever_stands_behind_them()
    {
        var random = new Random(5);
        for (int n = 0; n < 20_000; n++)
        {
            int length = random.Next(9);
            byte[] bytes = new byte[8];
            random.NextBytes(bytes);
            string digits = string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10))));
            Encoding.ASCII.GetBytes(digits).CopyTo(bytes, 0);
            if (length < 8)
            {
                bytes[length] = (byte)(random.Next(2) == 0 ? random.Next('0') : random.Next('9' + 1, 256));
            }
            ulong word = EightBytes.Read(bytes, 0);
            Assert.Equal(length, EightBytes.DigitsAtStart(word));
            if (length > 0)
            {
                Assert.Equal(int.Parse(digits, CultureInfo.InvariantCulture), EightBytes.Number(word, length));
            }
        }
    }

    [Fact]
    public void Fields_end_at_the_first_delimiter_or_line_break()
    {
        byte[] ends = ";\n\r"u8.ToArray();
        var random = new Random(6);
        for (int n = 0; n < 20_000; n++)
        {
            byte[] bytes = new byte[8];
            random.NextBytes(bytes);
            int expected = bytes.AsSpan().IndexOfAny(ends);
            ulong word = EightBytes.Read(bytes, 0);
            Assert.Equal(expected < 0 ? 8 : expected, EightBytes.EndOfField(word, (byte)';'));
            int place = random.Next(8);
            Assert.Equal(
                [.. bytes[..place], .. bytes[(place + 1)..], 0],
                BitConverter.GetBytes(EightBytes.Without(word, place))
            );
            Assert.Equal(
                [.. bytes[..place], .. new byte[8 - place]],
                BitConverter.GetBytes(EightBytes.First(word, place))
            );
        }
    }

    /// <summary>Numbers in every short form, in columns of one form and of several: each as double.Parse reads it.</summary>
    [Fact]
    public void Short_numbers_are_read_to_the_last_bit()
    {
        var random = new Random(7);
        for (int table = 0; table < 300; table++)
        {
            int decimals = random.Next(5);
            bool isMixed = random.Next(3) == 0;
            string[] texts = Enumerable
                .Range(0, random.Next(1, 60))
                .Select(_ =>
                {
                    double value = (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-2, 8));
                    int places = isMixed ? random.Next(5) : decimals;
                    return random.Next(12) == 0 ? "NA" : value.ToString("F" + places, CultureInfo.InvariantCulture);
                })
                .ToArray();
            byte[] bytes = Encoding.UTF8.GetBytes("a,b\n" + string.Concat(texts.Select(text => $"{text},x\n")));
            var column = (NumericColumn)Dataset.ReadCsv(new MemoryStream(bytes), "t")["a"];
            for (int row = 0; row < texts.Length; row++)
            {
                double expected =
                    texts[row] == "NA" ? double.NaN : double.Parse(texts[row], CultureInfo.InvariantCulture);
                Assert.Equal(
                    BitConverter.DoubleToInt64Bits(expected),
                    BitConverter.DoubleToInt64Bits(column.Values[row])
                );
            }
            // The same, as text: what was written is had again.
            byte[] late = [.. bytes, .. "z,x\n"u8];
            var factor = (Factor)Dataset.ReadCsv(new MemoryStream(late), "t", new() { BlockBytes = 64 })["a"];
            Assert.Equal(
                texts.Select(text => text == "NA" ? "" : text),
                Enumerable.Range(0, texts.Length).Select(factor.TextAt)
            );
        }
    }
}
