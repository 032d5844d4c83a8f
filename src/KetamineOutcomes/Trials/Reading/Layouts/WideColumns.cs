using System.Text.RegularExpressions;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Finds the columns of a wide file that hold scores: a scale's name and a time, in either order
/// (<c>madrs_28</c>, <c>start_mes</c>).</summary>
internal static partial class WideColumns
{
    /// <summary>Columns whose name holds a scale and a time.</summary>
    public static List<WideColumn> Find(IReadOnlyList<string> names, TrialSettings settings)
    {
        var found = new List<WideColumn>();
        for (int place = 0; place < names.Count; place++)
        {
            string name = names[place];
            if (ScaleOf(name, settings) is null && Split(name, settings) is var (scale, time))
            {
                found.Add(new WideColumn(name, place, scale, time));
            }
        }
        return found;
    }

    /// <summary>Names that end in a time and begin with no known scale: they may be scores that are not read.</summary>
    /// <param name="names">The names of a file's columns.</param>
    /// <param name="settings">The known scales and visits.</param>
    public static string[] Unknown(IReadOnlyList<string> names, TrialSettings settings) =>
        [
            .. names.Where(name =>
                ScaleOf(name, settings) is null
                && Split(name, settings) is null
                && name.LastIndexOfAny(['_', '.', ' ']) is var at and > 0
                && WideTime.Parse(name[(at + 1)..], settings) is not null
            ),
        ];

    /// <summary>Columns that are named by a scale alone (<c>MADRS_Total</c>): their rows say the time.</summary>
    public static List<WideColumn> FindByRow(IReadOnlyList<string> names, TrialSettings settings)
    {
        var found = new List<WideColumn>();
        for (int place = 0; place < names.Count; place++)
        {
            if (ScaleOf(names[place], settings) is { } scale)
            {
                found.Add(new WideColumn(names[place], place, scale, null));
            }
        }
        return found;
    }

    /// <summary>The scale whose columns are numbered from 1 to its number of items without a baseline: they could be its items
    /// as well as days; null when there is none.</summary>
    public static RatingScale? MaybeItems(IReadOnlyList<WideColumn> columns)
    {
        foreach (IGrouping<RatingScale, WideColumn> own in columns.GroupBy(column => column.Scale))
        {
            double[] days = own.Where(c => c.Time is { IsBare: true })
                .Select(c => c.Time!.Day!.Value)
                .Order()
                .ToArray();
            bool isAlone = days.Length == own.Count() && days.Length >= 3;
            int items = own.Key.Items.Count;
            if (
                isAlone
                && days[0] == 1
                && days[^1] == days.Length
                && days.Distinct().Count() == days.Length
                && (items == 0 || days.Length == items)
            )
            {
                return own.Key;
            }
        }
        return null;
    }

    private static RatingScale? ScaleOf(string name, TrialSettings settings) =>
        settings.Scales.Find(name) ?? settings.Scales.Find(Total().Replace(name, ""));

    private static (RatingScale, WideTime)? Split(string name, TrialSettings settings)
    {
        // From the right, so that of hamd_17_28 the scale takes as much as it can.
        for (int at = name.Length - 2; at > 0; at--)
        {
            if (name[at] is not ('_' or '-' or '.' or ' '))
            {
                continue;
            }
            string left = name[..at].Trim();
            string right = name[(at + 1)..].Trim();
            // A minus that follows another separator belongs to the number.
            if (name[at] == '-' && at > 0 && name[at - 1] is '_' or ' ' or '.')
            {
                continue;
            }
            if (ScaleOf(left, settings) is { } first && WideTime.Parse(right, settings) is { } time)
            {
                return (first, time);
            }
            if (ScaleOf(right, settings) is { } second && WideTime.Parse(left, settings) is { IsBare: false } before)
            {
                return (second, before);
            }
        }
        return null;
    }

    [GeneratedRegex("[-_ .]?(total|tot|score|sum)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Total();
}
