using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads follow_up.csv.</summary>
internal static class FollowUpReader
{
    private static readonly string[] Statuses = [.. FollowUpTable.KnownStatuses];

    /// <summary>Reads the table and records its faults.</summary>
    public static FollowUpTable Read(
        SourceTable table,
        TrialSettings settings,
        SubjectIndex index,
        DayReader dayReader,
        ProblemList problems
    )
    {
        var reader = new TableReader(table, problems);
        reader.Check("subject_id", "start_day|start_date", "end_day|end_date", "status");
        reader.CheckOnce("subject_id", "start_day", "end_day", "start_date", "end_date", "status");
        int[] subjects = reader.Subjects(index);
        double[] starts = dayReader.Read(reader, subjects, "start_day") ?? new double[reader.Rows];
        double[] ends = dayReader.Read(reader, subjects, "end_day") ?? new double[reader.Rows];
        RequiredCells.CheckDay(reader, "start_day");
        RequiredCells.CheckDay(reader, "end_day");
        RequiredCells.Check(reader, "status", "The status is missing.");
        reader.CheckOrder(starts, ends, reader.Has("end_day") ? "end_day" : "end_date", "The follow-up");
        KeyRules.Check(table, problems, subjects, "subject_id", "participant");
        return new FollowUpTable
        {
            Data = table.Data,
            Subject = subjects,
            StartDay = starts,
            EndDay = ends,
            Status =
                ClosedWords.Read(reader, "status", Statuses, settings)
                ?? new Factor("status", new int[reader.Rows], [""]),
        };
    }
}
