using System.Globalization;
using System.Text.RegularExpressions;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>The time in the name of a wide file's column.</summary>
/// <param name="Label">As it is written: <c>d28</c>, <c>ses-pre</c>.</param>
/// <param name="Day">Days since the first dose; null where only trial.json can say it (<c>ses-post</c>, <c>v3</c>).</param>
/// <param name="IsBare">Whether it is a number alone, which could count items as well as days.</param>
internal sealed partial record WideTime(string Label, double? Day, bool IsBare = false)
{
    /// <summary>Period of a crossover that trial.json gives the label; null for none.</summary>
    public int? Period { get; init; }

    /// <summary>Treatment of a crossover that trial.json gives the label; null for none.</summary>
    public string? Treatment { get; init; }

    /// <summary>The time that a part of a column's name tells; null when it is none.</summary>
    /// <remarks>Days: <c>28</c>, <c>d28</c>, <c>day_28</c>, <c>d-7</c>; weeks: <c>w4</c>, <c>week4</c> (7 days each); hours and
    /// minutes: <c>4h</c>, <c>40min</c>; day 0: <c>bl</c>, <c>base</c>, <c>baseline</c>, <c>pre</c>, each also after
    /// <c>ses-</c>. What trial.json says of a label goes first. Months have no fixed length: they need trial.json.</remarks>
    public static WideTime? Parse(string label, TrialSettings settings)
    {
        string bare = Session().Replace(label, "");
        if ((settings.VisitNamed(label) ?? settings.VisitNamed(bare)) is { Day: not null } visit)
        {
            return new WideTime(label, visit.Day) { Period = visit.Period, Treatment = visit.Treatment };
        }
        if (Baseline().IsMatch(bare))
        {
            return new WideTime(label, 0);
        }
        if (Number().Match(bare) is { Success: true } match)
        {
            double number = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            string unit = match.Groups["unit"].Value + match.Groups["after"].Value;
            return unit.Length == 0
                ? new WideTime(label, number, IsBare: true)
                : new WideTime(label, number * DaysOf(char.ToLowerInvariant(unit[0]), unit));
        }
        return Unplaced().IsMatch(bare) ? new WideTime(label, null) : null;
    }

    private static double DaysOf(char unit, string word) =>
        unit switch
        {
            'w' => 7,
            'h' => 1.0 / 24,
            'm' when word.StartsWith("mi", StringComparison.OrdinalIgnoreCase) => 1.0 / 1440,
            _ => 1,
        };

    [GeneratedRegex("^ses(sion)?[-_ .]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Session();

    [GeneratedRegex(
        "^(bl|base|baseline|pre|pre[-_ ]?dose|pre[-_ ]?treatment)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Baseline();

    [GeneratedRegex(
        @"^(?<unit>d|day|days|w|wk|week|weeks|h|hr|hour|hours|min|minute)?[-_ .]??(?<number>-?\d{1,5}(\.\d+)?)(?<after>(?(unit)|(d|day|days|w|wk|week|weeks|h|hr|hrs|hour|hours|min|minutes)?))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(post|start|end|endpoint|eot|eos|final|last|scr|screening|((v|visit|t|m|mo|month|y|year|fu|follow[-_ ]?up|post)[-_ ]?\d*)|\d+(m|mo|y))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Unplaced();
}
