using System.Text.RegularExpressions;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Tests.Tables;

/// <summary>Every type of result, in text, HTML, Markdown and CSV: a title, footnotes that apply, nothing that is not a number
/// in a number's place.</summary>
public sealed partial class EveryResultTests
{
    public static TheoryData<string> Types =>
        new(
            typeof(Result)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Result)) && !type.IsAbstract)
                .Select(type => type.Name)
        );

    [Theory]
    [MemberData(nameof(Types))]
    public void Its_tables_are_fit_for_a_paper(string type)
    {
        Result[] results = ResultInstances.All.Where(result => result.GetType().Name == type).ToArray();
        Assert.True(
            results.Length > 0,
            $"No {type} is made in ResultInstances: add one, so that its tables are looked at."
        );
        foreach (Table table in results.SelectMany(result => result.ToTables().Append(result.ToTable())))
        {
            string text = table.ToText();
            Assert.True(table.Title.Length > 0, $"A table without a title:\n{text}");
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));
            foreach (
                string form in new[] { text, table.ToHtml(), table.ToMarkdown(), table.ToCsv(), table.ToCsvWithNotes() }
            )
            {
                Assert.False(Undefined().IsMatch(form), form);
                Assert.False(NegativeZero().IsMatch(form), form);
                Assert.DoesNotContain("..\n", form);
            }
            bool saysNotEstimable = table.Rows.Any(r => r.Cells.Skip(1).Any(TableNotes.SaysNotEstimable));
            bool explained = table.Footnotes.Any(note => note.StartsWith("NE:", StringComparison.Ordinal));
            Assert.True(saysNotEstimable == explained, text);
            bool saysInfinity = table.Rows.Any(r => r.Cells.Any(c => c.Contains('∞')));
            Assert.True(!saysInfinity || table.Footnotes.Any(note => note.Contains('∞')), text);
            Assert.All(table.Footnotes, note => Assert.EndsWith(".", note));
            Assert.Equal(table.Footnotes.Distinct(), table.Footnotes);
            Assert.Equal(table.Columns.Count, table.ToCsv().Split('\n')[0].Split(',').Length - Commas(table));
            string[] headings = table.ToCsv().Split('\n')[0].Split(',');
            Assert.Equal(headings.Distinct(), headings);
        }
    }

    private static int Commas(Table table) => table.Columns.Sum(column => column.Header.Count(c => c == ','));

    [GeneratedRegex(@"\bNaN\b|Infinity|-∞|\bnull\b")]
    private static partial Regex Undefined();

    [GeneratedRegex(@"(?<![\w.])[-\u2212]0(\.0+)?(?![\d.])")]
    private static partial Regex NegativeZero();
}
