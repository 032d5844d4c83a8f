using System.Text;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Analysis.Simulation.Drawing;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Simulation;

/// <summary>A drawn trial: the files of its folder, and what the design implies for each arm.</summary>
public sealed record SimulatedTrial : Result
{
    private SimulatedTrial(TrialDesign design, IReadOnlyList<SimulatedFile> files)
    {
        Design = design;
        Files = files;
        Truth = DesignTruth.Of(design);
    }

    /// <summary>The design that it was drawn from.</summary>
    public TrialDesign Design { get; }

    /// <summary>The files in the order of the trial folder's tables, trial.json last. Tables without a truth are left out.</summary>
    public IReadOnlyList<SimulatedFile> Files { get; }

    /// <summary>What the design implies, arm by arm.</summary>
    public IReadOnlyList<ArmTruth> Truth { get; }

    /// <summary>Writes the files into a folder, which is made when it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (SimulatedFile file in Files)
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content.Span);
        }
    }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            Invariant($"{Design.Title}: the truth at day {Truth[0].Day}"),
            [
                new TableColumn("Arm", false),
                new TableColumn("N"),
                new TableColumn("MADRS change"),
                new TableColumn("Response"),
                new TableColumn("Remission"),
                new TableColumn("Relapse"),
            ],
            Truth
                .Select(arm => new TableRow([
                    arm.Arm,
                    Invariant($"{arm.N}"),
                    Cell.Number(arm.MeanChange, 1),
                    Cell.Percent(arm.Response),
                    Cell.Percent(arm.Remission),
                    arm.Relapse is null ? "" : Cell.Percent(arm.Relapse),
                ]))
                .ToArray(),
            [
                "Implied by the design had everyone stayed and every score been recorded. Relapse: struck within maintenance.",
            ]
        );

    internal static SimulatedTrial From(TrialDesign design, IReadOnlyList<TrialTables> participants)
    {
        var files = new List<SimulatedFile>();
        for (int t = 0; t < TrialTables.Names.Count; t++)
        {
            if (!TrialTables.IsDrawn(design, t))
            {
                continue;
            }
            var text = new StringBuilder(TrialTables.Headers[t]).Append('\n');
            int rows = 0;
            foreach (TrialTables participant in participants)
            {
                participant[t].AppendTo(text);
                rows += participant[t].Count;
            }
            files.Add(new SimulatedFile(TrialTables.Names[t], rows, Encoding.UTF8.GetBytes(text.ToString())));
        }
        files.Add(new SimulatedFile("trial.json", null, TrialJson.Write(design)));
        return new SimulatedTrial(design, files);
    }
}
