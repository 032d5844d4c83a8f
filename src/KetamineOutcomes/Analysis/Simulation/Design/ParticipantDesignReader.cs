using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Reads "participants" of design.json.</summary>
internal static class ParticipantDesignReader
{
    public static ParticipantDesign Read(JsonObject? o)
    {
        var defaults = new ParticipantDesign();
        if (o is null)
        {
            return defaults;
        }
        var participants = new ParticipantDesign
        {
            Sites = o.Whole("sites", min: 1, max: 10_000) ?? defaults.Sites,
            SiteDeviation = o.Number("siteSd", min: 0) ?? defaults.SiteDeviation,
            Age = DesignValues.Spread(o, "age") ?? defaults.Age,
            Female = o.Number("female", min: 0, max: 1) ?? defaults.Female,
            Weight = DesignValues.Spread(o, "weight") ?? defaults.Weight,
            FailedTrials = DesignValues.Shares(o, "failedTrials") ?? defaults.FailedTrials,
            EpisodeMonths = o.Number("episodeMonths", min: 0.1) ?? defaults.EpisodeMonths,
            Psychotherapy = o.Number("psychotherapy", min: 0, max: 1) ?? defaults.Psychotherapy,
        };
        o.RefuseOthers("participants");
        return participants;
    }
}
