namespace KetamineOutcomes.Statistics.Survival;

/// <summary>u′V⁻u and the rank of V, for a covariance matrix that may be singular (score sums of groups add to 0).</summary>
internal static class QuadraticForm
{
    private const double RankTolerance = 1e-10;

    /// <summary>By Cholesky with the largest remaining share as pivot; V (row-major, n × n) is overwritten.</summary>
    public static (double Value, int Rank) Of(double[] u, double[] v)
    {
        int n = u.Length;
        double[] scores = [.. u];
        var scale = new double[n];
        var done = new bool[n];
        for (int i = 0; i < n; i++)
        {
            scale[i] = v[i * n + i];
        }
        double value = 0;
        int rank = 0;
        while (rank < n)
        {
            int pivot = -1;
            double best = RankTolerance;
            for (int i = 0; i < n; i++)
            {
                double share = done[i] || !(scale[i] > 0) ? 0 : v[i * n + i] / scale[i];
                if (share > best)
                {
                    best = share;
                    pivot = i;
                }
            }
            if (pivot < 0)
            {
                break;
            }
            double diagonal = v[pivot * n + pivot];
            value += scores[pivot] * scores[pivot] / diagonal;
            done[pivot] = true;
            rank++;
            for (int i = 0; i < n; i++)
            {
                if (done[i])
                {
                    continue;
                }
                double factor = v[i * n + pivot] / diagonal;
                scores[i] -= factor * scores[pivot];
                for (int j = 0; j < n; j++)
                {
                    v[i * n + j] -= factor * v[pivot * n + j];
                }
            }
        }
        return (value, rank);
    }
}
