using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Reads "madrs" of design.json.</summary>
internal static class TrajectoryDesignReader
{
    private static readonly TrajectoryDesign Defaults = new()
    {
        Baseline = new SpreadDesign(36, 5, 28, 50),
        PlaceboChange = 0,
        DrugMaximum = 0,
    };

    public static TrajectoryDesign Read(JsonObject? o)
    {
        if (o is null)
        {
            return Defaults;
        }
        var madrs = new TrajectoryDesign
        {
            Baseline = DesignValues.Spread(o, "baseline", required: true) ?? Defaults.Baseline,
            PlaceboChange = o.Number("placeboChange", required: true, min: -60, max: 60) ?? 0,
            PlaceboDays = o.Number("placeboDays", min: 0.01) ?? Defaults.PlaceboDays,
            DrugMaximum = o.Number("drugMaximum", required: true, min: -60, max: 60) ?? 0,
            HalfExposure = o.Number("halfExposure", min: 1e-6) ?? Defaults.HalfExposure,
            ReferenceWeight = o.Number("referenceWeight", min: 1) ?? Defaults.ReferenceWeight,
            DrugDays = o.Number("drugDays", min: 0.01) ?? Defaults.DrugDays,
            BetweenDeviation = o.Number("betweenSd", min: 0) ?? Defaults.BetweenDeviation,
            BetweenDays = o.Number("betweenDays", min: 0.01) ?? Defaults.BetweenDays,
            ResidualDeviation = o.Number("residualSd", min: 0) ?? Defaults.ResidualDeviation,
            WeekCorrelation = o.Number("weekCorrelation", min: 0, max: 0.9999) ?? Defaults.WeekCorrelation,
            Missing = o.Number("missing", min: 0, max: 1) ?? 0,
        };
        if (madrs.Baseline.Minimum < 0 || madrs.Baseline.Maximum > 60)
        {
            o.Refuse("baseline", "out-of-range", "The MADRS ranges from 0 to 60.", "Set 'min' and 'max' inside.");
        }
        o.RefuseOthers("madrs");
        return madrs;
    }
}
