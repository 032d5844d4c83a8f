using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading.Rules;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads assessments.csv.</summary>
internal sealed class AssessmentReader(
    SourceTable source,
    TrialSettings settings,
    SubjectIndex subjectIndex,
    DayReader dayReader,
    SequenceColumns? sequence,
    ProblemList problems
)
{
    private SourceTable table = source;
    private TableReader reader = new(source, problems);

    /// <summary>Whether periods or treatments came from the sequence columns of subjects.csv; set by <see cref="Read"/>.</summary>
    public bool HasSequence { get; private set; }

    /// <summary>The table without the rows that <see cref="Read"/> left out.</summary>
    public SourceTable Table => table;

    /// <summary>The participant of each row of the table that was read.</summary>
    public int[] Subjects { get; private set; } = [];

    /// <summary>The day of each row.</summary>
    public double[] Days { get; private set; } = [];

    /// <summary>The score of each row.</summary>
    public double[] Scores { get; private set; } = [];

    /// <summary>Each participant's rows in file order.</summary>
    public RowsBySubject Rows { get; private set; } = new([]);

    /// <summary>Each participant's rows by scale and day; set by <see cref="Read"/>.</summary>
    public AssessmentOrder Order { get; private set; } = null!;

    /// <summary>Reads the table and records its faults.</summary>
    public AssessmentTable Read()
    {
        bool visitsGiveDays = reader.Has("visit") && settings.Visits.Values.Any(visit => visit.Day is not null);
        reader.Check("subject_id", "scale", "score");
        if (!visitsGiveDays)
        {
            reader.Check("day|date");
        }
        reader.CheckOnce("subject_id", "scale", "score", "day", "date", "visit", "period", "treatment");
        int[] subjects = reader.Subjects(subjectIndex);
        double[] score = reader.Numbers("score") ?? Missing();
        double[] day = ReadDays(subjects, visitsGiveDays);
        if (DropEmptyRows(day, score, visitsGiveDays) is { } kept)
        {
            subjects = Take(subjects, kept);
            score = Take(score, kept);
            day = Take(day, kept);
        }
        Factor scale = ReadScales();
        RatingScale[] scales = scale.Levels.Select(level => settings.Scales.Find(level)!).ToArray();
        CheckScores(scale, scales, score, day);
        ItemRules.Check(table, reader, problems, scale, scales, score);
        int[]? period = ReadPeriods();
        Factor? treatment = ReadTreatments();
        if (sequence?.Fill(table, problems, subjects, period, treatment) is { } filled)
        {
            (period, treatment) = filled;
            HasSequence = true;
        }
        (Subjects, Days, Scores, Rows) = (subjects, day, score, new RowsBySubject(subjects));
        var read = new AssessmentTable
        {
            Data = table.Data,
            Subject = subjects,
            Scale = scale,
            Day = day,
            Score = score,
            Visit = reader.Category("visit"),
            Period = period,
            Treatment = treatment,
        };
        Order = new AssessmentOrder(read, Rows);
        CheckKeys(scale, day, score, period, treatment);
        return read;
    }

    private void CheckKeys(Factor scale, double[] day, double[] score, int[]? period, Factor? treatment)
    {
        string also = (period, treatment) switch
        {
            (null, null) => "",
            (not null, null) => ", period",
            (null, not null) => ", treatment",
            _ => ", period, treatment",
        };
        string column =
            Has("day") ? "day"
            : Has("date") ? "date"
            : "visit";
        for (int subject = 0; subject < Order.SubjectCount; subject++)
        {
            int first = -1;
            foreach (int row in Order.Of(subject))
            {
                if (
                    first < 0
                    || scale.Array[row] != scale.Array[first]
                    || day[row] != day[first]
                    || !Order.IsSamePeriod(first, row)
                )
                {
                    first = row;
                    continue;
                }
                bool isEqual = score[row] == score[first] || (double.IsNaN(score[row]) && double.IsNaN(score[first]));
                problems.Add(
                    TrialRules.RepeatedKey,
                    table,
                    row,
                    column,
                    Invariant(
                        $"{table.PlaceOf(first, row)} has the same participant, scale{also} and day already, with {(isEqual ? "the same" : "another")} score."
                    ),
                    isEqual ? "Remove one of the rows." : "Keep the row that is right, or tell the two apart."
                );
            }
        }
    }

    private double[] Missing()
    {
        var missing = new double[reader.Rows];
        Array.Fill(missing, double.NaN);
        return missing;
    }

    private double[] ReadDays(int[] subjects, bool visitsGiveDays)
    {
        double[] day = dayReader.Read(reader, subjects, "day") ?? Missing();
        if (visitsGiveDays && reader.Category("visit") is { } visit)
        {
            double[] codes = visit.Levels.Select(level => settings.VisitNamed(level)?.Day ?? double.NaN).ToArray();
            day = (double[])day.Clone();
            for (int row = 0; row < day.Length; row++)
            {
                int code = visit.Codes[row];
                day[row] = double.IsNaN(day[row]) && code >= 0 ? codes[code] : day[row];
            }
        }
        return day;
    }

    /// <summary>Leaves out rows with neither day nor score; the rows that stay, or null when all do.</summary>
    private int[]? DropEmptyRows(double[] day, double[] score, bool visitsGiveDays)
    {
        Column? scores = table.Find("score");
        var kept = new List<int>();
        for (int row = 0; row < day.Length; row++)
        {
            bool noDay = double.IsNaN(day[row]) && IsMissing("day", row) && IsMissing("date", row);
            bool noScore = double.IsNaN(score[row]) && scores?.IsMissing(row) != false;
            if (noDay && noScore && scores is not null)
            {
                problems.Add(
                    TrialRules.EmptyRow,
                    table,
                    row,
                    "score",
                    "The row has neither day nor score, and is left out.",
                    "Remove it, or fill it in."
                );
                continue;
            }
            if (noDay && (Has("day") || Has("date") || visitsGiveDays))
            {
                problems.Add(
                    TrialRules.MissingValue,
                    table,
                    row,
                    Has("day") ? "day"
                        : Has("date") ? "date"
                        : "visit",
                    "The score has no day.",
                    "Give the day (baseline is 0 or below), or the day of its visit under \"codes\" in trial.json."
                );
            }
            kept.Add(row);
        }
        if (kept.Count == day.Length)
        {
            return null;
        }
        int[] rows = kept.ToArray();
        table = table.Take(rows);
        reader = new TableReader(table, problems);
        return rows;
    }

    private bool Has(string column) => table.Find(column) is not null;

    private bool IsMissing(string column, int row) => table.Find(column)?.IsMissing(row) != false;

    private Factor ReadScales()
    {
        Factor scale =
            reader.Words(
                "scale",
                word => settings.Scales.Find(word)?.Name,
                "scale",
                settings.Scales.Advise,
                settings.Scales.Scales.Select(s => s.Name).ToArray()
            ) ?? Factor.Missing("scale", reader.Rows);
        if (table.Find("scale") is { } column)
        {
            reader.RequireValues("scale", column, "The scale is missing.", "Say which scale the score is of.");
        }
        return scale;
    }

    private void CheckScores(Factor scale, RatingScale[] scales, double[] score, double[] day)
    {
        Column? column = table.Find("score");
        for (int row = 0; row < score.Length; row++)
        {
            RatingScale? known = scale.Codes[row] < 0 ? null : scales[scale.Codes[row]];
            if (double.IsNaN(score[row]))
            {
                if (column?.IsMissing(row) == true)
                {
                    problems.Add(
                        TrialRules.MissingScore,
                        table,
                        row,
                        "score",
                        "The assessment has no score.",
                        "Nothing need be done if it was not taken; it counts as missing."
                    );
                }
            }
            else if (known?.Holds(score[row]) == false)
            {
                problems.Add(
                    TrialRules.OutOfRange,
                    table,
                    row,
                    "score",
                    $"The score is impossible: {known.Name} goes from {known.RangeText()}.",
                    "Correct the score, or define the scale under \"scales\" in trial.json."
                );
            }
            else if (known?.IsWhole == true && score[row] != Math.Floor(score[row]))
            {
                problems.Add(
                    TrialRules.FractionalScore,
                    table,
                    row,
                    "score",
                    $"The score is not whole; those of {known.Name} are.",
                    "Check whether it was prorated or averaged."
                );
            }
        }
    }

    /// <summary>Periods from 1; 0 where none is said: such rows (a shared baseline) belong to every period.</summary>
    private int[]? ReadPeriods()
    {
        int[]? periods = reader.Wholes("period", 1)?.Select(period => Math.Max(period, 0)).ToArray();
        if (reader.Category("visit") is { } visit && settings.Visits.Values.Any(v => v.Period is not null))
        {
            int[] codes = visit.Levels.Select(level => settings.VisitNamed(level)?.Period ?? 0).ToArray();
            periods ??= new int[reader.Rows];
            for (int row = 0; row < periods.Length; row++)
            {
                int code = visit.Codes[row];
                periods[row] = periods[row] == 0 && code >= 0 ? codes[code] : periods[row];
            }
        }
        return periods;
    }

    private Factor? ReadTreatments()
    {
        Factor? treatment = reader.Category("treatment");
        if (reader.Category("visit") is not { } visit || !settings.Visits.Values.Any(v => v.Treatment is not null))
        {
            return treatment;
        }
        string?[] byVisit = visit.Levels.Select(level => settings.VisitNamed(level)?.Treatment).ToArray();
        string[] levels = (treatment?.Levels ?? [])
            .Concat(byVisit.OfType<string>())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        int[] codeOfVisit = byVisit.Select(t => t is null ? -1 : Array.IndexOf(levels, t)).ToArray();
        int[] codeOfLevel = (treatment?.Levels ?? []).Select(t => Array.IndexOf(levels, t)).ToArray();
        var codes = new int[reader.Rows];
        for (int row = 0; row < codes.Length; row++)
        {
            int own = treatment?.Codes[row] ?? -1;
            int seen = visit.Codes[row];
            codes[row] =
                own >= 0 ? codeOfLevel[own]
                : seen >= 0 ? codeOfVisit[seen]
                : -1;
        }
        return new Factor("treatment", codes, levels);
    }

    private static T[] Take<T>(T[] values, int[] rows) => rows.Select(row => values[row]).ToArray();
}
