namespace KetamineOutcomes.Tests;

/// <summary>How closely numbers agree with their oracle.</summary>
internal static class Tolerance
{
    /// <summary>Closed forms, relative.</summary>
    public const double ClosedForm = 1e-10;

    /// <summary>Iterative fits, relative.</summary>
    public const double Fit = 1e-7;

    /// <summary>Asserts agreement within a relative tolerance (absolute below 1e-300, where relative means nothing).</summary>
    public static void AssertClose(double expected, double? actual, double relative = ClosedForm, string what = "")
    {
        Assert.True(actual is not null, $"{what}: expected {expected:R}, found null");
        double allowed = Math.Max(relative * Math.Abs(expected), 1e-300);
        Assert.True(
            Math.Abs(actual.Value - expected) <= allowed,
            FormattableString.Invariant($"{what}: expected {expected:R}, found {actual.Value:R}")
        );
    }
}
