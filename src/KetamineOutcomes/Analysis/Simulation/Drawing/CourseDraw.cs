using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws the MADRS course of the acute phase, with drop-out.</summary>
internal sealed class CourseDraw
{
    private static readonly (string Reason, double Share)[] Reasons =
    [
        ("lost to follow-up", 0.25),
        ("withdrew consent", 0.35),
        ("lack of efficacy", 0.25),
        ("adverse event", 0.15),
    ];

    private readonly TrialDesign design;
    private readonly Participant participant;
    private readonly RandomStream random;
    private readonly double own;
    private readonly double site;
    private readonly double baseline;
    private double residual;
    private double residualDay;

    public CourseDraw(TrialDesign design, Participant participant)
    {
        this.design = design;
        this.participant = participant;
        random = participant.Stream(StreamUse.Course);
        baseline = Draws.Score(
            Draws.Normal(random, design.Madrs.Baseline),
            design.Madrs.Baseline.Minimum,
            design.Madrs.Baseline.Maximum
        );
        own = design.Madrs.BetweenDeviation * random.NextNormal();
        site = participant.SiteEffect;
        residual = random.NextNormal();
    }

    /// <summary>The acute phase.</summary>
    public Course Draw()
    {
        var course = new Course();
        course.Visits.Add(new ScoredVisit(0, 0, "Baseline", baseline, false));
        foreach (VisitDesign planned in design.Visits)
        {
            double day = planned.Day;
            if (planned.Jitter > 0)
            {
                day += random.NextInt(2 * planned.Jitter + 1) - planned.Jitter;
            }
            double chance = random.NextDouble();
            double place = random.NextDouble();
            double reason = random.NextDouble();
            ScoredVisit last = course.Visits[^1];
            double score = NextScore(day);
            bool missing = random.NextBool(design.Madrs.Missing);
            if (design.DropOut is { } dropOut && chance < Probability(dropOut, last, day))
            {
                course.EndDay = Math.Floor(last.Day + place * (day - last.Day));
                course.EndReason = ReasonAt(reason);
                return course;
            }
            course.Visits.Add(new ScoredVisit(day, planned.Day, planned.Label, score, missing));
        }
        course.EndDay = course.Visits[^1].Day;
        return course;
    }

    /// <summary>The next score of the trajectory; days must rise from call to call.</summary>
    public double NextScore(double day)
    {
        TrajectoryDesign madrs = design.Madrs;
        double correlation =
            madrs.WeekCorrelation == 0 ? 0 : PortableMath.Pow(madrs.WeekCorrelation, (day - residualDay) / 7);
        residual = correlation * residual + Math.Sqrt(1 - correlation * correlation) * random.NextNormal();
        residualDay = day;
        double change = madrs.MeanChange(participant.Effect, day);
        double person = (own + site) * TrajectoryDesign.Reached(day, madrs.BetweenDays);
        return Draws.Score(baseline + change + person + madrs.ResidualDeviation * residual, 0, 60);
    }

    private static double Probability(DropOutDesign dropOut, ScoredVisit last, double day)
    {
        double hazard = dropOut.PerWeek * PortableMath.Exp(dropOut.PerPoint * (last.Score - dropOut.Reference));
        return 1 - PortableMath.Exp(-hazard * (day - last.Day) / 7);
    }

    private static string ReasonAt(double chance)
    {
        foreach ((string reason, double share) in Reasons)
        {
            chance -= share;
            if (chance < 0)
            {
                return reason;
            }
        }
        return Reasons[0].Reason;
    }
}
