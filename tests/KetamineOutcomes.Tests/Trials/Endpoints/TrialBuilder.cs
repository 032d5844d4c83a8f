using System.Globalization;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

/// <summary>A small trial in memory, written down row by row as a test needs it.</summary>
internal sealed class TrialBuilder
{
    private readonly List<string> ids = [];
    private readonly List<string?> arms = [];
    private readonly List<DosingRoute?> routes = [];
    private readonly Dictionary<string, Dictionary<int, string>> extra = [];
    private readonly List<(
        int Subject,
        string Scale,
        double Day,
        double Score,
        int Period,
        string? Treatment
    )> scores = [];
    private readonly List<(int Subject, double Day)> sessions = [];
    private readonly List<(int Subject, double Start, double End, string Status)> followUp = [];
    private readonly List<(int Subject, string Term, double Day)> events = [];
    private TrialDescription description = new();

    public TrialBuilder Describe(TrialDescription given)
    {
        description = given;
        return this;
    }

    public TrialBuilder Subject(
        string id,
        string? arm = "A",
        DosingRoute? route = null,
        params (string, string)[] columns
    )
    {
        ids.Add(id);
        arms.Add(arm);
        routes.Add(route);
        foreach ((string column, string value) in columns)
        {
            if (!extra.TryGetValue(column, out Dictionary<int, string>? values))
            {
                extra[column] = values = [];
            }
            values[ids.Count - 1] = value;
        }
        return this;
    }

    /// <summary>Scores of one scale, day by day.</summary>
    public TrialBuilder Scores(string id, string scale, params (double Day, double Score)[] given)
    {
        foreach ((double day, double score) in given)
        {
            scores.Add((Index(id), scale, day, score, 0, null));
        }
        return this;
    }

    /// <summary>Scores in a period of a crossover.</summary>
    public TrialBuilder Period(
        string id,
        int period,
        string? treatment,
        string scale,
        params (double Day, double Score)[] given
    )
    {
        foreach ((double day, double score) in given)
        {
            scores.Add((Index(id), scale, day, score, period, treatment));
        }
        return this;
    }

    public TrialBuilder Sessions(string id, params double[] days)
    {
        foreach (double day in days)
        {
            sessions.Add((Index(id), day));
        }
        return this;
    }

    public TrialBuilder FollowUp(string id, double start, double end, string status)
    {
        followUp.Add((Index(id), start, end, status));
        return this;
    }

    /// <summary>An adverse event on a day; NaN for an unknown one.</summary>
    public TrialBuilder Event(string id, string term, double day)
    {
        events.Add((Index(id), term, day));
        return this;
    }

    public Trial Build()
    {
        bool isCrossover = scores.Any(s => s.Treatment is not null);
        var day = new NumericColumn("day", scores.Select(s => s.Day).ToArray());
        return new Trial
        {
            Description = description,
            Subjects = new SubjectTable
            {
                Data = new Dataset("subjects.csv", SubjectColumns(), ids.Count),
                Ids = ids,
                Arm = Factor.FromTexts("arm", arms),
                Route = routes,
            },
            Assessments = new AssessmentTable
            {
                Data = new Dataset("assessments.csv", [day]),
                Subject = scores.Select(s => s.Subject).ToArray(),
                Scale = Factor.FromTexts("scale", scores.Select(s => (string?)s.Scale).ToArray()),
                Day = scores.Select(s => s.Day).ToArray(),
                Score = scores.Select(s => s.Score).ToArray(),
                Period = isCrossover ? scores.Select(s => s.Period).ToArray() : null,
                Treatment = isCrossover
                    ? Factor.FromTexts("treatment", scores.Select(s => s.Treatment).ToArray())
                    : null,
            },
            Sessions = sessions.Count == 0 ? null : SessionsTable(),
            FollowUp = followUp.Count == 0 ? null : FollowUpTable(),
            AdverseEvents = events.Count == 0 ? null : EventTable(),
        };
    }

    private AdverseEventTable EventTable() =>
        new()
        {
            Data = new Dataset("adverse_events.csv", [], events.Count),
            Subject = events.Select(e => e.Subject).ToArray(),
            Term = Factor.FromTexts("term", events.Select(e => (string?)e.Term).ToArray()),
            StartDay = events.Select(e => e.Day).ToArray(),
        };

    private SessionTable SessionsTable() =>
        new()
        {
            Data = new Dataset("sessions.csv", [], sessions.Count),
            Subject = sessions.Select(s => s.Subject).ToArray(),
            Session = sessions.Select((_, i) => i + 1).ToArray(),
            Day = sessions.Select(s => s.Day).ToArray(),
            Route = new DosingRoute?[sessions.Count],
            Dose = new Dose?[sessions.Count],
        };

    private FollowUpTable FollowUpTable() =>
        new()
        {
            Data = new Dataset("follow_up.csv", [], followUp.Count),
            Subject = followUp.Select(f => f.Subject).ToArray(),
            StartDay = followUp.Select(f => f.Start).ToArray(),
            EndDay = followUp.Select(f => f.End).ToArray(),
            Status = Factor.FromTexts("status", followUp.Select(f => (string?)f.Status).ToArray()),
        };

    private List<Column> SubjectColumns()
    {
        List<Column> columns = [Factor.FromTexts("subject_id", ids), Factor.FromTexts("arm", arms)];
        foreach ((string name, Dictionary<int, string> values) in extra)
        {
            string?[] texts = ids.Select((_, i) => values.GetValueOrDefault(i)).ToArray();
            bool isNumeric = texts.All(t => t is null || double.TryParse(t, CultureInfo.InvariantCulture, out _));
            columns.Add(
                isNumeric
                    ? new NumericColumn(
                        name,
                        texts
                            .Select(t => t is null ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture))
                            .ToArray()
                    )
                    : Factor.FromTexts(name, texts)
            );
        }
        return columns;
    }

    private int Index(string id) => ids.IndexOf(id);
}
