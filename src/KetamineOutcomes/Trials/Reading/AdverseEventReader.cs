using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads adverse_events.csv.</summary>
internal static class AdverseEventReader
{
    private static readonly string[] Severities = ["mild", "moderate", "severe"];

    /// <summary>Reads the table and records its faults.</summary>
    public static AdverseEventTable Read(
        SourceTable table,
        TrialSettings settings,
        SubjectIndex index,
        DayReader dayReader,
        ProblemList problems
    )
    {
        var reader = new TableReader(table, problems);
        reader.Check("subject_id", "term");
        reader.CheckOnce(
            "subject_id",
            "term",
            "soc",
            "severity",
            "serious",
            "related",
            "start_day",
            "end_day",
            "session"
        );
        int[] subjects = reader.Subjects(index);
        RequiredCells.Check(reader, "term", "The event's term is missing.");
        double[]? starts = dayReader.Read(reader, subjects, "start_day");
        double[]? ends = dayReader.Read(reader, subjects, "end_day");
        if (starts is not null && ends is not null)
        {
            reader.CheckOrder(starts, ends, reader.Has("end_day") ? "end_day" : "end_date", "The event");
        }
        reader.Flags("related");
        Factor term = reader.Category("term") ?? new Factor("term", new int[reader.Rows], [""]);
        if (starts is not null)
        {
            string column = reader.Has("start_day") ? "start_day" : "start_date";
            KeyRules.Check(
                TrialRules.RepeatedEvent,
                table,
                problems,
                subjects,
                column,
                "participant, term and start",
                term.Array,
                starts
            );
        }
        return new AdverseEventTable
        {
            Data = table.Data,
            Subject = subjects,
            Term = term,
            SystemOrganClass = reader.Category("soc"),
            Severity = ClosedWords.Read(reader, "severity", Severities, settings),
            Serious = Flags(reader.Flags("serious")),
            StartDay = starts,
            EndDay = ends,
            Session = reader.Wholes("session", 0),
        };
    }

    private static double[]? Flags(int[]? wholes) => wholes?.Select(flag => flag < 0 ? double.NaN : flag).ToArray();
}
