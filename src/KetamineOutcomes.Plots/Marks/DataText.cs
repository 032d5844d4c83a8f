using System.Globalization;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Numbers of a figure's data: every digit, invariant, empty where there is none.</summary>
internal static class DataText
{
    public static string Exact(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
