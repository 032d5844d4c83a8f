using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Makes scales of ADaM's parameters. A parameter that names a known scale (PARAMCD <c>MADRS</c>, or a PARAM such as
/// <c>MADRS Total Score</c>) is that scale; any other is defined by the file itself, with PARAM as its title, without limits,
/// lower being better until trial.json says otherwise. Several time points a visit (ATPT) are scales of their own.</summary>
internal static class AdamParameters
{
    private static readonly string[] Totals = ["TOTAL", "TOT", "TS", "SUM"];

    /// <summary>Whether a parameter is taken at several time points.</summary>
    public static bool HasTimePoints(Dataset file) =>
        file.Find("ATPT") is Factor points && points.WithoutUnusedLevels().Levels.Count > 1;

    /// <summary>Each row's scale; null without PARAMCD.</summary>
    /// <param name="file">The rows that are kept.</param>
    /// <param name="settings">Code lists and scales of trial.json.</param>
    /// <param name="added">Scales that the file defines are added here.</param>
    public static Factor? Of(Dataset file, TrialSettings settings, List<RatingScale> added)
    {
        Column? codes = file.Find("PARAMCD");
        if ((codes as Factor ?? (codes as NumericColumn)?.AsFactor()) is not { } parameter)
        {
            return null;
        }
        Factor? title = file.Find("PARAM") as Factor;
        Factor? point = HasTimePoints(file) ? (Factor)file.Find("ATPT")! : null;
        int points = (point?.Levels.Count ?? 0) + 1;
        var firstRow = new int[parameter.Levels.Count * points];
        Array.Fill(firstRow, -1);
        var places = new int[file.RowCount];
        for (int row = 0; row < places.Length; row++)
        {
            int code = parameter.Array[row];
            places[row] = code < 0 ? -1 : code * points + (point?.Array[row] ?? -1) + 1;
            if (code >= 0 && firstRow[places[row]] < 0)
            {
                firstRow[places[row]] = row;
            }
        }
        IReadOnlyDictionary<string, string> words = settings.CodesOf("scale");
        var names = new string?[firstRow.Length];
        for (int place = 0; place < names.Length; place++)
        {
            int row = firstRow[place];
            if (row < 0)
            {
                continue;
            }
            string code = parameter.Levels[place / points];
            string label = title?.TextAt(row) ?? "";
            string given = words.GetValueOrDefault(code, code);
            string known =
                Known(given, label, settings.Scales)?.Name is { } scale && !names.Contains(scale) ? scale : given;
            string at = point?.TextAt(row) ?? "";
            names[place] = at.Length > 0 ? $"{known} {at}" : known;
            if (settings.Scales.Find(names[place]!) is null && added.TrueForAll(s => s.Name != names[place]))
            {
                RatingScale like = settings.Scales.Find(known) ?? new RatingScale { Name = known, IsWhole = false };
                added.Add(
                    like with
                    {
                        Name = names[place]!,
                        Title = at.Length > 0 ? $"{label}, {at.ToLowerInvariant()}" : label,
                        Aliases = [],
                    }
                );
            }
        }
        string[] levels = names
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        int[] levelOf = names
            .Select(n => n is null ? -1 : Array.BinarySearch(levels, n, StringComparer.Ordinal))
            .ToArray();
        return new Factor("scale", Array.ConvertAll(places, place => place < 0 ? -1 : levelOf[place]), levels);
    }

    private static RatingScale? Known(string code, string title, ScaleRegistry scales)
    {
        if (scales.Find(code) is { } exact)
        {
            return exact;
        }
        foreach (string total in Totals)
        {
            if (
                code.EndsWith(total, StringComparison.OrdinalIgnoreCase)
                && scales.Find(code[..^total.Length]) is { } scale
            )
            {
                return scale;
            }
        }
        // An item's title names the scale as well; only a total is the scale.
        return title.Contains("total", StringComparison.OrdinalIgnoreCase)
            ? title
                .Split(' ', '(', ')', ',', ':', ';')
                .Where(w => w.Length > 2)
                .Select(scales.Find)
                .FirstOrDefault(s => s is not null)
            : null;
    }
}
