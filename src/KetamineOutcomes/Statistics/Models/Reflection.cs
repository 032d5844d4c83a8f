namespace KetamineOutcomes.Statistics.Models;

/// <summary>A Householder reflection I − v vᵀ · scale, which turns a vector into a multiple of the first unit vector.</summary>
internal static class Reflection
{
    /// <summary>Overwrites a vector by v.</summary>
    /// <returns>What becomes of the vector's first element, and the scale; null when the vector is zero.</returns>
    public static (double Head, double Scale)? Make(Span<double> vector)
    {
        double norm = Norm(vector);
        if (norm == 0)
        {
            return null;
        }
        double head = vector[0] > 0 ? -norm : norm;
        vector[0] -= head;
        // vᵀv / 2 = norm² − head · first = norm · |v₀|
        return (head, 1 / (norm * Math.Abs(vector[0])));
    }

    /// <summary>Applies the reflection.</summary>
    public static void Apply(ReadOnlySpan<double> v, double scale, Span<double> vector)
    {
        double dot = 0;
        for (int i = 0; i < v.Length; i++)
        {
            dot += v[i] * vector[i];
        }
        double factor = dot * scale;
        for (int i = 0; i < v.Length; i++)
        {
            vector[i] -= factor * v[i];
        }
    }

    /// <summary>Euclidean length, scaled against overflow.</summary>
    public static double Norm(ReadOnlySpan<double> vector)
    {
        double largest = 0;
        foreach (double value in vector)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        if (largest == 0)
        {
            return 0;
        }
        double sum = 0;
        foreach (double value in vector)
        {
            sum += value / largest * (value / largest);
        }
        return largest * Math.Sqrt(sum);
    }
}
