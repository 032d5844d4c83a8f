using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>The rows of a file that a layout keeps: each rule sets some aside, and is counted.</summary>
internal sealed class FileRows
{
    private readonly bool[] isOut;
    private readonly List<SetAsideRows> setAside = [];

    public FileRows(int rows) => isOut = new bool[rows];

    /// <summary>What was set aside.</summary>
    public IReadOnlyList<SetAsideRows> SetAside => setAside;

    /// <summary>Whether a row is kept.</summary>
    public bool Has(int row) => !isOut[row];

    /// <summary>Sets rows aside that are still in.</summary>
    /// <param name="isOther">Which rows.</param>
    /// <param name="reason">Why, as it follows their number.</param>
    public void Leave(Predicate<int> isOther, string reason)
    {
        int count = 0;
        for (int row = 0; row < isOut.Length; row++)
        {
            if (!isOut[row] && isOther(row))
            {
                isOut[row] = true;
                count++;
            }
        }
        if (count > 0)
        {
            setAside.Add(new SetAsideRows(reason, count));
        }
    }

    /// <summary>The rows that are kept, in order.</summary>
    public int[] Kept()
    {
        int count = 0;
        foreach (bool left in isOut)
        {
            count += left ? 0 : 1;
        }
        var kept = new int[count];
        count = 0;
        for (int row = 0; row < isOut.Length; row++)
        {
            if (!isOut[row])
            {
                kept[count++] = row;
            }
        }
        return kept;
    }

    /// <summary>The kept rows of a table.</summary>
    public Dataset Of(Dataset data)
    {
        int[] kept = Kept();
        return kept.Length == data.RowCount
            ? data
            : new Dataset(
                data.Name,
                data.Columns.Select(column => column.Take(kept)).ToArray(),
                kept.Length,
                Array.ConvertAll(kept, data.LineOf)
            )
            {
                HeaderLine = data.HeaderLine,
            };
    }
}
