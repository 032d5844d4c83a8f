using System.Globalization;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Analysis.Simulation.Drawing;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation;

/// <summary>Draws trials from a stated truth.</summary>
/// <remarks>Each participant has random streams of its own (Philox4×64-10, key: seed and stream), one for each table, so that the bytes do
/// not depend on the number of threads, and a change to one table's truth leaves the others as they were. The logarithms and exponentials behind
/// the draws use no platform library: a seed gives the same trial everywhere.</remarks>
public static class TrialSimulator
{
    /// <summary>Draws a trial.</summary>
    /// <param name="design">The truth.</param>
    /// <param name="threads">Threads at most; 0: as many as there are processors. The bytes are the same.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The files of a trial folder, trial.json among them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SimulatedTrial Draw(TrialDesign design, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int[] allocation = Allocate(design);
        var participants = new TrialTables[allocation.Length];
        int width = Math.Max(3, (allocation.Length).ToString(CultureInfo.InvariantCulture).Length);
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads,
        };
        Parallel.For(
            0,
            allocation.Length,
            options,
            i =>
            {
                string id = "S" + (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
                participants[i] = ParticipantDraw.Draw(design, allocation[i], i + 1, id);
            }
        );
        return SimulatedTrial.From(design, participants);
    }

    /// <summary>The arm of each participant: as many of each as the design says, in random order.</summary>
    private static int[] Allocate(TrialDesign design)
    {
        int[] arms = new int[design.Participating];
        int next = 0;
        for (int arm = 0; arm < design.Arms.Count; arm++)
        {
            for (int i = 0; i < design.Arms[arm].N; i++)
            {
                arms[next++] = arm;
            }
        }
        new RandomStream(design.Seed, 0).Shuffle<int>(arms);
        return arms;
    }
}
