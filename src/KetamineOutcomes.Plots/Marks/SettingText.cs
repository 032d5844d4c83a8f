using KetamineOutcomes.Analysis.Procedures;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Settings of a result as a figure's words need them.</summary>
internal static class SettingText
{
    /// <summary>A setting as text; empty where the result has no such setting or it is none.</summary>
    public static string Of(ProcedureResult result, string name) =>
        result.Settings.FirstOrDefault(s => s.Name == name) is { Value: not null } setting ? setting.Text : "";
}
