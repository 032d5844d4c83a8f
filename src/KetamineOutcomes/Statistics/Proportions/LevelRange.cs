namespace KetamineOutcomes.Statistics.Proportions;

internal static class LevelRange
{
    public static void Check(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), "A confidence level lies between 0 and 1.");
        }
    }
}
