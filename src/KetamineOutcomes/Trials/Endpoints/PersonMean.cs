namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>A participant's values, on their way to a mean.</summary>
/// <param name="Subject">Index into the subjects.</param>
/// <param name="Sum">Sum of the values.</param>
/// <param name="Count">How many.</param>
internal sealed record PersonMean(int Subject, double Sum, int Count)
{
    /// <summary>The mean.</summary>
    public double Mean => Sum / Count;

    /// <summary>Adds a value to the last participant of a list, or begins another; participants come in ascending order.</summary>
    /// <param name="list">The list.</param>
    /// <param name="subject">Whose value it is.</param>
    /// <param name="value">The value.</param>
    public static void Add(List<PersonMean> list, int subject, double value)
    {
        if (list.Count > 0 && list[^1].Subject == subject)
        {
            list[^1] = new PersonMean(subject, list[^1].Sum + value, list[^1].Count + 1);
        }
        else
        {
            list.Add(new PersonMean(subject, value, 1));
        }
    }
}
