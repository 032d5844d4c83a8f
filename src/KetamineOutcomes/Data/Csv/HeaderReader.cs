using System.Text;
using CsvHelper;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Makes the columns of a header.</summary>
internal static class HeaderReader
{
    /// <summary>The texts of the record that a reader stands on, trimmed.</summary>
    public static string[] Texts(CsvReader csv)
    {
        string[] headers = new string[csv.FieldCount];
        for (int c = 0; c < headers.Length; c++)
        {
            headers[c] = Encoding.UTF8.GetString(FieldText.Trim(csv.GetSpan(c)));
        }
        return headers;
    }

    /// <summary>A column for each text of the header, under a name of its own.</summary>
    public static List<ColumnBuilder> Columns(string[] headers, IReadOnlySet<string> textColumns)
    {
        string[] names = HeaderNames.Of(headers);
        var columns = new List<ColumnBuilder>(names.Length);
        for (int c = 0; c < names.Length; c++)
        {
            var column = new ColumnBuilder(names[c], headers[c]);
            if (textColumns.Contains(headers[c]))
            {
                column.BecomeText();
            }
            columns.Add(column);
        }
        return columns;
    }
}
