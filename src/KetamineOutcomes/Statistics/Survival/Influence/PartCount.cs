using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>People and events of one group in one part: relapses by site and arm.</summary>
/// <param name="Part">The part.</param>
/// <param name="Group">The group.</param>
/// <param name="People">People: rows, each as often as its frequency.</param>
/// <param name="Events">Events, each as often as its row's frequency; sampling weights leave counts alone.</param>
/// <param name="Time">Their time at risk together: the sum of times less entries.</param>
public sealed record PartCount(string Part, string Group, double People, double Events, double Time)
{
    /// <summary>Events per unit of time at risk; <c>null</c> without time at risk.</summary>
    public double? Rate => Time > 0 ? Events / Time : null;

    internal static PartCount[] Of(InfluenceRows rows, Factor groups, Factor parts)
    {
        int width = groups.Levels.Count;
        var people = new double[parts.Levels.Count * width];
        var events = new double[people.Length];
        var time = new double[people.Length];
        for (int row = 0; row < groups.Length; row++)
        {
            int cell = parts.Codes[row] * width + groups.Codes[row];
            double count = rows.Frequencies?.Values[row] ?? 1;
            people[cell] += count;
            events[cell] += rows.Times.Events[row] > 0 ? count : 0;
            time[cell] += count * (rows.Times.Times[row] - (rows.Times.HasEntry ? rows.Times.Entry[row] : 0));
        }
        return
        [
            .. people.Select(
                (count, cell) =>
                    new PartCount(
                        parts.Levels[cell / width],
                        groups.Levels[cell % width],
                        count,
                        events[cell],
                        time[cell]
                    )
            ),
        ];
    }
}
