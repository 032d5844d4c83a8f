using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

public class RootFindingTests
{
    [Fact]
    public void Brent_finds_roots_to_rounding()
    {
        Assert.Equal(Math.Sqrt(2), RootFinding.Brent(x => x * x - 2, 0, 5), 1e-14);
        Assert.Equal(0.7390851332151607, RootFinding.Brent(x => Math.Cos(x) - x, 0, 1), 1e-14);
        Assert.Equal(0, RootFinding.Brent(x => x * x * x, -1, 2), 1e-5);
        Assert.Equal(3, RootFinding.Brent(x => x - 3, 3, 9));
    }

    [Fact]
    public void Ends_of_one_sign_are_refused() =>
        Assert.Throws<ArgumentException>(() => RootFinding.Brent(x => x * x + 1, -1, 1));
}
