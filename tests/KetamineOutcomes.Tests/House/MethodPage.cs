using System.Globalization;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.House;

/// <summary>What the code of a method page can use beside the library, and the record of what was checked.</summary>
public sealed class MethodPage : IDisposable
{
    private readonly List<string> folders = [];

    /// <summary>How many numbers were checked.</summary>
    public int Checked { get; private set; }

    /// <summary>Those that are not what the page says.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Internal upper tails.</summary>
    public UpperTails Upper { get; } = new();

    /// <summary>Internal upper quantiles.</summary>
    public UpperQuantiles Quantile { get; } = new();

    /// <summary>Holds a value against what the page prints: equal within half a unit of its last digit.</summary>
    public void Check(string expression, object? value, string printed)
    {
        Checked++;
        if (printed == "null" ? value is null : value is not null && IsClose(value, printed))
        {
            return;
        }
        Wrong.Add(FormattableString.Invariant($"{expression} is {value ?? "null"}, the page says {printed}"));
    }

    /// <summary>Two tables as a trial.</summary>
    public Trial TrialOf(string subjects, string assessments)
    {
        string folder = Directory.CreateTempSubdirectory("page").FullName;
        folders.Add(folder);
        File.WriteAllText(Path.Combine(folder, "subjects.csv"), subjects);
        File.WriteAllText(Path.Combine(folder, "assessments.csv"), assessments);
        return Trial.Read(folder);
    }

    /// <inheritdoc/>
    public void Dispose() => folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    private static bool IsClose(object value, string printed)
    {
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        double expected = double.Parse(printed, CultureInfo.InvariantCulture);
        string[] parts = printed.Split('e', 'E');
        int decimals = parts[0].Contains('.') ? parts[0].Length - 1 - parts[0].IndexOf('.') : 0;
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return Math.Abs(number - expected) <= 0.5000001 * Math.Pow(10, exponent - decimals);
    }

    /// <summary>Upper tails by name.</summary>
    public sealed class UpperTails
    {
#pragma warning disable CA1822 // called on an instance by the page's code
        public double Normal(double x) => KetamineOutcomes.Statistics.Numerics.Normal.UpperTail(x);

        public double T(double t, double df) => StudentT.UpperTail(t, df);

        public double ChiSquared(double x, double df) =>
            KetamineOutcomes.Statistics.Numerics.ChiSquared.UpperTail(x, df);

        public double F(double f, double df1, double df2) => FisherF.UpperTail(f, df1, df2);

        public double NoncentralT(double t, double df, double noncentrality) =>
            KetamineOutcomes.Statistics.Numerics.NoncentralT.UpperTail(t, df, noncentrality);
    }

    /// <summary>Upper quantiles by name.</summary>
    public sealed class UpperQuantiles
    {
        public double Normal(double p) => KetamineOutcomes.Statistics.Numerics.Normal.UpperQuantile(p);

        public double T(double p, double df) => StudentT.UpperQuantile(p, df);

        public double ChiSquared(double p, double df) =>
            KetamineOutcomes.Statistics.Numerics.ChiSquared.UpperQuantile(p, df);
#pragma warning restore CA1822
    }
}
