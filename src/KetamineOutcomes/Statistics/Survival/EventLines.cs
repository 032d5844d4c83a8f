namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The lines of an <see cref="EventTable"/> as columns, ordered by time, then entry, then code.</summary>
/// <remarks>A code is <c>cell · (causes + 1) + outcome</c>, a cell <c>stratum · groups + group</c>. Lines that stand for
/// nobody, or have no weight, are not here.</remarks>
internal sealed class EventLines(
    double[] time,
    double[]? entry,
    int[] code,
    double[] people,
    double[]? weight,
    double[]? squaredWeight
)
{
    public int Count => time.Length;

    public double[] Time => time;

    /// <summary>Entry times, or null when everybody is at risk from the start.</summary>
    public double[]? Entry => entry;

    public int[] Code => code;

    /// <summary>How many people a line stands for.</summary>
    public double[] People => people;

    /// <summary>Sum of their weights; the people themselves without sampling weights.</summary>
    public double[] Weight => weight ?? people;

    /// <summary>Sum of their squared weights; the people themselves without sampling weights.</summary>
    public double[] SquaredWeight => squaredWeight ?? people;

    public bool IsWeighted => weight is not null;

    public bool HasEntry => entry is not null;
}
