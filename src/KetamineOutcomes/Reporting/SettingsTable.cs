using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Reporting;

/// <summary>Settings as a table of names and values.</summary>
internal static class SettingsTable
{
    public static Table Of(string title, IReadOnlyList<Setting> settings) =>
        new(
            title,
            [new("Setting", false), new("Value", false)],
            settings.Select(s => new TableRow([s.Name, s.Text])).ToArray(),
            []
        );
}
