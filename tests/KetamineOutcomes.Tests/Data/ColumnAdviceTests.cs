using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Data;

/// <summary>Names of columns stand in messages, unless the first line may be a participant.</summary>
public class ColumnAdviceTests
{
    [Theory]
    [InlineData("id,madrs_0,item10\nP1,30,a1\n")]
    [InlineData("patient,arm\nP1,IV\n")]
    [InlineData("Week 2,Week 4\n30,28\n")]
    public void A_header_is_listed(string text) =>
        Assert.Contains($"Columns are: {text.Split('\n')[0].Replace(",", ", ")}.", Advice(text).Text);

    [Theory]
    [InlineData("SECRET1,IV\nSECRET2,PO\n", "look")]
    [InlineData("SECRETa,Nausea\nSECRETb,Nausea\n", "look")]
    [InlineData("SECRET1,5,1\nSECRET2,6,0\n", "are numbers")]
    [InlineData("subject_id,termSECRET1,Nausea\n", "no rows")]
    [InlineData("SECRET1\nSECRET2\n", "single name")]
    public void Data_are_not_listed_unless_values_are_shown(string text, string why)
    {
        ColumnAdvice advice = Advice(text);
        Assert.Contains(why, advice.Text);
        Assert.DoesNotContain("SECRET", advice.Text);
        Assert.Contains("SECRET", advice.Withheld);
    }

    private static ColumnAdvice Advice(string text) => ColumnAdvice.For("day", Dataset.FromCsv(text));
}
