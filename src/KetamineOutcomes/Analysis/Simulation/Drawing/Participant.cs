using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>A participant: identity, arm, dose, and what a person brings along.</summary>
internal sealed class Participant
{
    private readonly TrialDesign design;
    private readonly int number;

    public Participant(TrialDesign design, int arm, int number, string id)
    {
        this.design = design;
        this.number = number;
        Id = id;
        Arm = design.Arms[arm];
        ParticipantDesign people = design.Participants;
        RandomStream random = Stream(StreamUse.Participant);
        Site = random.NextInt(people.Sites) + 1;
        IsWoman = random.NextBool(people.Female);
        Age = Math.Floor(Draws.Normal(random, people.Age));
        double shift = IsWoman ? -12 * (1 - people.Female) : 12 * people.Female;
        SpreadDesign weight = people.Weight with { Mean = people.Weight.Mean + shift };
        Weight = Draws.Round(Draws.Normal(random, weight), 1);
        FailedTrials = 2 + Draws.Category(random, people.FailedTrials);
        EpisodeMonths = Math.Max(1, Draws.Round(people.EpisodeMonths * PortableMath.Exp(0.9 * random.NextNormal()), 0));
        Psychotherapy = random.NextBool(people.Psychotherapy);
        double[] shares = Arm.Doses.Select(dose => dose.Share).ToArray();
        Dose = shares.Length == 0 ? null : Arm.Doses[Draws.Category(random, shares)].Dose;
    }

    public string Id { get; }

    public ArmDesign Arm { get; }

    public int Site { get; }

    public bool IsWoman { get; }

    public double Age { get; }

    /// <summary>Kilograms.</summary>
    public double Weight { get; }

    public int FailedTrials { get; }

    public double EpisodeMonths { get; }

    public bool Psychotherapy { get; }

    /// <summary>Amount in the arm's unit; null for placebo.</summary>
    public double? Dose { get; }

    /// <summary>The dose in milligrams.</summary>
    public double Milligrams => Arm.DoseUnit == DoseUnit.Milligrams ? Dose ?? 0 : Draws.Round((Dose ?? 0) * Weight, 1);

    /// <summary>The dose in milligrams per kilogram.</summary>
    public double MilligramsPerKilogram =>
        Arm.DoseUnit == DoseUnit.MilligramsPerKilogram ? Dose ?? 0 : Draws.Round((Dose ?? 0) / Weight, 3);

    /// <summary>The drug's full effect on the MADRS.</summary>
    public double Effect => design.Madrs.Effect(Arm.Exposure(Dose ?? 0, design.Madrs.ReferenceWeight));

    /// <summary>The site's part of the change.</summary>
    public double SiteEffect =>
        design.Participants.SiteDeviation == 0
            ? 0
            : design.Participants.SiteDeviation * new RandomStream(design.Seed, (1L << 40) + Site).NextNormal();

    /// <summary>The random numbers for a use.</summary>
    public RandomStream Stream(StreamUse use) => new(design.Seed, 32L * number + (int)use);

    public void Write(CsvRows rows, Course course)
    {
        rows.Cell(Id).Cell(Arm.Name).Cell(Arm.Route.Code());
        rows.Cell(Dose).Cell(Dose is null ? null : Arm.DoseUnit.Symbol());
        rows.Cell(Invariant($"Site {Site}")).Cell(Age).Cell(IsWoman ? "F" : "M").Cell(Weight);
        rows.Cell(FailedTrials).Cell(EpisodeMonths).Cell(Psychotherapy ? 1 : 0);
        rows.Cell(course.EndDay).Cell(course.EndReason).End();
    }
}
