namespace KetamineOutcomes.Data.Json;

/// <summary>An object of a JSON file, read key by key. Whatever is wrong is recorded with its place and reading goes on, so
/// that one run names every fault. A key with the value null counts as not given.</summary>
internal sealed class JsonObject
{
    private const int LongestKey = 60;

    private readonly JsonSource source;
    private readonly JsonValue value;
    private readonly List<string> known = [];

    public JsonObject(JsonSource source, JsonValue value)
    {
        this.source = source;
        this.value = value;
    }

    /// <summary>Where it stands in the tree; empty for the whole file.</summary>
    public string Path => value.Path;

    /// <summary>Its line, from 1.</summary>
    public int Line => value.Line;

    /// <summary>Its place in the line, from 1.</summary>
    public int Column => value.Column;

    /// <summary>All members, for objects whose keys are names that the user chose. Marks them as read.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members
    {
        get
        {
            known.AddRange(value.Members.Select(member => member.Key));
            return value.Members;
        }
    }

    /// <summary>Whether a key is given (and not null). Does not mark it as known.</summary>
    public bool Has(string key) => Look(key) is not null;

    /// <summary>A value of any kind; null when not given.</summary>
    public JsonValue? Value(string key)
    {
        known.Add(key);
        return Look(key);
    }

    /// <summary>A text; null when not given or refused.</summary>
    public string? Text(string key, bool required = false)
    {
        JsonValue? found = Find(key, required, JsonKind.Text, "a text in quotes");
        if (found is not null && string.IsNullOrWhiteSpace(found.Text))
        {
            found.Refuse("empty-text", $"'{found.Path}' is empty.", "Write a text, or leave the key out.");
            return null;
        }
        return found?.Text.Trim();
    }

    /// <summary>A finite number within limits; null when not given or refused.</summary>
    public double? Number(
        string key,
        bool required = false,
        double min = double.NegativeInfinity,
        double max = double.PositiveInfinity
    )
    {
        JsonValue? found = Find(key, required, JsonKind.Number, "a number");
        return found is not null && InRange(found, min, max) ? found.Number : null;
    }

    /// <summary>A whole number within limits; null when not given or refused.</summary>
    public int? Whole(string key, bool required = false, int min = int.MinValue, int max = int.MaxValue)
    {
        JsonValue? found = Find(key, required, JsonKind.Number, "a whole number");
        if (found is null || !InRange(found, min, max))
        {
            return null;
        }
        if (found.Number != Math.Floor(found.Number))
        {
            found.RefuseKind("a whole number");
            return null;
        }
        return (int)found.Number;
    }

    /// <summary>true or false; null when not given or refused.</summary>
    public bool? Flag(string key, bool required = false) => Find(key, required, JsonKind.Flag, "true or false")?.Flag;

    /// <summary>One of a closed list of words, exactly as written; null when not given or refused.</summary>
    public T? Word<T>(string key, WordList<T> words, bool required = false)
        where T : struct
    {
        JsonValue? found = Find(key, required, JsonKind.Text, "a text in quotes");
        if (found is null)
        {
            return null;
        }
        if (words.TryGetValue(found.Text.Trim(), out T word))
        {
            return word;
        }
        found.Refuse(
            "unknown-word",
            $"'{found.Path}' is \"{found.Text}\", which is not known.",
            $"{NearestWord.Question(found.Text, words.Keys)}Known are: {string.Join(", ", words.Keys)}."
        );
        return null;
    }

    /// <summary>A list of texts (one text alone counts as a list of one); null when not given or refused.</summary>
    public IReadOnlyList<string>? Texts(string key, bool required = false)
    {
        JsonValue? found = Given(key, required);
        if (found is null)
        {
            return null;
        }
        IReadOnlyList<JsonValue> elements = found.Kind == JsonKind.Text ? [found] : found.Elements;
        bool good = found.Kind is JsonKind.Text or JsonKind.List;
        if (!good)
        {
            found.RefuseKind("a list of texts");
        }
        foreach (JsonValue wrong in elements.Where(e => e.Kind != JsonKind.Text || string.IsNullOrWhiteSpace(e.Text)))
        {
            wrong.RefuseKind("a text that is not empty");
            good = false;
        }
        return good ? elements.Select(e => e.Text.Trim()).ToArray() : null;
    }

    /// <summary>A list of finite numbers within limits; null when not given or refused.</summary>
    public IReadOnlyList<double>? Numbers(
        string key,
        bool required = false,
        double min = double.NegativeInfinity,
        double max = double.PositiveInfinity
    )
    {
        JsonValue? found = Find(key, required, JsonKind.List, "a list of numbers");
        bool good = found is not null;
        foreach (JsonValue element in found?.Elements ?? [])
        {
            if (element.Kind != JsonKind.Number)
            {
                element.RefuseKind("a number");
                good = false;
            }
            else
            {
                good &= InRange(element, min, max);
            }
        }
        return good ? found!.Elements.Select(e => e.Number).ToArray() : null;
    }

    /// <summary>Two numbers in ascending order, <c>[24, 35]</c>; null when not given or refused.</summary>
    public (double From, double To)? Interval(string key, bool required = false)
    {
        IReadOnlyList<double>? numbers = Numbers(key, required);
        if (numbers is null || (numbers.Count == 2 && numbers[0] <= numbers[1]))
        {
            return numbers is null ? null : (numbers[0], numbers[1]);
        }
        Refuse(key, "wrong-interval", $"'{PathOf(key)}' is no interval.", "Write [from, to] with from not above to.");
        return null;
    }

    /// <summary>An object; null when not given or refused.</summary>
    public JsonObject? Object(string key, bool required = false) =>
        Find(key, required, JsonKind.Object, "an object ({ … })")?.AsObject();

    /// <summary>A list of objects; empty when not given. Elements of another kind are refused and left out.</summary>
    public IReadOnlyList<JsonObject> Objects(string key, bool required = false)
    {
        JsonValue? found = Find(key, required, JsonKind.List, "a list of objects ([{ … }])");
        var objects = new List<JsonObject>();
        foreach (JsonValue element in found?.Elements ?? [])
        {
            if (element.Kind == JsonKind.Object)
            {
                objects.Add(element.AsObject());
            }
            else
            {
                element.RefuseKind("an object ({ … })");
            }
        }
        return objects;
    }

    /// <summary>Records a fault at a key's value, or at the object when the key is not given.</summary>
    public void Refuse(string key, string rule, string message, string advice) =>
        source.Refuse((Look(key) ?? value).Offset, PathOf(key), rule, message, advice);

    /// <summary>Refuses every key that was not asked for so far, naming those that were.</summary>
    /// <param name="what">What the object is, for the message: <c>an analysis of type response</c>.</param>
    public void RefuseOthers(string what = "this object")
    {
        foreach ((string key, JsonValue found) in value.Members)
        {
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                found.Refuse(
                    "unknown-key",
                    $"'{Shown(key)}' is not a key of {what}.",
                    $"{NearestWord.Question(key, known)}Keys are: {string.Join(", ", known.Distinct(StringComparer.Ordinal))}."
                );
            }
        }
    }

    /// <summary>The path of a key of this object.</summary>
    public string PathOf(string key) => Path.Length > 0 ? $"{Path}.{Shown(key)}" : Shown(key);

    /// <summary>A key in a message: what lost its quotation mark runs on for pages.</summary>
    internal static string Shown(string key) => key.Length <= LongestKey ? key : $"{key.AsSpan(0, LongestKey)}…";

    private static bool InRange(JsonValue found, double min, double max)
    {
        if (found.Number >= min && found.Number <= max && double.IsFinite(found.Number))
        {
            return true;
        }
        string limits =
            double.IsFinite(min) && double.IsFinite(max) ? Invariant($"from {min} to {max}")
            : double.IsFinite(min) ? Invariant($"of {min} or more")
            : double.IsFinite(max) ? Invariant($"of {max} or less")
            : "that is not so large";
        found.Refuse("out-of-range", $"'{found.Path}' is {found.Text}.", $"Write a number {limits}.");
        return false;
    }

    private JsonValue? Look(string key)
    {
        foreach ((string name, JsonValue found) in value.Members)
        {
            if (name == key)
            {
                return found.Kind == JsonKind.Null ? null : found;
            }
        }
        return null;
    }

    private JsonValue? Given(string key, bool required)
    {
        JsonValue? found = Value(key);
        if (found is null && required)
        {
            source.Refuse(value.Offset, PathOf(key), "missing-key", $"The key '{PathOf(key)}' is missing.", "Add it.");
        }
        return found;
    }

    private JsonValue? Find(string key, bool required, JsonKind kind, string expected)
    {
        JsonValue? found = Given(key, required);
        if (found is null || found.Kind == kind)
        {
            return found;
        }
        found.RefuseKind(expected);
        return null;
    }
}
