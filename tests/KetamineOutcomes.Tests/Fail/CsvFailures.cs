using System.Text;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Fail;

/// <summary>Files that were once read wrongly, each as it was found.</summary>
public class CsvFailures
{
    private static Dataset Read(byte[] bytes) => Dataset.ReadCsv(new MemoryStream(bytes), "t.csv");

    // Trimming took every character up to the space for white space.
    [Fact]
    public void A_control_character_at_the_end_of_a_text_is_kept() =>
        Assert.Equal("x\u0002", Read("a\nx\u0002\n"u8.ToArray())["a"].TextAt(0));

    // One character whose low byte is zero made the detection give up, and the file was called binary.
    [Fact]
    public void Utf16_without_a_mark_may_hold_characters_with_a_zero_low_byte() =>
        Assert.Equal("Ā", Read(Encoding.Unicode.GetBytes("arm,n\nĀ,1\n"))["arm"].TextAt(0));
}
