using System.Globalization;
using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Tests.Data.Csv;

/// <summary>What the reader makes of bytes, as one text: the table to the last bit, or the problems.</summary>
internal static class DatasetText
{
    /// <summary>The table: names, kinds, values, lines; or each problem's rule and line.</summary>
    public static string Of(byte[] bytes, CsvReadOptions options)
    {
        try
        {
            return Of(Dataset.ReadCsv(new MemoryStream(bytes), "t", options));
        }
        catch (TrialDataException e)
        {
            return string.Join(
                '\n',
                e.Problems.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Rule} {p.Line} {p.Message}"))
            );
        }
    }

    /// <summary>The table: names, kinds, values, lines.</summary>
    public static string Of(Dataset data)
    {
        var text = new StringBuilder();
        text.AppendJoin('|', data.ColumnNames).Append('\n');
        for (int row = 0; row < data.RowCount; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{data.LineOf(row)} ");
        }
        foreach (Column column in data.Columns)
        {
            text.Append('\n').Append(column.Name).Append(' ');
            if (column is NumericColumn numbers)
            {
                foreach (double value in numbers.Values)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(value):x} ");
                }
            }
            else
            {
                var factor = (Factor)column;
                text.AppendJoin('|', factor.Levels).Append(' ').AppendJoin(' ', factor.Codes.ToArray());
            }
        }
        return text.ToString();
    }
}
