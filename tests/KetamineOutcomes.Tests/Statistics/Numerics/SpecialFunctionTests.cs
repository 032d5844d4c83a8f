using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

public class SpecialFunctionTests
{
    /// <summary>mpmath 1.3.0 with 40 digits: loggamma(x).</summary>
    [Theory]
    [InlineData(1e-8, 18.420680738180208884)]
    [InlineData(0.3, 1.0957979948180755606)]
    [InlineData(1.0000001, -5.772155829918507097e-8)]
    [InlineData(1.4616321449683623, -0.12148629053584960809)]
    [InlineData(2.001, 0.00042310673480011699119)]
    [InlineData(7.7, 7.9265413562690047789)]
    [InlineData(1e9, 19723265827.503716771)]
    public void Log_gamma_keeps_relative_accuracy(double x, double expected) =>
        Tolerance.AssertClose(expected, SpecialFunctions.LogGamma(x), 1e-13);

    [Fact]
    public void Log_choose_does_not_cancel()
    {
        Tolerance.AssertClose(Math.Log(252), SpecialFunctions.LogChoose(10, 5), 1e-14);
        // C(1e9, 3) = 1e9 (1e9 − 1)(1e9 − 2)/6.
        double expected = Math.Log(1e9) + Math.Log(1e9 - 1) + Math.Log(1e9 - 2) - Math.Log(6);
        Tolerance.AssertClose(expected, SpecialFunctions.LogChoose(1e9, 3), 1e-13);
        Assert.Equal(0, SpecialFunctions.LogChoose(9, 9));
    }

    [Fact]
    public void Small_differences_keep_their_digits()
    {
        Tolerance.AssertClose(1e-17, SpecialFunctions.Log1p(1e-17), 1e-15);
        Tolerance.AssertClose(1e-17, SpecialFunctions.Expm1(1e-17), 1e-15);
        Tolerance.AssertClose(Math.Exp(3) - 1, SpecialFunctions.Expm1(3), 1e-15);
        Tolerance.AssertClose(0.15729920705028513, SpecialFunctions.Erfc(1), 1e-14);
        Tolerance.AssertClose(0.42758357615580700, SpecialFunctions.ScaledErfc(1), 1e-14);
        Tolerance.AssertClose(0.056140992743822585, SpecialFunctions.ScaledErfc(10), 1e-14);
    }
}
