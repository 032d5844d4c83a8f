using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>A parameter of vitals.csv: its spellings, the values that are possible, and those that are seen in life.</summary>
/// <param name="Name">The canonical name.</param>
/// <param name="Spellings">Other spellings.</param>
/// <param name="Possible">Values outside are errors.</param>
/// <param name="Usual">Values outside are rarer than mistakes: warnings.</param>
internal sealed record VitalParameter(
    string Name,
    string[] Spellings,
    (double Low, double High) Possible,
    (double Low, double High) Usual
)
{
    private static readonly (double, double) Any = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The parameters with limits; any other is kept as it is and not checked.</summary>
    public static IReadOnlyList<VitalParameter> Known { get; } =
    [
        new("SBP", ["SYSBP", "systolic", "systolic blood pressure"], (0, 400), (50, 260)),
        new("DBP", ["DIABP", "diastolic", "diastolic blood pressure"], (0, 300), (20, 160)),
        new("HR", ["PULSE", "heart rate"], (0, 400), (25, 220)),
        new("SPO2", ["O2SAT", "oxygen saturation", "SaO2"], (0, 100), (50, 100)),
        new("CADSS", [], (0, 92), (0, 92)),
    ];

    /// <summary>The parameter that a word names; one without limits when it is not known.</summary>
    public static VitalParameter Find(string word)
    {
        string form = WordForm.Of(word);
        return Known.FirstOrDefault(p => p.Spellings.Append(p.Name).Any(spelling => WordForm.Of(spelling) == form))
            ?? new VitalParameter(word, [], Any, Any);
    }
}
