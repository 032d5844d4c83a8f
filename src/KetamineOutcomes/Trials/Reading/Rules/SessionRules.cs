using System.Runtime.InteropServices;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Plausibility of sessions.csv against subjects.csv, and of sessions that other tables name.</summary>
internal static class SessionRules
{
    /// <summary>Records what is improbable, and rows of other tables whose session is not there.</summary>
    public static void Check(TrialParts parts)
    {
        if (parts.Sessions is not { } sessions || parts.SessionSource is not { } table)
        {
            return;
        }
        var rows = new RowsBySubject(sessions.Subject);
        CheckRoutes(parts, sessions, table);
        CheckDoses(parts, sessions, table);
        DoseRules.CheckJumps(parts, sessions, table, rows);
        CheckOrder(parts, sessions, table, rows);
        if (!table.HasLostRows)
        {
            CheckKnown(parts, sessions);
        }
    }

    private static void CheckRoutes(TrialParts parts, SessionTable sessions, SourceTable table)
    {
        for (int row = 0; row < sessions.Count; row++)
        {
            DosingRoute? expected = sessions.Subject[row] < 0 ? null : parts.Subjects.Route[sessions.Subject[row]];
            if (sessions.Route[row] is { } route && expected is { } own && route != own)
            {
                parts.Problems.Add(
                    TrialRules.RouteMismatch,
                    table,
                    row,
                    "route",
                    "The session's route is not the participant's.",
                    "Check the route; analyses by route use that of subjects.csv."
                );
            }
        }
    }

    private static void CheckDoses(TrialParts parts, SessionTable sessions, SourceTable table)
    {
        for (int row = 0; row < sessions.Count; row++)
        {
            double mg = sessions.DoseMg?[row] ?? double.NaN;
            double perKg = sessions.DoseMgPerKg?[row] ?? double.NaN;
            bool highMg = mg > SubjectRules.HighestDose.Milligrams;
            if (highMg || perKg > SubjectRules.HighestDose.MilligramsPerKilogram)
            {
                parts.Problems.Add(
                    TrialRules.ImprobableDose,
                    table,
                    row,
                    highMg ? "dose_mg" : "dose_mg_per_kg",
                    "The dose is higher than any that is given.",
                    "Check the dose and its unit."
                );
            }
            else if (!Agree(mg, perKg, WeightOf(parts, sessions.Subject[row])))
            {
                parts.Problems.Add(
                    TrialRules.DoseMismatch,
                    table,
                    row,
                    "dose_mg_per_kg",
                    "The doses in mg and in mg/kg do not agree with the body weight.",
                    "Check both doses, and weight_kg in subjects.csv."
                );
            }
            else if (
                (double.IsNaN(mg) || double.IsNaN(perKg))
                && DoseRules.LooksSwapped(parts, sessions.Subject[row], mg, perKg)
            )
            {
                parts.Problems.Add(
                    TrialRules.SwappedUnit,
                    table,
                    row,
                    mg > 0 ? "dose_mg" : "dose_mg_per_kg",
                    mg > 0
                        ? "The dose in mg has the size of one in mg/kg."
                        : "The dose in mg/kg has the size of one in mg.",
                    "Check the unit: were mg and mg/kg exchanged?"
                );
            }
        }
    }

    private static double WeightOf(TrialParts parts, int subject) =>
        subject < 0 || parts.Subjects.WeightKg is null ? double.NaN : parts.Subjects.WeightKg[subject];

    /// <summary>Whether mg and mg/kg fit the weight within 10 %, or without one imply a weight that people have.</summary>
    private static bool Agree(double mg, double perKg, double weight)
    {
        if (double.IsNaN(mg) || double.IsNaN(perKg) || (mg == 0 && perKg == 0))
        {
            return true;
        }
        if (mg == 0 || perKg == 0)
        {
            return false;
        }
        double implied = mg / perKg;
        return double.IsNaN(weight)
            ? implied >= SubjectRules.Weights.Low && implied <= SubjectRules.Weights.High
            : Math.Abs(implied - weight) <= 0.1 * weight;
    }

    private static void CheckOrder(TrialParts parts, SessionTable sessions, SourceTable table, RowsBySubject rows)
    {
        var sorted = new List<int>();
        for (int subject = 0; subject < rows.SubjectCount; subject++)
        {
            ReadOnlySpan<int> own = rows.Of(subject);
            if (!IsInOrder(sessions, own))
            {
                sorted.Clear();
                sorted.AddRange(own);
                sorted.Sort((left, right) => sessions.Session[left].CompareTo(sessions.Session[right]));
                own = CollectionsMarshal.AsSpan(sorted);
            }
            for (int i = 0; i < own.Length; i++)
            {
                int before = i == 0 ? 0 : Math.Max(0, sessions.Session[own[i - 1]]);
                if (sessions.Session[own[i]] > before + 1)
                {
                    parts.Problems.Add(
                        TrialRules.SessionGap,
                        table,
                        own[i],
                        "session",
                        "The session before this one is not there.",
                        "Add it, or number the sessions that were given 1, 2, 3, …"
                    );
                }
                if (before > 0 && sessions.Day[own[i]] < sessions.Day[own[i - 1]])
                {
                    parts.Problems.Add(
                        TrialRules.SessionOrder,
                        table,
                        own[i],
                        "day",
                        Invariant(
                            $"The session is on an earlier day than the one before it, on line {table.Data.LineOf(own[i - 1])}."
                        ),
                        "Check the days and the numbers of the sessions."
                    );
                }
            }
        }
    }

    private static bool IsInOrder(SessionTable sessions, ReadOnlySpan<int> rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (sessions.Session[rows[i - 1]] > sessions.Session[rows[i]])
            {
                return false;
            }
        }
        return true;
    }

    private static void CheckKnown(TrialParts parts, SessionTable sessions)
    {
        if (parts.VitalSigns is null && parts.AdverseEvents is null)
        {
            return;
        }
        var known = new Dictionary<long, double>(sessions.Count);
        for (int row = 0; row < sessions.Count; row++)
        {
            known.TryAdd(Key(sessions.Subject[row], sessions.Session[row]), sessions.Day[row]);
        }
        if (parts.VitalSigns is { } vitals)
        {
            CheckKnown(parts, parts.VitalSignSource!, known, vitals.Subject, vitals.Session);
        }
        if (parts.AdverseEvents is { Session: { } eventSessions } events)
        {
            CheckKnown(parts, parts.AdverseEventSource!, known, events.Subject, eventSessions);
            if (events.StartDay is { } starts && parts.Assessments.Period is null)
            {
                CheckStarts(parts, known, events, eventSessions, starts);
            }
        }
    }

    private static void CheckKnown(
        TrialParts parts,
        SourceTable table,
        Dictionary<long, double> known,
        IReadOnlyList<int> subjects,
        IReadOnlyList<int> sessions
    )
    {
        for (int row = 0; row < subjects.Count; row++)
        {
            if (subjects[row] >= 0 && sessions[row] > 0 && !known.ContainsKey(Key(subjects[row], sessions[row])))
            {
                parts.Problems.Add(
                    TrialRules.UnknownSession,
                    table,
                    row,
                    "session",
                    "The participant has no such session in sessions.csv.",
                    "Add the session there, or correct its number."
                );
            }
        }
    }

    /// <summary>Records events that begin before the day of their session.</summary>
    private static void CheckStarts(
        TrialParts parts,
        Dictionary<long, double> known,
        AdverseEventTable events,
        IReadOnlyList<int> sessions,
        IReadOnlyList<double> starts
    )
    {
        SourceTable table = parts.AdverseEventSource!;
        string column = table.Find("start_day") is not null ? "start_day" : "start_date";
        for (int row = 0; row < events.Count; row++)
        {
            if (
                events.Subject[row] >= 0
                && known.TryGetValue(Key(events.Subject[row], sessions[row]), out double day)
                && starts[row] < Math.Floor(day)
            )
            {
                parts.Problems.Add(
                    TrialRules.EventBeforeSession,
                    table,
                    row,
                    column,
                    "The event begins before the day of the session it belongs to.",
                    "Check the day and the number of the session."
                );
            }
        }
    }

    private static long Key(int subject, int session) => ((long)subject << 32) | (uint)session;
}
