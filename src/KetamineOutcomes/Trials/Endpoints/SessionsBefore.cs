using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Groups by the number of sessions given before a clock starts: 0, 1, 2, 3-4, 5 or more.</summary>
/// <remarks>The group is known when the clock starts, so that nobody is credited with the time it took to join it.</remarks>
internal static class SessionsBefore
{
    /// <summary>The word for it in a plan.</summary>
    public const string Word = "sessions-before";

    private static readonly string[] Levels = ["0", "1", "2", "3-4", "5 or more"];

    /// <summary>The group of every unit; none for those whose clock never starts. Groups that nobody is in are left out.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="units">The units.</param>
    /// <param name="subjects">Number of participants.</param>
    /// <param name="start">Day on which the clock starts, one a unit; NaN for never.</param>
    public static Factor Of(SessionTable sessions, AnalysisUnits units, int subjects, double[] start)
    {
        SessionClock clock = SessionClock.Of(sessions, subjects);
        int[] codes = new int[units.Count];
        for (int unit = 0; unit < codes.Length; unit++)
        {
            codes[unit] = double.IsNaN(start[unit]) ? -1 : LevelOf(clock.Before(units.Subject[unit], start[unit]));
        }
        return new Factor(Word, codes, Levels).WithoutUnusedLevels();
    }

    private static int LevelOf(int sessions) =>
        sessions switch
        {
            <= 2 => sessions,
            <= 4 => 3,
            _ => 4,
        };
}
