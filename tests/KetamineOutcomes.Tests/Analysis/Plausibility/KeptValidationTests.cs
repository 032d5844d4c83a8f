using System.Reflection;
using KetamineOutcomes.Analysis.Plausibility;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Plausibility;

public sealed class KeptValidationTests
{
    /// <summary>What reading found is all there after the warnings about distributions were added.</summary>
    [Fact]
    public void Nothing_of_the_reading_is_lost()
    {
        string code = File.ReadAllText(
            TestFiles.InCheckout("src/KetamineOutcomes/Analysis/Plausibility/TrialPlausibility.cs")
        );
        Assert.All(
            typeof(TrialValidation).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite),
            property => Assert.Contains($"            {property.Name} = ", code, StringComparison.Ordinal)
        );
        Assert.NotNull(typeof(TrialPlausibility));
    }
}
