using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws adverse events: at sessions by their probability, between them by their rate.</summary>
internal static class AdverseEventDraw
{
    private static readonly string[] Severities = ["mild", "moderate", "severe"];

    /// <summary>Writes the events and returns the first term of each day, for the diary.</summary>
    public static IReadOnlyDictionary<double, string> Write(
        TrialDesign design,
        Participant participant,
        Course course,
        IReadOnlyList<DosingSession> sessions,
        CsvRows rows
    )
    {
        var events = new List<(double Day, int Session, AdverseEventDesign Truth)>();
        RandomStream random = participant.Stream(StreamUse.AdverseEvents);
        foreach (AdverseEventDesign truth in design.AdverseEvents)
        {
            double probability = truth.PerSession.GetValueOrDefault(participant.Arm.Name);
            foreach (DosingSession session in sessions)
            {
                if (random.NextBool(probability))
                {
                    events.Add((session.Day, session.Number, truth));
                }
                probability *= truth.Decay;
            }
            double hazard = truth.Per30Days.GetValueOrDefault(participant.Arm.Name) / 30;
            double day = Draws.Wait(random, hazard);
            while (day < course.EndDay)
            {
                // A term is recorded once a day.
                if (!events.Exists(e => e.Truth == truth && e.Day == Math.Floor(day)))
                {
                    events.Add((Math.Floor(day), 0, truth));
                }
                day += Draws.Wait(random, hazard);
            }
        }
        var terms = new Dictionary<double, string>();
        foreach ((double day, int session, AdverseEventDesign truth) in events.OrderBy(e => e.Day))
        {
            terms.TryAdd(day, truth.Term);
            int severity = Draws.Category(random, truth.Severity);
            bool serious = random.NextBool(truth.Serious);
            bool related = random.NextBool(truth.Related);
            bool lasts = random.NextBool(truth.Lasting);
            double more = Math.Floor(random.NextExponential() * truth.LastingDays);
            double end = lasts ? day + 1 + more : day;
            rows.Cell(participant.Id).Cell(truth.Term).Cell(truth.Soc).Cell(Severities[severity]);
            rows.Cell(serious ? 1 : 0).Cell(related ? 1 : 0).Cell(day);
            rows.Cell(Math.Min(end, Math.Max(day, course.EndDay))).Cell(session > 0 ? session : null).End();
        }
        return terms;
    }
}
