using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>When the clock of a relapse from scores starts, and groups by the sessions given before.</summary>
internal static class RelapseStarts
{
    /// <summary>Day on which the clock starts, one a unit; NaN for those left out.</summary>
    /// <param name="scores">The rule.</param>
    /// <param name="context">The run.</param>
    /// <param name="who">Who is in; the reasons are added to it.</param>
    public static double[] Of(ScoreRelapse scores, RunContext context, Enrolment who)
    {
        if (scores.From == RelapseStart.Day)
        {
            double[] start = new double[context.Units.Count];
            Array.Fill(start, scores.FromDay);
            return start;
        }
        bool isResponse = scores.From == RelapseStart.Response;
        Criterion criterion = isResponse
            ? context.Response(scores.Scale, scores.Response)
            : context.Remission(scores.Scale, null);
        return RelapseFromScores.StartAt(
            context.Series(scores.Scale),
            context.Baseline(scores.Scale),
            criterion,
            isResponse ? "response" : "remission",
            who
        );
    }

    /// <summary>Whether an analysis is grouped by the sessions given before its clock starts.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="by">What it is grouped by.</param>
    public static bool AreGroups(PlannedAnalysis analysis, string by) =>
        by == SessionsBefore.Word && analysis is RelapseAnalysis { Scores.From: not RelapseStart.Day };

    /// <summary>Those groups.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="context">The run.</param>
    public static Factor Groups(PlannedAnalysis analysis, RunContext context)
    {
        // The endpoint gives the reasons why a clock does not start.
        double[] start = Of(((RelapseAnalysis)analysis).Scores!, context, new Enrolment(context.Units.Count));
        return SessionsBefore.Of(context.Trial.Sessions!, context.Units, context.Trial.Subjects.Count, start);
    }
}
