using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Finds files that nearly have a table's name: <c>session.csv</c> would be passed over in silence.</summary>
internal static class UnknownFiles
{
    /// <summary>Records each such file.</summary>
    public static void Check(
        TrialFolder folder,
        TrialSettings settings,
        IReadOnlyCollection<string> recognised,
        ProblemList problems
    )
    {
        string[] read = [.. TrialSettingsReader.Tables.Select(settings.FileOf), .. recognised];
        string[] absent = TrialSettingsReader.Tables.Where(name => !folder.Has(settings.FileOf(name))).ToArray();
        foreach (string name in folder.Names())
        {
            string file = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
            if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            if (!read.Contains(file, StringComparer.OrdinalIgnoreCase) && Nearest(file, absent) is { } near)
            {
                problems.Add(
                    TrialRules.UnknownFile,
                    name,
                    null,
                    null,
                    "The file is not read.",
                    $"If it is {near}, rename it, or say so under \"files\" in trial.json."
                );
            }
        }
    }

    /// <summary>The table that a file is probably meant to be, by the names without their endings.</summary>
    private static string? Nearest(string file, string[] tables) =>
        NearestWord.Find(
            Path.GetFileNameWithoutExtension(file),
            tables.Select(t => Path.GetFileNameWithoutExtension(t))
        )
            is { } stem
            ? stem + ".csv"
            : null;
}
