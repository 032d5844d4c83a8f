namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Visits against their days. A visit off its day is no error: the plan's windows decide who enters an analysis.</summary>
internal static class VisitRules
{
    /// <summary>Records assessments far from their visit, and visits whose days are in another order than the visits are.</summary>
    public static void Check(TrialParts parts)
    {
        if (parts.Assessments.Visit is not { } visit)
        {
            return;
        }
        var said = new HashSet<(int Subject, int Visit, double Day)>();
        VisitDay[] visits = VisitDay.Of(parts, visit);
        string column = parts.AssessmentSource.Find("day") is not null ? "day" : "date";
        int[] subjects = parts.SubjectOfAssessment;
        int[] codes = visit.Array;
        for (int row = 0; row < codes.Length; row++)
        {
            double day = parts.Day[row];
            if (
                codes[row] >= 0
                && Math.Abs(day - visits[codes[row]].Day) > visits[codes[row]].Window
                && said.Add((subjects[row], codes[row], day))
            )
            {
                parts.Problems.Add(
                    TrialRules.VisitWindow,
                    parts.AssessmentSource,
                    row,
                    column,
                    Invariant($"The day is more than {visits[codes[row]].Window:0.#} days from that of the visit."),
                    "Check the day and the visit; the plan's windows decide what the score counts for."
                );
            }
        }
        CheckOrder(parts, visits, codes, column, said);
    }

    private static void CheckOrder(
        TrialParts parts,
        VisitDay[] visits,
        int[] codes,
        string column,
        HashSet<(int Subject, int Visit, double Day)> said
    )
    {
        int[] scales = parts.Assessments.Scale.Array;
        AssessmentOrder order = parts.Order;
        for (int subject = 0; subject < order.SubjectCount; subject++)
        {
            int before = -1;
            foreach (int row in order.Of(subject))
            {
                if (codes[row] < 0 || !visits[codes[row]].IsSteady || double.IsNaN(parts.Day[row]))
                {
                    continue;
                }
                if (
                    before >= 0
                    && scales[before] == scales[row]
                    && order.IsSamePeriod(before, row)
                    && visits[codes[row]].Day < visits[codes[before]].Day
                    && parts.Day[row] > parts.Day[before]
                    && said.Add((subject, codes[row], parts.Day[row]))
                )
                {
                    parts.Problems.Add(
                        TrialRules.VisitOrder,
                        parts.AssessmentSource,
                        row,
                        column,
                        Invariant(
                            $"The visit comes before that of line {parts.AssessmentSource.Data.LineOf(before)}, and its day after."
                        ),
                        "Check the days and the visits: were two exchanged?"
                    );
                }
                before = row;
            }
        }
    }
}
