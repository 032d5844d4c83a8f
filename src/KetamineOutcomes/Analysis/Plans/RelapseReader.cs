using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Reads an analysis of type time-to-relapse: which keys there are depends on its source.</summary>
internal static class RelapseReader
{
    /// <summary>The sources.</summary>
    public static readonly IReadOnlyList<string> Sources = ["follow_up", "scores"];

    public static RelapseAnalysis Read(JsonObject from, string id)
    {
        string? source = from.Text("source", required: true);
        if (source is not null && !Sources.Contains(source, StringComparer.Ordinal))
        {
            from.Refuse(
                "source",
                "unknown-word",
                $"'{from.PathOf("source")}' is \"{source}\", which is not known.",
                $"{NearestWord.Question(source, Sources)}Known are: {string.Join(", ", Sources)}."
            );
        }
        return new RelapseAnalysis
        {
            Id = id,
            // Without a source that is known, the keys of both are let through: the fault is the source's.
            Scores = source == "follow_up" ? null : Scores(from, isScores: source == "scores"),
            LeaveOut = from.Text("leaveOut"),
            Times = PlannedAnalysisReader.Times(from),
            Tau = PlannedAnalysisReader.Tau(from),
            Strata = from.Texts("strata") ?? [],
            ConfType = PlannedAnalysisReader.ConfType(from),
            Competing = Competing(from, isScores: source == "scores"),
        };
    }

    private static IReadOnlyList<string> Competing(JsonObject from, bool isScores)
    {
        IReadOnlyList<string> statuses = from.Texts("competing") ?? [];
        if (isScores && statuses.Count > 0)
        {
            from.Refuse(
                "competing",
                "illegal-pair",
                "'competing' names statuses of follow_up.csv; scores have none.",
                "Choose \"source\": \"follow_up\", or leave 'competing' out."
            );
        }
        if (statuses.Contains(RelapseFromFollowUp.Relapse, StringComparer.Ordinal))
        {
            from.Refuse(
                "competing",
                "illegal-pair",
                "Relapse is the event itself.",
                "Name other statuses, such as death."
            );
        }
        return statuses.Distinct(StringComparer.Ordinal).ToArray();
    }

    private static ScoreRelapse? Scores(JsonObject from, bool isScores)
    {
        string? scale = from.Text("scale", required: isScores);
        bool isMadrs = scale == "MADRS";
        double? reduction = PlanReader.Inside(from, "reduction", 0, 1, includesUpper: true);
        if (reduction is not null && from.Has("threshold"))
        {
            from.Refuse(
                "reduction",
                "illegal-pair",
                "Relapse is a score at a threshold or the loss of a reduction, not both.",
                "Leave out 'threshold' or 'reduction'."
            );
        }
        double? threshold = from.Number("threshold", required: isScores && !isMadrs && !from.Has("reduction"));
        int? consecutive = from.Whole("consecutive", min: 1, max: 1000);
        (double From, double To)? apart = from.Interval("apart");
        if (apart is { From: < 0 })
        {
            from.Refuse("apart", "out-of-range", "A gap is 0 days or more.", "Write [fewest, most] days.");
        }
        (RelapseStart start, double day) = Start(from);
        RelapseRule standard = ScoreRelapse.Sustain1;
        var rule = new RelapseRule(
            threshold ?? standard.Threshold,
            consecutive ?? (reduction is null ? standard.Consecutive : 1),
            apart?.From ?? standard.MinimumGap,
            apart?.To ?? standard.MaximumGap
        )
        {
            Reduction = reduction,
        };
        IReadOnlyList<string> events = from.Texts("events") ?? [];
        return isScores ? new ScoreRelapse(scale ?? "", rule, start, day) { Events = events } : null;
    }

    private static (RelapseStart Start, double Day) Start(JsonObject from)
    {
        JsonValue? value = from.Value("from");
        switch (value)
        {
            case null:
            case { Kind: JsonKind.Text, Text: "response" }:
                return (RelapseStart.Response, 0);
            case { Kind: JsonKind.Text, Text: "remission" }:
                return (RelapseStart.Remission, 0);
            case { Kind: JsonKind.Number, Number: >= 0 }:
                return (RelapseStart.Day, value.Number);
            default:
                value.RefuseKind("\"response\", \"remission\" or a day of 0 or more");
                return (RelapseStart.Response, 0);
        }
    }
}
