using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads the rating scales of trial.json: new ones, and what differs of those known.</summary>
internal static class ScaleSettings
{
    // Made when asked for: a folder without trial.json, the usual case, does not pay for it.
    private static WordList<ScaleDirection> Directions =>
        new() { { "lower", ScaleDirection.LowerIsBetter }, { "higher", ScaleDirection.HigherIsBetter } };

    /// <summary>The scales that are described; faults are recorded in the source.</summary>
    public static List<RatingScale> Read(JsonObject root)
    {
        var scales = new List<RatingScale>();
        foreach (JsonObject given in root.Objects("scales"))
        {
            string? name = given.Text("name", required: true);
            RatingScale known =
                (name is null ? null : ScaleRegistry.Standard.Find(name)) ?? new RatingScale { Name = name ?? "" };
            double? cutoff = given.Number("remission");
            RatingScale scale = known with
            {
                Title = given.Text("title") ?? known.Title,
                Minimum = given.Number("minimum") ?? known.Minimum,
                Maximum = given.Number("maximum") ?? known.Maximum,
                Direction = given.Word("direction", Directions) ?? known.Direction,
                IsWhole = given.Flag("whole") ?? known.IsWhole,
                HasBaseline = given.Flag("baseline") ?? known.HasBaseline,
                ResponseReduction = given.Number("response", min: 0, max: 1) ?? known.ResponseReduction,
                RemissionCutoff = cutoff ?? known.RemissionCutoff,
                RemissionSource = given.Text("source") ?? (cutoff is null ? known.RemissionSource : "trial.json"),
                Aliases = [.. known.Aliases, .. given.Texts("aliases") ?? []],
            };
            given.RefuseOthers("a scale");
            if (scale.Minimum > scale.Maximum)
            {
                given.Refuse("maximum", "wrong-interval", "The maximum is below the minimum.", "Correct one of them.");
            }
            else if (name is not null)
            {
                scales.Add(scale);
            }
        }
        return scales;
    }
}
