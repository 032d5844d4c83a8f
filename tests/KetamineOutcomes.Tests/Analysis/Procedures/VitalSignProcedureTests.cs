using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

public sealed class VitalSignProcedureTests
{
    [Fact]
    public void People_are_the_units_and_sessions_are_averaged_first()
    {
        // Person 0 has two sessions (peaks +20 and +10: mean 15), person 1 one (+30): mean 22.5 of two people, not 20 of three.
        VitalSignGroup group = Sbp(Run()).Groups[0];
        Assert.Equal(2, group.PeakChange.N);
        Assert.Equal(22.5, group.PeakChange.Mean.Value);
        VitalSignMinute forty = group.Minutes.Single(m => m.Minute == 40);
        Assert.Equal(2, forty.Value.N);
        Assert.Equal((135 + 150) / 2.0, forty.Value.Mean.Value);
        Assert.Equal(Math.Sqrt(7.5 * 7.5 * 2), forty.Value.StandardDeviation!.Value, 1e-12);
        Assert.Equal(22.5, forty.Change.Mean.Value);
        // t on one degree of freedom is 12.7062…
        double half = 12.706204736174694 * Math.Sqrt(7.5 * 7.5 * 2) / Math.Sqrt(2);
        Tolerance.AssertClose(22.5 - half, forty.Change.Mean.Interval!.Lower);
        Tolerance.AssertClose(22.5 + half, forty.Change.Mean.Interval.Upper);
    }

    [Fact]
    public void Peaks_are_given_by_session_too()
    {
        VitalSignGroup group = Sbp(Run()).Groups[0];
        Assert.Equal([1, 2], group.Sessions.Select(s => s.Session));
        Assert.Equal([25, 10], group.Sessions.Select(s => s.PeakChange.Mean.Value!.Value));
        Assert.Equal([2, 1], group.Sessions.Select(s => s.PeakChange.N));
    }

    [Fact]
    public void Baseline_is_minute_0_else_the_last_reading_before()
    {
        VitalSignGroup group = Sbp(Run()).Groups[1];
        // Person 2: readings at -30 (110), -5 (118) and 40 (128): +10. Person 3 has none before: no change, but a value.
        VitalSignMinute forty = group.Minutes.Single(m => m.Minute == 40);
        Assert.Equal(2, forty.Value.N);
        Assert.Equal(1, forty.Change.N);
        Assert.Equal(10, forty.Change.Mean.Value);
        Assert.NotNull(forty.Change.Mean.Interval!.Reason);
        Assert.Equal(1, group.PeakChange.N);
    }

    [Fact]
    public void The_trough_is_the_lowest_reading()
    {
        VitalSignParameter oxygen = Run().Parameters.Single(p => p.Parameter == "SPO2");
        Assert.Equal(-4, oxygen.Groups[0].TroughChange.Mean.Value);
        Assert.Equal(-1, oxygen.Groups[0].PeakChange.Mean.Value);
        Assert.Equal(0, oxygen.Groups[1].PeakChange.N);
        Assert.NotNull(oxygen.Groups[1].PeakChange.Mean.Reason);
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        Trial trial = Example();
        VitalSignTable table = trial.VitalSigns!;
        int[] order = [.. Enumerable.Range(0, table.Count).Reverse()];
        Trial reversed = trial with
        {
            VitalSigns = SafetyTables.Readings([
                .. order.Select(r =>
                    (table.Subject[r], table.Session[r], table.Minute[r], table.Parameter.TextAt(r), table.Value[r])
                ),
            ]),
        };
        Assert.Equal(Json(Run()), Json(VitalSignProcedure.Run(reversed, trial.Subjects.Arm, new())));
    }

    [Fact]
    public void Parameters_can_be_chosen_and_rows_are_accounted_for()
    {
        VitalSignResult result = Run(new() { Parameters = ["sbp"] });
        Assert.Equal("SBP", Assert.Single(result.Parameters).Parameter);
        Assert.Equal(
            [("another parameter", 3L), ("no value or no minute", 1L)],
            result.Rows.Dropped.Select(d => (d.Reason, d.Rows))
        );
        Assert.Equal(result.Rows.Read, result.Rows.Used + 4);
        Assert.Throws<TrialDataException>(() => Run(new() { Parameters = ["QTC"] }));
    }

    [Fact]
    public void Without_a_table_there_is_nothing_to_show()
    {
        Trial trial = Example() with { VitalSigns = null };
        Assert.Empty(VitalSignProcedure.Run(trial, trial.Subjects.Arm, new()).Parameters);
    }

    [Fact]
    public void Json_holds_the_fields_of_the_plan()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Json(Run()));
        System.Text.Json.JsonElement group = json.RootElement.GetProperty("parameters")[0].GetProperty("groups")[0];
        System.Text.Json.JsonElement minute = group.GetProperty("minutes")[0];
        foreach (string field in "minute n mean standardDeviation change".Split(' '))
        {
            Assert.True(minute.TryGetProperty(field, out _), field);
        }
        foreach (string field in "mean lower upper".Split(' '))
        {
            Assert.True(minute.GetProperty("change").TryGetProperty(field, out _), field);
            Assert.True(group.GetProperty("peakChange").TryGetProperty(field, out _), field);
        }
    }

    private static string Json(VitalSignResult result)
    {
        using var stream = new MemoryStream();
        ResultJson.Write(stream, "vital-signs", result);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static VitalSignParameter Sbp(VitalSignResult result) =>
        result.Parameters.Single(p => p.Parameter == "SBP");

    private static VitalSignResult Run(VitalSignOptions? options = null)
    {
        Trial trial = Example();
        return VitalSignProcedure.Run(trial, trial.Subjects.Arm, options ?? new());
    }

    private static Trial Example() =>
        new TrialBuilder().Subject("1").Subject("2").Subject("3", "B").Subject("4", "B").Build() with
        {
            VitalSigns = SafetyTables.Readings(
                (0, 1, 0, "SBP", 120),
                (0, 1, 40, "SBP", 140),
                (0, 1, 90, "SBP", 125),
                (0, 2, 0, "SBP", 120),
                (0, 2, 40, "SBP", 130),
                (0, 2, 90, "SBP", double.NaN),
                (1, 1, 0, "SBP", 120),
                (1, 1, 40, "SBP", 150),
                (2, 1, -30, "SBP", 110),
                (2, 1, -5, "SBP", 118),
                (2, 1, 40, "SBP", 128),
                (3, 1, 40, "SBP", 130),
                (1, 1, 0, "SPO2", 98),
                (1, 1, 20, "SPO2", 94),
                (1, 1, 40, "SPO2", 97)
            ),
        };
}
