using System.Collections;
using System.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Many levels' names, each made into a string when it is first asked for: identifiers by the million seldom are.</summary>
/// <param name="text">The names in UTF-8, end to end.</param>
/// <param name="ends">Where each ends.</param>
/// <param name="order">For each level its place among the names; <c>null</c> when they stand in order.</param>
internal sealed class LevelNames(byte[] text, int[] ends, int[]? order) : IReadOnlyList<string>
{
    /// <summary>Fewer are made into strings at once.</summary>
    private const int Many = 4096;

    private readonly string?[] names = new string?[ends.Length];

    /// <summary>Names, in order.</summary>
    public static IReadOnlyList<string> Of(byte[] text, int[] ends, int[]? order)
    {
        var names = new LevelNames(text, ends, order);
        return ends.Length < Many ? names.ToArray() : names;
    }

    public int Count => ends.Length;

    public string this[int index]
    {
        get
        {
            // Two threads may make the same string twice; either will do.
            if (names[index] is { } known)
            {
                return known;
            }
            int place = order is null ? index : order[index];
            int start = place == 0 ? 0 : ends[place - 1];
            return names[index] = Encoding.UTF8.GetString(text, start, ends[place] - start);
        }
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
