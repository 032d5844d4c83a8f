namespace KetamineOutcomes.Data.Csv;

/// <summary>Decides what the commas in a file's numbers are.</summary>
internal static class DecimalComma
{
    /// <summary>A comma is the decimal mark when no number has a point and some comma cannot be a thousands separator; else a
    /// column with commas is text.</summary>
    public static void Settle(List<ColumnBuilder> columns)
    {
        bool hasPoint = columns.Exists(c => c.IsNumeric && c.HasPoint);
        bool hasComma = columns.Exists(c => c.IsNumeric && c.HasComma);
        if (hasComma && !hasPoint)
        {
            return;
        }
        foreach (ColumnBuilder column in columns)
        {
            if (column.HasComma || column.HasDoubtfulComma)
            {
                column.BecomeText();
            }
        }
    }
}
