using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

/// <summary>Adverse events and readings written down row by row.</summary>
internal static class SafetyTables
{
    public static AdverseEventTable Events(
        params (int Subject, string? Term, string? Class, double Serious, double Start, double End)[] rows
    ) =>
        new()
        {
            Data = new Dataset("adverse_events.csv", [], rows.Length),
            Subject = [.. rows.Select(r => r.Subject)],
            Term = Factor.FromTexts("term", [.. rows.Select(r => r.Term)]),
            SystemOrganClass = Factor.FromTexts("soc", [.. rows.Select(r => r.Class)]),
            Serious = [.. rows.Select(r => r.Serious)],
            StartDay = [.. rows.Select(r => r.Start)],
            EndDay = [.. rows.Select(r => r.End)],
        };

    public static VitalSignTable Readings(
        params (int Subject, int Session, double Minute, string Parameter, double Value)[] rows
    ) =>
        new()
        {
            Data = new Dataset("vitals.csv", [], rows.Length),
            Subject = [.. rows.Select(r => r.Subject)],
            Session = [.. rows.Select(r => r.Session)],
            Minute = [.. rows.Select(r => r.Minute)],
            Parameter = Factor.FromTexts("parameter", [.. rows.Select(r => r.Parameter)]),
            Value = [.. rows.Select(r => r.Value)],
        };
}
