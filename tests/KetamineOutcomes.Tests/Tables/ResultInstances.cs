using System.Collections;
using System.Reflection;
using KetamineOutcomes.Analysis.Baselines;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Analysis.Simulation;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;
using KetamineOutcomes.Statistics.Survival.Cox;
using KetamineOutcomes.Statistics.Survival.Design;
using KetamineOutcomes.Statistics.Survival.Influence;
using KetamineOutcomes.Statistics.Survival.IntervalCensored;
using KetamineOutcomes.Statistics.Survival.Parametric;
using KetamineOutcomes.Statistics.Survival.PublishedCurves;
using KetamineOutcomes.Statistics.Survival.Recurrent;
using KetamineOutcomes.Statistics.Survival.RestrictedMeans;
using KetamineOutcomes.Statistics.Survival.TwoStage;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Tables;

/// <summary>Results of every type: those of the sample trial, of every verb, and of tables with nothing to estimate; what
/// stands inside a result is found by reflection.</summary>
internal static class ResultInstances
{
    private static readonly Lazy<Result[]> Found = new(Collect);

    /// <summary>Every result.</summary>
    public static IReadOnlyList<Result> All => Found.Value;

    // Nobody with an event, everybody, one person a group, ties of everything.
    private static readonly string[] Edges =
    [
        "person,group,value,event,time\n1,A,1,0,5\n2,B,2,0,5\n",
        "person,group,value,event,time\n1,A,1,1,5\n2,B,1,1,5\n3,B,1,1,5\n4,A,1,1,5\n",
        "person,group,value,event,time\n1,A,1,1,0\n2,A,1.5,0,3\n3,B,-2.25,1,0\n4,B,4,0,2\n5,C,0,0,9\n",
    ];

    private static Result[] Collect()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var results = new List<Result>();
        foreach (object root in Roots())
        {
            Walk(root, seen, results);
        }
        return [.. results];
    }

    private static IEnumerable<object> Roots()
    {
        var trial = Trial.Read(TestFiles.InCheckout("samples/data/route-trial"));
        TrialRun run = TrialAnalysis.Run(trial);
        yield return trial;
        yield return run;
        yield return Trial.Read(TestFiles.InCheckout("samples/data/route-trial")) with
        {
            Files = [],
            Problems = [],
        };
        EventGains gains = run.ResultOf<SurvivalResult>("sessions-to-response").Gains();
        yield return gains;
        yield return gains.Plateaus();
        yield return RunSummary.Of(run);
        yield return run.BaselineCharacteristics();
        yield return run.ParticipantFlow();
        yield return run.Exclusions();
        yield return run.ChangesByVisit();
        yield return run.Subgroups();
        yield return TrialAnalysis.Enrol(trial);
        yield return TrialSimulator.Draw(
            TrialDesign.Read(TestFiles.InCheckout("samples/data/route-trial.design.json"))
        );
        yield return ResultBaseline.Compare("""{"p":0.01}"""u8.ToArray(), """{"p":0.02}"""u8.ToArray());
        Dataset subjects = Dataset.ReadCsv(TestFiles.InCheckout("samples/data/route-trial/subjects.csv"));
        yield return Survival(subjects, "end_day", "end_reason", "relapse", "arm", [28, 90]);
        yield return Survival(subjects, "end_day", "end_reason", "relapse", null, [1, 2, 3, 28, 90, 400]);
        yield return CoxProcedure.Run(
            subjects,
            new CoxOptions
            {
                Time = "end_day",
                Event = "end_reason",
                EventValue = "relapse",
                Covariates = ["arm", "age"],
            }
        );
        yield return Competing(subjects, "end_day", "end_reason", "relapse", "completed", "arm", [28, 90]);
        yield return Competing(subjects, "end_day", "end_reason", "relapse", "completed", null, [1, 400]);
        yield return AncovaProcedure.Run(
            subjects,
            new AncovaOptions
            {
                Value = "weight_kg",
                Arm = "arm",
                Covariates = ["age", "site"],
            }
        );
        yield return ProportionProcedure.Run(
            subjects,
            new ProportionOptions
            {
                Outcome = "end_reason",
                Value = "completed",
                By = "arm",
                Strata = ["sex"],
            }
        );
        foreach (string edge in Edges)
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(edge));
            Dataset data = Dataset.ReadCsv(stream, "edge.csv");
            yield return Survival(data, "time", "event", null, "group", [0, 2, 5]);
            // With nobody censored, any value is a cause.
            string cause = data["event"].TextAt(0);
            yield return Competing(data, "time", "event", cause, null, "group", [0, 2, 5]);
            yield return ProportionProcedure.Run(data, new ProportionOptions { Outcome = "event", By = "group" });
            yield return EffectProcedure.Run(data, new EffectOptions { Value = "value", By = "group" });
            yield return AncovaProcedure.Run(data, new AncovaOptions { Value = "value", Arm = "group" });
        }
        yield return HedgesG.Of([1, 2, 4], [0, 1, 1.5]);
        yield return HedgesG.Of([1], [0]);
        yield return LifeTable.Fit(EventTimes.FromEventFlag([1, 5, 5, 9], [true, false, true, false]), [0, 5]);
        yield return LogRankDesign.SampleSize(new LogRankAssumptions(0.01, 0.5));
        yield return LogRankDesign.SampleSize(new LogRankAssumptions(0.01, 0.5), 0.8, new StudyCalendar(100, 30));
        var causes = EventTimes.FromCauses([5, 7, 7, 11, 12, 15], [1, 2, 0, 1, 2, 1], ["relapse", "death"], null);
        CumulativeIncidenceFit incidence = CumulativeIncidence.Fit(
            causes,
            new Factor("arm", [0, 0, 0, 1, 1, 1], ["A", "B"])
        );
        yield return incidence;
        yield return incidence.Gray("relapse");
        yield return CumulativeIncidence.Fit(causes).Gray("death");
        var age = new NumericColumn("age", [30, 40, 50, 60]);
        yield return CoxRegression.Fit(EventTimes.FromEventFlag([5, 7, 9, 11], [true, false, true, true]), [age]);
        yield return CoxRegression.Fit(EventTimes.FromEventFlag([5, 7, 9, 11], [false, false, false, false]), [age]);
        yield return CoxRegression.Fit(EventTimes.FromEventFlag([5, 7, 9, 11], [true, true, true, true]), [age]);
        yield return CurveReconstruction.Rebuild(new PublishedCurve([new(5, 0.8)], [new(0, 10)]));
        yield return Turnbull.Fit(IntervalTimes.Between([0, 4, 4], [5, 9, double.PositiveInfinity]));
        EventTimes times = EventTimes.FromEventFlag([3, 5, 8, 9], [true, true, false, true]);
        yield return ParametricSurvival.Fit(times, [new NumericColumn("age", [1, 4, 2, 7])]);
        yield return ParametricSurvival.Fit(EventTimes.FromEventFlag([3, 5], [false, false]), []);
        yield return MeanCumulativeFunction.Fit(
            RecurrentSpells.From(times, Factor.FromTexts("id", ["A", "B", "C", "D"]))
        );
        yield return RestrictedMeanRegression.Fit(times, Factor.FromTexts("arm", ["A", "B", "B", "A"]), [], 8);
        LogRankTest stage = LogRank.Test(
            EventTimes.FromEventFlag([1, 2, 3, 4], [true, true, true, false]),
            Factor.FromTexts("arm", ["A", "B", "B", "A"])
        );
        yield return TwoStageLogRank.Combine(stage, stage, "A", new TwoStageBoundaries(0.5));
        Factor twoArms = Factor.FromTexts("arm", ["A", "B", "B", "A"]);
        yield return LeaveOneOut.Compare(times, twoArms, Factor.FromTexts("site", ["1", "1", "2", "2"]), at: 5);
        yield return ChangePoint.Fit(times, twoArms, 4);
        Dataset pairs = Dataset.FromColumns(
            "pairs",
            ("person", new[] { "a", "b", "c", "d", "a", "b", "c", "d" }),
            ("period", new[] { "one", "one", "one", "one", "two", "two", "two", "two" }),
            ("value", new double[] { 1, 2, 3, 4, 2, 2, 5, 3 }),
            ("event", new double[] { 1, 0, 0, 1, 1, 1, 0, 1 })
        );
        yield return EffectProcedure.Run(
            pairs,
            new EffectOptions
            {
                Value = "value",
                By = "period",
                Paired = "person",
            }
        );
        yield return ProportionProcedure.Run(
            pairs,
            new ProportionOptions
            {
                Outcome = "event",
                By = "period",
                Paired = "person",
            }
        );
    }

    private static CompetingRisksResult Competing(
        Dataset data,
        string time,
        string ending,
        string cause,
        string? censored,
        string? by,
        double[] times
    ) =>
        CompetingRisksProcedure.Run(
            data,
            new CompetingRisksOptions
            {
                Time = time,
                Event = ending,
                Cause = cause,
                Censored = censored,
                By = by,
                Times = times,
            }
        );

    private static SurvivalResult Survival(
        Dataset data,
        string time,
        string status,
        string? value,
        string? by,
        double[] times
    ) =>
        SurvivalProcedure.Run(
            data,
            new SurvivalOptions
            {
                Time = time,
                Event = status,
                EventValue = value,
                By = by,
                Times = times,
                FollowUp = true,
                LifeTableBreaks = [0, 30, 60],
                Pairwise = by is null ? null : MultiplicityMethod.Holm,
                MaxCombo = by is not null,
            }
        );

    private static void Walk(object? item, HashSet<object> seen, List<Result> results)
    {
        if (item is null or string || !seen.Add(item))
        {
            return;
        }
        if (item is IEnumerable many)
        {
            foreach (object? one in many)
            {
                if (one is null || !Belongs(one.GetType()))
                {
                    return;
                }
                Walk(one, seen, results);
            }
            return;
        }
        Type type = item.GetType();
        if (!Belongs(type) || type.IsEnum || item is Dataset)
        {
            return;
        }
        if (item is Result result)
        {
            results.Add(result);
        }
        if (item is Trial)
        {
            // Its tables are rows, no results.
            return;
        }
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && MayHold(property.PropertyType))
            {
                Walk(property.GetValue(item), seen, results);
            }
        }
    }

    private static bool MayHold(Type type) =>
        type != typeof(string)
        && (Belongs(type) || (type.IsGenericType && type.GetGenericArguments().Any(Belongs)) || type.IsArray);

    private static bool Belongs(Type type) => !type.IsPrimitive && type.Assembly == typeof(Result).Assembly;
}
