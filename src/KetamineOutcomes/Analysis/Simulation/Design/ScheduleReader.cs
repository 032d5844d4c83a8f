using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Reads visits, sessions, drop-out and maintenance of design.json.</summary>
internal static class ScheduleReader
{
    public static IReadOnlyList<VisitDesign> Visits(JsonObject root)
    {
        VisitDesign[] visits = root.Objects("visits", required: true).Select(Visit).ToArray();
        if (root.Has("visits") && visits.Length == 0)
        {
            root.Refuse("visits", "no-visit", "The design has no visit.", "List at least one after day 0.");
        }
        if (visits.Zip(visits.Skip(1)).Any(p => p.First.Day + p.First.Jitter >= p.Second.Day - p.Second.Jitter))
        {
            root.Refuse("visits", "not-ascending", "Visits overlap or do not ascend.", "Order them; less jitter.");
        }
        return visits;
    }

    public static SessionDesign? Sessions(JsonObject? o)
    {
        if (o is null)
        {
            return null;
        }
        var sessions = new SessionDesign(DesignValues.Ascending(o, "days", 0), o.Number("missed", min: 0, max: 1) ?? 0);
        if (sessions.Days.Count > 0 && sessions.Days[0] != 0)
        {
            o.Refuse("days", "no-day-0", "The first session is not on day 0.", "Day 0 is the day of the first dose.");
        }
        o.RefuseOthers("sessions");
        return sessions;
    }

    public static DropOutDesign? DropOut(JsonObject? o)
    {
        if (o is null)
        {
            return null;
        }
        var dropOut = new DropOutDesign(
            o.Number("perWeek", required: true, min: 0) ?? 0,
            o.Number("perPoint", min: -1, max: 1) ?? 0,
            o.Number("reference", min: 0, max: 60) ?? 20
        );
        o.RefuseOthers("dropOut");
        return dropOut;
    }

    public static MaintenanceDesign? Maintenance(JsonObject? o)
    {
        if (o is null)
        {
            return null;
        }
        var maintenance = new MaintenanceDesign
        {
            Days = o.Number("days", required: true, min: 1, max: 36500) ?? 1,
            Reduction = o.Number("reduction", min: 0, max: 1) ?? 0.5,
            VisitEvery = o.Number("visitEvery", min: 1) ?? 14,
            ConfirmAfter = o.Number("confirmAfter", min: 1) ?? 7,
            SessionEvery = o.Number("sessionEvery", min: 0) ?? 0,
            Threshold = o.Whole("threshold", min: 1, max: 60) ?? 22,
            Excursions = o.Number("excursions", min: 0, max: 1) ?? 0,
            Hospitalised = o.Number("hospitalised", min: 0, max: 1) ?? 0,
            WithdrawnPer30Days = o.Number("withdrawnPer30Days", min: 0) ?? 0,
            LostPer30Days = o.Number("lostPer30Days", min: 0) ?? 0,
        };
        if (maintenance.ConfirmAfter >= maintenance.VisitEvery)
        {
            o.Refuse(
                "confirmAfter",
                "wrong-interval",
                "The confirming visit does not come before the next planned one.",
                "Make 'confirmAfter' smaller than 'visitEvery'."
            );
        }
        o.RefuseOthers("maintenance");
        return maintenance;
    }

    private static VisitDesign Visit(JsonObject o)
    {
        double day = o.Number("day", required: true, min: 0.01, max: 36500) ?? 1;
        var visit = new VisitDesign(
            day,
            o.Text("label") ?? Invariant($"Day {day}"),
            o.Whole("jitter", min: 0, max: 60) ?? 0
        );
        if (visit.Jitter >= visit.Day)
        {
            o.Refuse("jitter", "out-of-range", "The visit could fall on day 0 or before.", "Choose less jitter.");
        }
        o.RefuseOthers("a visit");
        return visit;
    }
}
