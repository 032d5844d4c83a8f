namespace KetamineOutcomes.Data.Csv;

/// <summary>Finds lines above the header, as people write them in spreadsheets: a title, a subtitle, an empty row.</summary>
internal static class TitleRows
{
    /// <summary>The least width at which a first line with blank fields may be a title and not a header with nameless columns.</summary>
    private const int LeastPaddedWidth = 4;

    /// <summary>The line of the header, when lines that look like titles stand above it; <c>null</c> when none do.</summary>
    /// <remarks>A title has one field, or fills at most a third of the fields that most lines have. The first line that does not
    /// look so must look like a header: as wide as most, two thirds of it filled, without a number.</remarks>
    /// <param name="records">The text's first records.</param>
    public static int? HeaderLine(List<HeadRecord> records)
    {
        int width = HeadRecord.Width(records).Fields;
        if (width < 2 || records.Count < 2 || !IsTitle(records[0], width))
        {
            return null;
        }
        HeadRecord header = records.Find(record => !IsTitle(record, width));
        bool isHeader =
            header.Fields == width && header.Filled >= 2 && header.Filled * 3 >= width * 2 && header.Numbers == 0;
        return isHeader ? header.Line : null;
    }

    private static bool IsTitle(HeadRecord record, int width) =>
        record.Fields < width
            ? record.Filled <= 1 || record.Filled * 3 <= width
            : record.Fields == width && width >= LeastPaddedWidth && record.Filled * 3 <= width;
}
