using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>Counts the flow of participants.</summary>
internal sealed class FlowBuilder
{
    private const int RareVisit = 2;

    private readonly Trial trial;
    private readonly Factor arms;
    private readonly AnalysisUnits units;
    private readonly List<FlowStep> steps = [];

    private FlowBuilder(Trial trial)
    {
        this.trial = trial;
        arms = trial.Subjects.Arm;
        units = AnalysisUnits.Of(trial);
    }

    /// <summary>The flow of a run; visits are those of the first scale that the plan uses.</summary>
    /// <param name="run">The run.</param>
    public static ParticipantFlow Of(TrialRun run)
    {
        var flow = new FlowBuilder(run.Trial);
        flow.Add("Allocated to an arm", _ => true);
        if (run.Scales.FirstOrDefault() is { } scale)
        {
            flow.AddVisits(scale);
        }
        flow.AddSessions();
        flow.AddFollowUp();
        flow.AddAnalyses(run);
        return new ParticipantFlow { Groups = BaselineTable.Arms(run.Trial), Steps = flow.steps };
    }

    private void AddVisits(string scale)
    {
        ScoreSeries series = ScoreSeries.Of(trial, units, scale);
        double[] baseline = BaselineScores.Of(trial, units, series, BaselineRule.Last);
        Add($"With a {scale} baseline", Subjects(unit => !double.IsNaN(baseline[unit])));
        IReadOnlyList<Visit> visits = Visits.Of(trial, series);
        int most = visits.Count == 0 ? 0 : visits.Max(visit => visit.N);
        // Visits that few were due for (late weeks of maintenance) would bury the flow.
        foreach (Visit visit in visits.Where(visit => RareVisit * visit.N >= most))
        {
            var window = new DayWindow(visit.Day, Math.Max(0, visit.From), visit.To);
            string name = visit.Label.StartsWith("day ", StringComparison.Ordinal)
                ? visit.Label
                : Invariant($"{visit.Label} (day {visit.Day})");
            Add($"Assessed at {name}", Subjects(unit => ScoreAtDay.Find(series.Days(unit), window) >= 0), indent: 1);
        }
        if (Visits.LastCommon(visits) is { } last)
        {
            Add(
                Invariant($"Last assessed before {last.Label} (discontinued)"),
                Subjects(unit => !double.IsNaN(baseline[unit]) && !HasDayFrom(series.Days(unit), last.From))
            );
        }
    }

    private void AddSessions()
    {
        if (trial.Sessions is { } sessions)
        {
            HashSet<int> dosed = [.. sessions.Subject];
            Add("With a dosing session", dosed.Contains);
        }
    }

    private void AddFollowUp()
    {
        if (trial.FollowUp is not { } followUp)
        {
            return;
        }
        HashSet<int> entered = [.. followUp.Subject];
        Add("Entered follow-up", entered.Contains);
        for (int status = 0; status < followUp.Status.Levels.Count; status++)
        {
            int code = status;
            HashSet<int> ended = [];
            for (int row = 0; row < followUp.Count; row++)
            {
                _ = followUp.Status.Codes[row] == code && ended.Add(followUp.Subject[row]);
            }
            if (ended.Count > 0)
            {
                Add($"Ended in: {followUp.Status.Levels[status]}", ended.Contains, indent: 1);
            }
        }
    }

    private void AddAnalyses(TrialRun run)
    {
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string id in trial.Subjects.Ids)
        {
            place[id] = place.Count;
        }
        steps.Add(new FlowStep("Analysed", []));
        foreach (AnalysisResult analysis in run.Analyses)
        {
            Factor ids = (Factor)analysis.Data.Columns[0];
            HashSet<int> entered = [.. ids.Codes.ToArray().Select(code => place[ids.Levels[code]])];
            Add(analysis.Title, entered.Contains, indent: 1);
        }
    }

    // In a crossover a participant counts once, whatever the number of periods.
    private Func<int, bool> Subjects(Func<int, bool> ofUnit)
    {
        bool[] holds = new bool[trial.Subjects.Count];
        for (int unit = 0; unit < units.Count; unit++)
        {
            holds[units.Subject[unit]] |= ofUnit(unit);
        }
        return subject => holds[subject];
    }

    private static bool HasDayFrom(ReadOnlySpan<double> days, double day) => days.Length > 0 && days[^1] >= day;

    private void Add(string name, Func<int, bool> holds, int indent = 0)
    {
        int[] counts = new int[arms.Levels.Count + 1];
        for (int subject = 0; subject < arms.Length; subject++)
        {
            if (arms.Codes[subject] >= 0 && holds(subject))
            {
                counts[arms.Codes[subject]]++;
                counts[^1]++;
            }
        }
        steps.Add(new FlowStep(name, counts, indent));
    }
}
