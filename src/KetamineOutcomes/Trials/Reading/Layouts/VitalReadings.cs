using System.Globalization;
using System.Text.RegularExpressions;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Vital signs around a dose, from ADVS: rows of a known vital sign whose ATPT tells the time from dosing
/// (<c>PRE-DOSE</c>, <c>40 MIN POST-DOSE</c>), on days with a reading after the dose. Sessions are those days, numbered within
/// each participant. Readings at visits alone stay scores.</summary>
internal static partial class VitalReadings
{
    /// <summary>Which rows are readings around a dose; null when none is.</summary>
    public static bool[]? RowsOf(Dataset file)
    {
        if (
            file.Find("ATPT") is not Factor points
            || file.Find("PARAMCD") is not Factor parameters
            || file.Find("USUBJID") is not Factor subjects
            || file.Find("ADY") is not NumericColumn days
        )
        {
            return null;
        }
        double[] minutes = points.Levels.Select(MinuteOf).ToArray();
        bool[] isVital = parameters
            .Levels.Select(code => VitalParameter.Known.Any(known => known.Name == VitalParameter.Find(code).Name))
            .ToArray();
        var dosed = new HashSet<(int, double)>();
        var rows = new bool[file.RowCount];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] =
                points.Array[row] >= 0
                && parameters.Array[row] >= 0
                && isVital[parameters.Array[row]]
                && !double.IsNaN(minutes[points.Array[row]]);
            if (rows[row] && minutes[points.Array[row]] > 0)
            {
                dosed.Add((subjects.Array[row], days.Array[row]));
            }
        }
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] &= dosed.Contains((subjects.Array[row], days.Array[row]));
        }
        return dosed.Count > 0 ? rows : null;
    }

    /// <summary>The readings of a file that has some.</summary>
    public static LayoutTable Read(Dataset file, bool[] readings, TrialSettings settings)
    {
        var rows = new FileRows(file.RowCount);
        rows.Leave(row => !readings[row], "rows that are not readings around a dose");
        if (file.Find("DTYPE") is { } type)
        {
            rows.Leave(row => !type.IsMissing(row), "derived rows (DTYPE) set aside");
        }
        Dataset kept = rows.Of(file);
        var columns = new AdamColumns(kept, settings.ColumnsOf("vitals.csv"));
        columns.Take("subject_id", "USUBJID");
        columns.Add("session", kept["ADY"], Sessions(kept), "days with readings after a dose → session");
        var points = (Factor)kept["ATPT"];
        double[] minutes = points.Levels.Select(MinuteOf).ToArray();
        columns.Add(
            "minute",
            points,
            new NumericColumn("minute", Array.ConvertAll(points.Array, code => minutes[code])),
            "ATPT → minute"
        );
        columns.Take("parameter", "PARAMCD");
        columns.Take("value", "AVAL");
        return new LayoutTable
        {
            Data = columns.Data,
            Names = columns.Names,
            Reading = columns.Reading,
            SetAside = [.. rows.SetAside.Skip(1)],
        };
    }

    /// <summary>Minutes from dosing in words; NaN when they tell something else.</summary>
    private static double MinuteOf(string point)
    {
        if (Before().IsMatch(point))
        {
            return 0;
        }
        Match after = After().Match(point);
        if (!after.Success)
        {
            return double.NaN;
        }
        double number = double.Parse(after.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return char.ToLowerInvariant(after.Groups["unit"].Value[0]) == 'h' ? 60 * number : number;
    }

    private static NumericColumn Sessions(Dataset kept)
    {
        int[] subjects = ((Factor)kept["USUBJID"]).Array;
        double[] days = ((NumericColumn)kept["ADY"]).Array;
        (int, double)[] all = Enumerable
            .Range(0, days.Length)
            .Select(row => (subjects[row], days[row]))
            .Distinct()
            .Order()
            .ToArray();
        var session = new Dictionary<(int, double), int>();
        for (int i = 0; i < all.Length; i++)
        {
            bool isNext = i > 0 && all[i - 1].Item1 == all[i].Item1;
            session[all[i]] = isNext ? session[all[i - 1]] + 1 : 1;
        }
        var numbers = new double[days.Length];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = session[(subjects[row], days[row])];
        }
        return new NumericColumn("session", numbers);
    }

    [GeneratedRegex("^pre[- ]?dose$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(
        @"^((?<number>\d{1,4}(\.\d+)?) ?(?<unit>m|min|minutes?|h|hr|hours?) post[- ]?dose|post[- ]?dose (?<number>\d{1,4}(\.\d+)?) ?(?<unit>m|min|minutes?|h|hr|hours?))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex After();
}
