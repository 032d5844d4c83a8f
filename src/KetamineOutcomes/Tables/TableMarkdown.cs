using System.Text;

namespace KetamineOutcomes.Tables;

internal static class TableMarkdown
{
    // What GitHub-flavoured Markdown and the mathematics in it read as more than a letter.
    private const string Special = "\\|<>&*`[]~$";

    public static string Render(Table table)
    {
        var text = new StringBuilder();
        if (table.Title.Length > 0)
        {
            text.Append("**").Append(Escape(table.Title)).Append("**\n\n");
        }
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(c => Escape(c.Header))).Append(" |\n");
        text.Append('|').AppendJoin('|', table.Columns.Select(c => c.IsNumeric ? "---:" : "---")).Append("|\n");
        foreach (TableRow row in table.Rows)
        {
            string indent = string.Concat(Enumerable.Repeat("&emsp;", row.Indent));
            string first = Escape(row.Cells[0].TrimStart(' '));
            text.Append("| ").Append(indent).Append(row.IsHeading ? $"**{first}**" : first);
            foreach (string cell in row.Cells.Skip(1))
            {
                text.Append(" | ").Append(Escape(cell));
            }
            text.Append(" |\n");
        }
        foreach (string note in table.Footnotes)
        {
            text.Append('\n').Append(StartOfLine(Escape(note))).Append('\n');
        }
        return text.ToString();
    }

    private static string Escape(string cell)
    {
        var text = new StringBuilder(cell.Length);
        for (int i = 0; i < cell.Length; i++)
        {
            char c = cell[i];
            if (c is '\r' or '\n')
            {
                text.Append(' ');
                continue;
            }
            // Inside a word an underscore is a letter: column names stay readable.
            bool isMark =
                c == '_'
                    ? i == 0
                        || i + 1 == cell.Length
                        || !char.IsLetterOrDigit(cell[i - 1])
                        || !char.IsLetterOrDigit(cell[i + 1])
                    : Special.Contains(c, StringComparison.Ordinal);
            text.Append(isMark ? "\\" : "").Append(c);
        }
        return text.ToString();
    }

    // A note that begins like a heading or a list would become one.
    private static string StartOfLine(string note)
    {
        int digits = note.TakeWhile(char.IsAsciiDigit).Count();
        return note.Length > 0 && note[0] is '#' or '-' or '+' ? "\\" + note
            : digits > 0 && digits < note.Length && note[digits] is '.' or ')' ? note.Insert(digits, "\\")
            : note;
    }
}
