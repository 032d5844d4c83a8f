using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Scales;

/// <summary>The scales that a trial may use, found by name or by another spelling. Immutable.</summary>
public sealed class ScaleRegistry
{
    private readonly Dictionary<string, RatingScale> byForm = new(StringComparer.Ordinal);

    private ScaleRegistry(IReadOnlyList<RatingScale> scales)
    {
        Scales = scales;
        foreach (RatingScale scale in scales)
        {
            foreach (string alias in scale.Aliases)
            {
                byForm.TryAdd(WordForm.Of(alias), scale);
            }
        }
        foreach (RatingScale scale in scales)
        {
            byForm[WordForm.Of(scale.Name)] = scale;
        }
    }

    /// <summary>The scales that need no definition.</summary>
    public static ScaleRegistry Standard { get; } = new(StandardScales.All);

    /// <summary>All scales, the standard ones first.</summary>
    public IReadOnlyList<RatingScale> Scales { get; }

    /// <summary>The scale of a name or spelling. Case, blanks, dots, dashes and underscores do not matter.</summary>
    /// <param name="word">The name: <c>HAM-D17</c>.</param>
    /// <returns>The scale, or <c>null</c>.</returns>
    public RatingScale? Find(string word) => byForm.GetValueOrDefault(WordForm.Of(word));

    /// <summary>A registry with more scales; one of the same name takes the place of the one that is there.</summary>
    /// <param name="added">The scales to add.</param>
    /// <returns>The new registry.</returns>
    public ScaleRegistry With(IEnumerable<RatingScale> added)
    {
        var scales = Scales.ToList();
        foreach (RatingScale scale in added)
        {
            string form = WordForm.Of(scale.Name);
            int place = scales.FindIndex(s => WordForm.Of(s.Name) == form);
            if (place >= 0)
            {
                scales[place] = scale;
            }
            else
            {
                scales.Add(scale);
            }
        }
        return new ScaleRegistry(scales);
    }

    /// <summary>What to do about a word that names no scale.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Advice: the version that is missing, a near name, or how to define a scale.</returns>
    internal string Advise(string word)
    {
        string form = WordForm.Of(word);
        string[] versions = Scales
            .Where(s => form.Length >= 3 && WordForm.Of(s.Name).StartsWith(form, StringComparison.Ordinal))
            .Select(s => s.Name)
            .ToArray();
        if (form is "HAMD" or "HDRS" or "HRSD" or "HAMILTON")
        {
            return "Say which version: HAMD6, HAMD17, HAMD21, HAMD24, HAMD25 or HAMD28; their cutoffs differ.";
        }
        return versions.Length > 0
            ? $"Say which version: {string.Join(", ", versions)}."
            : $"{NearestWord.Question(word, Scales.Select(s => s.Name))}Known are: "
                + $"{string.Join(", ", Scales.Select(s => s.Name))}; add others under \"scales\" in trial.json.";
    }
}
