using KetamineOutcomes.Plots.Output;

namespace KetamineOutcomes.Tests.Plots.Output;

public sealed class SvgPathTests
{
    [Theory]
    [InlineData("M10.001 20L30 20L30 40.555L31 41", "M10 20H30V40.56L31 41")]
    [InlineData("M1 2L1 2L1 2L3 4Z", "M1 2L3 4Z")]
    [InlineData("M0 0C1.234 2 3 4 5 6L5 9", "M0 0C1.23 2 3 4 5 6V9")]
    [InlineData("M1e-7 -2.5L1e2 -2.5", "M0 -2.5H100")]
    [InlineData("M0 0L5 0ZM1 1L1 5Z", "M0 0H5ZM1 1V5Z")]
    [InlineData("m0 0l5 0", "m0 0l5 0")]
    public void Paths_are_shortened_without_moving(string path, string expected) =>
        Assert.Equal(expected, SvgPath.Shorten(path));
}
