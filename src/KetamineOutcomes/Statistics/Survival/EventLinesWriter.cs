namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Collects lines that arrive in order, adding up those with the same key.</summary>
internal sealed class EventLinesWriter(int capacity, bool hasEntry, bool isWeighted)
{
    private readonly double[] time = new double[capacity];
    private readonly double[]? entry = hasEntry ? new double[capacity] : null;
    private readonly int[] code = new int[capacity];
    private readonly double[] people = new double[capacity];
    private readonly double[]? weight = isWeighted ? new double[capacity] : null;
    private readonly double[]? squared = isWeighted ? new double[capacity] : null;
    private int count;

    public void Add(double atTime, double fromEntry, int withCode, double persons, double sum, double sumOfSquares)
    {
        int last = count - 1;
        bool same =
            last >= 0 && time[last] == atTime && code[last] == withCode && (entry is null || entry[last] == fromEntry);
        if (!same)
        {
            last = count++;
            time[last] = atTime;
            code[last] = withCode;
            if (entry is not null)
            {
                entry[last] = fromEntry;
            }
        }
        people[last] += persons;
        if (weight is not null)
        {
            weight[last] += sum;
            squared![last] += sumOfSquares;
        }
    }

    public EventLines ToLines() =>
        new(
            Cut(time),
            entry is null ? null : Cut(entry),
            Cut(code),
            Cut(people),
            CutOrNull(weight),
            CutOrNull(squared)
        );

    private double[]? CutOrNull(double[]? values) => values is null ? null : Cut(values);

    private T[] Cut<T>(T[] values)
    {
        Array.Resize(ref values, count);
        return values;
    }
}
