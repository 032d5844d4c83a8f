using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Values that several parts of design.json share.</summary>
internal static class DesignValues
{
    /// <summary>{"mean", "sd", "min", "max"}; what is not given comes from the default.</summary>
    public static SpreadDesign? Spread(JsonObject from, string key, bool required = false)
    {
        if (from.Object(key, required) is not { } o)
        {
            return null;
        }
        var spread = new SpreadDesign(
            o.Number("mean", required: true) ?? 0,
            o.Number("sd", required: true, min: 0) ?? 0,
            o.Number("min", required: true) ?? 0,
            o.Number("max", required: true) ?? 0
        );
        if (spread.Minimum > spread.Mean || spread.Mean > spread.Maximum)
        {
            o.Refuse("mean", "wrong-spread", "The mean lies outside the limits.", "Put it between 'min' and 'max'.");
        }
        o.RefuseOthers("a spread");
        return spread;
    }

    /// <summary>A number for each arm: one number for all, or an object with the arms' names.</summary>
    public static IReadOnlyDictionary<string, double> ByArm(
        JsonObject from,
        string key,
        IReadOnlyList<string> arms,
        bool required = false,
        double min = double.NegativeInfinity,
        double max = double.PositiveInfinity
    )
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        JsonValue? value = from.Value(key);
        if (value is null || value.Kind == JsonKind.Number)
        {
            double? one = from.Number(key, required, min, max);
            foreach (string arm in one is null ? [] : arms)
            {
                values[arm] = one!.Value;
            }
            return values;
        }
        if (value.Kind != JsonKind.Object)
        {
            value.RefuseKind("a number, or an object with a number for each arm");
            return values;
        }
        JsonObject o = value.AsObject();
        foreach (string arm in arms.Where(arm => arm.Length > 0))
        {
            if (o.Number(arm, min: min, max: max) is { } number)
            {
                values[arm] = number;
            }
        }
        o.RefuseOthers("an object by arm");
        return values;
    }

    /// <summary>Numbers in strictly ascending order.</summary>
    public static IReadOnlyList<double> Ascending(
        JsonObject from,
        string key,
        double min,
        double max = double.PositiveInfinity
    )
    {
        IReadOnlyList<double> numbers = from.Numbers(key, required: true, min: min, max: max) ?? [];
        if (numbers.Zip(numbers.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            from.Refuse(key, "not-ascending", $"'{from.PathOf(key)}' does not ascend.", "Order it, each number once.");
        }
        return numbers;
    }

    /// <summary>Shares that sum to 1.</summary>
    public static IReadOnlyList<double>? Shares(JsonObject from, string key, int? count = null)
    {
        IReadOnlyList<double>? shares = from.Numbers(key, min: 0, max: 1);
        if (shares is not null && (Math.Abs(shares.Sum() - 1) > 1e-6 || (count is { } n && shares.Count != n)))
        {
            string many = count is null ? "Shares" : Invariant($"{count} shares");
            from.Refuse(key, "wrong-shares", $"'{from.PathOf(key)}' is no list of shares.", $"{many} sum to 1.");
            return null;
        }
        return shares;
    }
}
