using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Reads tolerances.json: every fault at once, each with its line and key.</summary>
internal static class ToleranceReader
{
    public static BaselineTolerance Read(byte[] json, string file)
    {
        JsonSource source = JsonSource.Parse(json, file);
        if (!source.IsReadable)
        {
            source.ThrowOnProblems();
        }
        JsonObject root = source.Root;
        root.Text("$schema");
        var defaults = new BaselineTolerance();
        var tolerance = new BaselineTolerance
        {
            Relative = root.Number("relative", min: 0) ?? defaults.Relative,
            Absolute = root.Number("absolute", min: 0) ?? defaults.Absolute,
            IgnoreAdded = root.Flag("ignoreAdded") ?? defaults.IgnoreAdded,
            Paths =
            [
                .. (root.Object("paths")?.Members ?? []).Select(m => Path(m.Key, m.Value)).OfType<PathTolerance>(),
            ],
        };
        root.RefuseOthers("tolerances");
        source.ThrowOnProblems();
        return tolerance;
    }

    private static PathTolerance? Path(string path, JsonValue value)
    {
        PathTolerance tolerance;
        try
        {
            tolerance = new PathTolerance(path);
        }
        catch (ArgumentException e)
        {
            value.Refuse("wrong-path", e.Message, "Correct the path.");
            return null;
        }
        switch (value.Kind)
        {
            case JsonKind.Number when value.Number >= 0 && double.IsFinite(value.Number):
                return tolerance with { Relative = value.Number };
            case JsonKind.Text when value.Text == "ignore":
                return tolerance with { Ignore = true };
            case JsonKind.Object:
                JsonObject given = value.AsObject();
                tolerance = tolerance with
                {
                    Relative = given.Number("relative", min: 0),
                    Absolute = given.Number("absolute", min: 0),
                };
                given.RefuseOthers("a tolerance");
                return tolerance;
            default:
                value.RefuseKind("a number of 0 or more, \"ignore\" or an object with relative and absolute");
                return null;
        }
    }
}
