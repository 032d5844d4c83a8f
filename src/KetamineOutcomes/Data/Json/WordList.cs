using System.Collections;

namespace KetamineOutcomes.Data.Json;

/// <summary>A closed list of words and what each means, in the order of the documentation. Short lists: looked through, not
/// hashed, which starts faster than a dictionary of every kind of value.</summary>
/// <typeparam name="T">What words mean.</typeparam>
internal sealed class WordList<T> : IEnumerable
    where T : struct
{
    private readonly List<string> words = [];
    private T[] meanings = new T[8];

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Keys => words;

    /// <summary>Adds a word (collection initialiser).</summary>
    public void Add(string word, T meaning)
    {
        if (words.Count == meanings.Length)
        {
            T[] larger = new T[2 * meanings.Length];
            Array.Copy(meanings, larger, meanings.Length);
            meanings = larger;
        }
        meanings[words.Count] = meaning;
        words.Add(word);
    }

    /// <summary>What a word means.</summary>
    public bool TryGetValue(string word, out T meaning)
    {
        int index = words.IndexOf(word);
        meaning = index < 0 ? default : meanings[index];
        return index >= 0;
    }

    /// <summary>The word of a meaning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No word has it.</exception>
    public string WordOf(T meaning)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (meanings[i].Equals(meaning))
            {
                return words[i];
            }
        }
        throw new ArgumentOutOfRangeException(nameof(meaning));
    }

    IEnumerator IEnumerable.GetEnumerator() => words.GetEnumerator();
}

/// <summary>Makes word lists.</summary>
internal static class WordList
{
    /// <summary>A list of values, each by its word.</summary>
    public static WordList<T> Of<T>(T[] values, Func<T, string> wordOf)
        where T : struct
    {
        var words = new WordList<T>();
        foreach (T value in values)
        {
            words.Add(wordOf(value), value);
        }
        return words;
    }
}
