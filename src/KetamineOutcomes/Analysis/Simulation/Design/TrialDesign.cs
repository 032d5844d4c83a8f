using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>The stated truth from which a trial is drawn: arms, trajectories, drop-out, relapse, safety and everything else
/// that a trial folder holds. Immutable.</summary>
/// <remarks>design.json says the same in JSON; design.schema.json, which comes with the package, completes and checks it in an editor.
/// Parts that are not given leave their table out.</remarks>
public sealed record TrialDesign
{
    /// <summary>The trial's title.</summary>
    public required string Title { get; init; }

    /// <summary>Registration text, or <c>null</c>.</summary>
    public string? Registration { get; init; }

    /// <summary>Seed of every draw; the same seed gives the same bytes. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The arms, at least one.</summary>
    public required IReadOnlyList<ArmDesign> Arms { get; init; }

    /// <summary>Who takes part.</summary>
    public ParticipantDesign Participants { get; init; } = new();

    /// <summary>The course of the MADRS, the primary scale.</summary>
    public required TrajectoryDesign Madrs { get; init; }

    /// <summary>Visits of the acute phase after baseline (day 0), ascending.</summary>
    public required IReadOnlyList<VisitDesign> Visits { get; init; }

    /// <summary>Dosing sessions of the acute phase, or <c>null</c>: none are recorded.</summary>
    public SessionDesign? Sessions { get; init; }

    /// <summary>Drop-out, or <c>null</c>: nobody drops out.</summary>
    public DropOutDesign? DropOut { get; init; }

    /// <summary>The maintenance phase of responders with relapse, or <c>null</c>.</summary>
    public MaintenanceDesign? Maintenance { get; init; }

    /// <summary>Further scales, drawn from the MADRS.</summary>
    public IReadOnlyList<LinkedScaleDesign> Scales { get; init; } = [];

    /// <summary>Adverse events by term.</summary>
    public IReadOnlyList<AdverseEventDesign> AdverseEvents { get; init; } = [];

    /// <summary>Vital signs after dosing, or <c>null</c>.</summary>
    public VitalSignDesign? Vitals { get; init; }

    /// <summary>Blood markers.</summary>
    public IReadOnlyList<BiomarkerDesign> Biomarkers { get; init; } = [];

    /// <summary>Cognitive tests.</summary>
    public IReadOnlyList<CognitionDesign> Cognition { get; init; } = [];

    /// <summary>Mood diary, or <c>null</c>.</summary>
    public DiaryDesign? Diary { get; init; }

    /// <summary>Concomitant medications.</summary>
    public IReadOnlyList<MedicationDesign> Medications { get; init; } = [];

    /// <summary>Cost items.</summary>
    public IReadOnlyList<CostDesign> Costs { get; init; } = [];

    /// <summary>Participants over all arms.</summary>
    public int Participating => Arms.Sum(arm => arm.N);

    /// <summary>Reads a design file.</summary>
    /// <param name="path">design.json; comments and trailing commas are allowed.</param>
    /// <returns>The design.</returns>
    /// <exception cref="TrialDataException">The file cannot be read or is no design; every problem with its line.</exception>
    public static TrialDesign Read(string path)
    {
        try
        {
            return DesignReader.Read(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "unreadable-file",
                    "The design cannot be read.",
                    "Check the name and its permissions."
                ) with
                {
                    File = path,
                }
            );
        }
    }

    /// <summary>Reads a design from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">The name that problems give.</param>
    /// <returns>The design.</returns>
    /// <exception cref="TrialDataException">The text is no design; every problem with its line.</exception>
    public static TrialDesign Parse(string json, string file = "design.json") =>
        DesignReader.Read(System.Text.Encoding.UTF8.GetBytes(json), file);
}
