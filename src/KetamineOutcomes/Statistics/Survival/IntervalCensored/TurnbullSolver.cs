using MathNet.Numerics.LinearAlgebra;

namespace KetamineOutcomes.Statistics.Survival.IntervalCensored;

/// <summary>Masses of the innermost intervals that make the sum of w·log P largest, P the mass inside a row's range.</summary>
/// <remarks>Self-consistency (EM) steps find where mass belongs; Newton steps on the intervals that hold some make it exact. The
/// likelihood is concave, and the answer is recognised: no interval's gradient exceeds the number of people, and where there is
/// mass it equals it.</remarks>
internal sealed class TurnbullSolver(int[] first, int[] last, double[] people, int count)
{
    private const int MostSteps = 500;
    private const double Accuracy = 1e-11;
    private const double NoMass = 1e-13;
    private readonly double total = people.Sum();
    private readonly double[] inside = new double[people.Length];
    private readonly double[] gradient = new double[count];

    public int Steps { get; private set; }

    public bool Converged { get; private set; }

    public double[] Solve()
    {
        var mass = new double[count];
        Array.Fill(mass, 1.0 / count);
        for (int i = 0; i < 50; i++)
        {
            SelfConsistencyStep(mass);
        }
        for (Steps = 0; Steps < MostSteps; Steps++)
        {
            Evaluate(mass);
            if (IsLargest(mass))
            {
                Converged = true;
                Tidy(mass);
                break;
            }
            ReviveViolators(mass);
            Evaluate(mass);
            NewtonStep(mass);
            SelfConsistencyStep(mass);
            SelfConsistencyStep(mass);
        }
        return mass;
    }

    /// <summary>Mass inside each row, and each interval's gradient relative to the number of people.</summary>
    private void Evaluate(double[] mass)
    {
        var below = new double[count + 1];
        for (int j = 0; j < count; j++)
        {
            below[j + 1] = below[j] + mass[j];
        }
        var change = new double[count + 1];
        for (int i = 0; i < people.Length; i++)
        {
            inside[i] = below[last[i] + 1] - below[first[i]];
            double share = people[i] == 0 ? 0 : people[i] / inside[i];
            change[first[i]] += share;
            change[last[i] + 1] -= share;
        }
        double sum = 0;
        for (int j = 0; j < count; j++)
        {
            sum += change[j];
            gradient[j] = sum / total;
        }
    }

    private void SelfConsistencyStep(double[] mass)
    {
        Evaluate(mass);
        double sum = 0;
        for (int j = 0; j < count; j++)
        {
            mass[j] *= gradient[j];
            mass[j] = mass[j] < NoMass && gradient[j] < 1 ? 0 : mass[j];
            sum += mass[j];
        }
        for (int j = 0; j < count; j++)
        {
            mass[j] /= sum;
        }
    }

    private bool IsLargest(double[] mass)
    {
        for (int j = 0; j < count; j++)
        {
            bool holds = mass[j] > 1e-9;
            if (gradient[j] > 1 + Accuracy || (holds && gradient[j] < 1 - Accuracy))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Crumbs that were on their way out.</summary>
    private static void Tidy(double[] mass)
    {
        for (int j = 0; j < mass.Length; j++)
        {
            mass[j] = mass[j] <= 1e-9 ? 0 : mass[j];
        }
        double sum = mass.Sum();
        for (int j = 0; j < mass.Length; j++)
        {
            mass[j] /= sum;
        }
    }

    /// <summary>Gives a little mass back to intervals that were emptied too early.</summary>
    private void ReviveViolators(double[] mass)
    {
        for (int j = 0; j < count; j++)
        {
            if (mass[j] == 0 && gradient[j] > 1 + Accuracy)
            {
                mass[j] = 1e-6;
            }
        }
    }

    /// <summary>The step to the top of the quadratic at this point, shortened until no mass is negative and the likelihood does
    /// not fall; intervals that reach 0 are emptied.</summary>
    private void NewtonStep(double[] mass)
    {
        int[] active = Enumerable.Range(0, count).Where(j => mass[j] > 0).ToArray();
        int a = active.Length;
        Matrix<double> system = Matrix<double>.Build.Dense(a + 1, a + 1);
        FillCurvature(system, active);
        double ridge = 0;
        for (int j = 0; j < a; j++)
        {
            ridge = Math.Max(ridge, system[j, j]);
            system[a, j] = system[j, a] = 1;
        }
        for (int j = 0; j < a; j++)
        {
            system[j, j] += 1e-12 * ridge;
        }
        Vector<double> right = Vector<double>.Build.Dense(a + 1, j => j < a ? gradient[active[j]] : 0);
        Vector<double> move = system.LU().Solve(right);
        double step = 1;
        int emptied = -1;
        for (int j = 0; j < a; j++)
        {
            double room = mass[active[j]];
            if (room + step * move[j] < 0)
            {
                (step, emptied) = (room / -move[j], j);
            }
        }
        double before = LogLikelihood(mass);
        double[] tried = (double[])mass.Clone();
        for (int halving = 0; halving < 40; halving++, step /= 2)
        {
            for (int j = 0; j < a; j++)
            {
                tried[active[j]] = halving == 0 && j == emptied ? 0 : Math.Max(0, mass[active[j]] + step * move[j]);
            }
            if (LogLikelihood(tried) >= before)
            {
                Array.Copy(tried, mass, count);
                return;
            }
        }
    }

    /// <summary>Sum of w/P² over the rows that hold both intervals, by sums over corners of ranges; relative to people.</summary>
    private void FillCurvature(Matrix<double> system, int[] active)
    {
        int a = active.Length;
        var corner = new double[a, a];
        for (int i = 0; i < people.Length; i++)
        {
            int from = AtOrAfter(active, first[i]);
            int to = AtOrAfter(active, last[i] + 1) - 1;
            if (from <= to && people[i] > 0)
            {
                corner[from, to] += people[i] / (inside[i] * inside[i]) / total;
            }
        }
        for (int from = 0; from < a; from++)
        {
            double row = 0;
            for (int to = a - 1; to >= 0; to--)
            {
                row += corner[from, to];
                system[from, to] = row + (from > 0 ? system[from - 1, to] : 0);
            }
        }
        // Filled for from ≤ to; the rest is its mirror.
        for (int j = 0; j < a; j++)
        {
            for (int k = 0; k < j; k++)
            {
                system[j, k] = system[k, j];
            }
        }
    }

    private static int AtOrAfter(int[] active, int interval)
    {
        int at = Array.BinarySearch(active, interval);
        return at >= 0 ? at : ~at;
    }

    private double LogLikelihood(double[] mass)
    {
        var below = new double[count + 1];
        for (int j = 0; j < count; j++)
        {
            below[j + 1] = below[j] + mass[j];
        }
        double sum = 0;
        for (int i = 0; i < people.Length; i++)
        {
            double p = below[last[i] + 1] - below[first[i]];
            sum +=
                people[i] == 0 ? 0
                : p > 0 ? people[i] * Math.Log(p)
                : double.NegativeInfinity;
        }
        return sum;
    }
}
