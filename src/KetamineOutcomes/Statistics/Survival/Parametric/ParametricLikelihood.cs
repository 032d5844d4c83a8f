using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>Log likelihood of coefficients and shapes, with slope and information, in one pass over the rows.</summary>
internal sealed class ParametricLikelihood(
    Lifetime law,
    DesignMatrix design,
    IReadOnlyList<int> columns,
    ParametricRows rows
)
{
    public int Columns => columns.Count;

    public int Size => columns.Count + law.Shapes.Count;

    /// <summary>Value, slope and minus curvature (lower triangle by rows); the value is −∞ where the law has none.</summary>
    public (double Value, double[] Slope, double[] Information) At(double[] point)
    {
        int p = columns.Count;
        int shapes = law.Shapes.Count;
        var slope = new double[Size];
        var information = new double[Size * (Size + 1) / 2];
        var full = new double[design.Names.Count];
        var x = new double[p];
        ReadOnlySpan<double> shape = point.AsSpan(p, shapes);
        double value = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            design.Fill(i, full);
            double eta = 0;
            for (int j = 0; j < p; j++)
            {
                x[j] = full[columns[j]];
                eta += x[j] * point[j];
            }
            LogPart part = law.Evaluate(rows.Times[i], rows.IsEvent[i], eta, shape);
            if (rows.Entries[i] > 0)
            {
                part -= law.Evaluate(rows.Entries[i], isEvent: false, eta, shape);
            }
            double people = rows.People[i];
            value += people * part.Value;
            for (int j = 0; j < Size; j++)
            {
                double left = j < p ? people * x[j] : people;
                int by = Math.Max(0, j - p + 1);
                slope[j] += left * part.Slope(by);
                int row = j * (j + 1) / 2;
                for (int k = 0; k <= j; k++)
                {
                    double right = k < p ? x[k] : 1;
                    information[row + k] -= left * right * part.Curvature(by, Math.Max(0, k - p + 1));
                }
            }
        }
        return (double.IsNaN(value) ? double.NegativeInfinity : value, slope, information);
    }
}
