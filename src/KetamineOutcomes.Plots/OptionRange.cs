namespace KetamineOutcomes.Plots;

/// <summary>Options that lie in a range, refused with both ends named.</summary>
internal static class OptionRange
{
    public static int Check(int value, int least, int most, string name) =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                Invariant($"{name} lies between {least} and {most}; found {value}.")
            );
}
