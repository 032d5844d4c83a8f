namespace KetamineOutcomes.Statistics.Models;

/// <summary>A restricted cubic spline of a number: the number itself, then knots − 2 columns that bend it between the outer
/// knots and leave it straight beyond.</summary>
/// <remarks>Column j: [(x−tⱼ)₊³ − (x−tₖ₋₁)₊³(tₖ−tⱼ)/(tₖ−tₖ₋₁) + (x−tₖ)₊³(tₖ₋₁−tⱼ)/(tₖ−tₖ₋₁)]/(tₖ−t₁)². Knots at Harrell's
/// quantiles (Regression Modeling Strategies, 2.4.5): 0.1 and 0.9 for three, 0.05 and 0.95 for four to six, 0.025 and 0.975
/// for seven, evenly between; of fewer than 100 values the 5th from either end are the outer ones.</remarks>
internal sealed class SplineTerm : Term
{
    private readonly double[] values;
    private readonly double[] knots;
    private readonly double[] means;

    public SplineTerm(string name, string column, double[] values, int count, ReadOnlySpan<double> people)
    {
        Name = name;
        Column = column;
        this.values = values;
        knots = KnotsOf(values, count, people);
        int columns = knots.Length < 3 ? 1 : knots.Length - 1;
        ColumnNames = Enumerable.Range(0, columns).Select(j => column + new string('\'', j)).ToArray();
        means = new double[columns];
        var row = new double[columns];
        double total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double weight = people.IsEmpty ? 1 : people[i];
            total += weight;
            Basis(values[i], row);
            for (int j = 0; j < columns; j++)
            {
                means[j] += weight / total * (row[j] - means[j]);
            }
        }
    }

    public override string Name { get; }

    /// <summary>The data column.</summary>
    public string Column { get; }

    public override IReadOnlyList<string> ColumnNames { get; }

    public override int Rows => values.Length;

    /// <summary>Where the knots are; fewer than asked for when quantiles fall together.</summary>
    public IReadOnlyList<double> Knots => knots;

    public override void Fill(int row, Span<double> into)
    {
        Basis(values[row], into);
        for (int j = 0; j < into.Length; j++)
        {
            into[j] -= means[j];
        }
    }

    public override void FillAverage(Span<double> into) => into.Clear();

    public override void FillOrigin(Span<double> into)
    {
        Basis(0, into);
        for (int j = 0; j < into.Length; j++)
        {
            into[j] -= means[j];
        }
    }

    public override void FillProfile(CovariateProfile profile, Span<double> into)
    {
        if (profile.Number(Column) is not { } value)
        {
            into.Clear();
            return;
        }
        Basis(value, into);
        for (int j = 0; j < into.Length; j++)
        {
            into[j] -= means[j];
        }
    }

    /// <summary>The spline's columns at a value.</summary>
    private void Basis(double x, Span<double> into)
    {
        into[0] = x;
        if (into.Length < 2)
        {
            return;
        }
        double last = knots[^1];
        double before = knots[^2];
        double scale = (last - knots[0]) * (last - knots[0]);
        double end = Cube(x - last) / (last - before);
        double inner = Cube(x - before) / (last - before);
        for (int j = 0; j + 2 < knots.Length; j++)
        {
            double knot = knots[j];
            into[j + 1] = (Cube(x - knot) - inner * (last - knot) + end * (before - knot)) / scale;
        }
    }

    private static double Cube(double value) => value > 0 ? value * value * value : 0;

    private static double[] KnotsOf(double[] values, int count, ReadOnlySpan<double> people)
    {
        var sorted = (double[])values.Clone();
        double[] weights = people.IsEmpty ? [] : people.ToArray();
        if (weights.Length == 0)
        {
            Array.Sort(sorted);
        }
        else
        {
            Array.Sort(sorted, weights);
        }
        // Position among the people, where a row of frequency f stands f times.
        double[] ends = new double[sorted.Length];
        double total = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            total += weights.Length == 0 ? 1 : weights[i];
            ends[i] = total;
        }
        double outer =
            count == 3 ? 0.1
            : count <= 6 ? 0.05
            : 0.025;
        var knots = new double[count];
        for (int j = 0; j < count; j++)
        {
            double share = outer + (1 - 2 * outer) * j / (count - 1);
            double place = (total - 1) * share;
            double low = At(Math.Floor(place));
            knots[j] = low + (place - Math.Floor(place)) * (At(Math.Floor(place) + 1) - low);
        }
        if (total is < 100 and >= 10)
        {
            knots[0] = At(4);
            knots[^1] = At(total - 5);
        }
        return knots.Distinct().Order().ToArray();

        double At(double place)
        {
            int index = Array.BinarySearch(ends, Math.Min(place, total - 1) + 0.5);
            return sorted[index < 0 ? ~index : index];
        }
    }
}
