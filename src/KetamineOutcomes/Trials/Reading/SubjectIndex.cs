using System.Globalization;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Finds a participant's place in subjects.csv by identifier.</summary>
internal sealed class SubjectIndex
{
    private readonly Dictionary<string, int> places;

    /// <summary>Indexes identifiers; of a repeated one the first counts.</summary>
    /// <param name="ids">The identifiers; null is missing.</param>
    /// <param name="isComplete">Whether every participant is here; when rows of the file were lost, joins say nothing.</param>
    public SubjectIndex(IReadOnlyList<string?> ids, bool isComplete)
    {
        places = new Dictionary<string, int>(ids.Count, StringComparer.Ordinal);
        for (int place = 0; place < ids.Count; place++)
        {
            if (ids[place] is { } id)
            {
                places.TryAdd(id, place);
            }
        }
        for (int place = 0; place < ids.Count; place++)
        {
            if (ids[place] is { } id && NumberForm(id) is { } form)
            {
                places.TryAdd(form, place);
            }
        }
        IsComplete = isComplete;
        Count = ids.Count;
    }

    /// <summary>Whether an identifier that is not here is surely unknown.</summary>
    public bool IsComplete { get; }

    /// <summary>Number of rows of subjects.csv.</summary>
    public int Count { get; }

    /// <summary>The place of an identifier: the same text, else the same number written another way (<c>12.0</c>).</summary>
    /// <param name="id">The identifier.</param>
    /// <returns>The place, or -1.</returns>
    public int Find(string id) =>
        places.TryGetValue(id, out int place) ? place
        : NumberForm(id) is { } form ? places.GetValueOrDefault(form, -1)
        : -1;

    /// <summary>The shortest form of a number that doubles hold exactly; null for other texts.</summary>
    private static string? NumberForm(string id) =>
        NumberText.TryParse(id, out double number) && Math.Abs(number) < 1e15
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;
}
