using System.Runtime.CompilerServices;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>How far two numbers may lie apart and still count as equal: within the absolute or the relative tolerance.</summary>
/// <remarks>Numbers are equal when <c>|a − b| ≤ max(Absolute, Relative · max(|a|, |b|))</c>. Two whole numbers (counts)
/// are compared exactly, whatever their size, unless a path of <see cref="Paths"/> names them.</remarks>
public sealed record BaselineTolerance
{
    /// <summary>Relative tolerance, 0 or more. Default 1e-8: above the last digits in which processors and mathematics
    /// libraries differ, below anything that a table shows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Relative
    {
        get;
        init => field = NotNegative(value);
    } = 1e-8;

    /// <summary>Absolute tolerance, 0 or more. Default 1e-12, for numbers that are zero but for rounding.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Absolute
    {
        get;
        init => field = NotNegative(value);
    } = 1e-12;

    /// <summary>Tolerances of their own for some paths; of several that name a path the last holds. Default none.</summary>
    public IReadOnlyList<PathTolerance> Paths { get; init; } = [];

    /// <summary>Whether what the result has and the baseline has not is reported and not counted: the fields that a newer
    /// version adds. Default no.</summary>
    public bool IgnoreAdded { get; init; }

    /// <summary>Reads a file of tolerances, tolerances.json; tolerances.schema.json, which comes with the package, completes and
    /// checks it in an editor.</summary>
    /// <param name="path">The file; comments and trailing commas are allowed.</param>
    /// <returns>The tolerances.</returns>
    /// <exception cref="TrialDataException">The file cannot be read or holds something else; every problem with its line.</exception>
    public static BaselineTolerance Load(string path)
    {
        try
        {
            return ToleranceReader.Read(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "unreadable-file",
                    "The tolerances cannot be read.",
                    "Check the name and its permissions."
                ) with
                {
                    File = path,
                }
            );
        }
    }

    /// <summary>The last tolerance that names a path; <c>null</c> when none does. Its place is marked as used.</summary>
    internal PathTolerance? For(IReadOnlyList<string> path, bool[] used)
    {
        PathTolerance? last = null;
        for (int i = 0; i < Paths.Count; i++)
        {
            if (Paths[i].Matches(path))
            {
                used[i] = true;
                last = Paths[i];
            }
        }
        return last;
    }

    internal bool Allows(double a, double b, PathTolerance? own)
    {
        double absolute = own?.Absolute ?? Absolute;
        double relative = own?.Relative ?? Relative;
        return a.Equals(b)
            || double.IsFinite(a - b)
                && Math.Abs(a - b) <= Math.Max(absolute, relative * Math.Max(Math.Abs(a), Math.Abs(b)));
    }

    internal static double NotNegative(double value, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, "A tolerance is a number of 0 or more.");
}
