using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Tied events under the discrete conditional likelihood: a draw of d from the risk set, weighted by risk.</summary>
/// <remarks>The number of events among independent rows with odds c·risk has d as its mean for the right c; the likelihood is
/// the chance of these rows given that number. Chance, first and second moments of the covariates' sum are built up row by
/// row (Gail, Lubin and Rubinstein 1981), so that nothing overflows and nothing is subtracted but a mean near 0.
/// Time O(at risk · d · columns²).</remarks>
internal sealed class DiscreteTies(CoxRows rows)
{
    // Some minutes of work; beyond it the arrays would not fit either.
    private const double MostDraws = 1e10;

    private readonly int columns = rows.Columns;
    private readonly List<int> atRisk = [];
    private double[] chance = [];
    private double[] first = [];
    private double[] second = [];

    public void Fill(EventTimeTerms terms, double[] eta, double shift, int stratumEnd, CancellationToken cancellation)
    {
        double people = 0;
        atRisk.Clear();
        for (int row = terms.First; row < stratumEnd; row++)
        {
            if (rows.Entry is null || rows.Entry[row] < rows.Time[terms.First])
            {
                atRisk.Add(row);
                people += rows.PeopleOf(row);
            }
        }
        Array.Clear(terms.Score);
        Array.Clear(terms.Information);
        terms.LogLikelihood = 0;
        if (people <= terms.People)
        {
            return;
        }
        if (terms.People * people > MostDraws)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "too-many-ties",
                    Invariant(
                        $"The exact likelihood of {terms.People} events at one time among {people} people is out of reach."
                    ),
                    "Take Efron's rule for ties (--ties efron), which is close to it."
                )
            );
        }
        int drawn = (int)terms.People;
        double logOdds = LogOdds(eta, shift, terms.People);
        double[] centre = Centre(eta, shift, logOdds);
        double logs = Draw(eta, shift, logOdds, centre, drawn, (long)people, cancellation);
        terms.LogLikelihood = -logs - Math.Log(chance[drawn]) + terms.People * (logOdds - shift);
        for (int row = terms.FirstEvent; row < terms.End; row++)
        {
            double count = rows.PeopleOf(row);
            terms.LogLikelihood += count * eta[row];
            ReadOnlySpan<double> x = rows.Row(row);
            for (int j = 0; j < columns; j++)
            {
                terms.Score[j] += count * (x[j] - centre[j]);
            }
        }
        double inverse = 1 / chance[drawn];
        int squares = columns * (columns + 1) / 2;
        for (int j = 0, k = 0; j < columns; j++)
        {
            double mean = first[drawn * columns + j] * inverse;
            terms.Score[j] -= mean;
            for (int other = 0; other <= j; other++, k++)
            {
                terms.Information[k] =
                    second[drawn * squares + k] * inverse - mean * (first[drawn * columns + other] * inverse);
            }
        }
    }

    /// <summary>ln c, by bisection and Newton steps: the rows' chances c·risk / (1 + c·risk) then add to the number drawn.</summary>
    private double LogOdds(double[] eta, double shift, double drawn)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (int row in atRisk)
        {
            low = Math.Min(low, shift - eta[row]);
            high = Math.Max(high, shift - eta[row]);
        }
        // Everyone's chance is below (above) drawn/people at these ends.
        low -= 60;
        high += 60;
        double at = Math.Clamp(0, low, high);
        for (int step = 0; step < 200; step++)
        {
            double sum = -drawn;
            double slope = 0;
            foreach (int row in atRisk)
            {
                double p = Logistic(eta[row] - shift + at);
                double count = rows.PeopleOf(row);
                sum += count * p;
                slope += count * p * (1 - p);
            }
            (low, high) = sum > 0 ? (low, at) : (at, high);
            double next = at - sum / slope;
            if (!(next > low && next < high))
            {
                next = (low + high) / 2;
            }
            if (Math.Abs(next - at) <= 1e-9)
            {
                return next;
            }
            at = next;
        }
        return at;
    }

    private double[] Centre(double[] eta, double shift, double logOdds)
    {
        var centre = new double[columns];
        double total = 0;
        foreach (int row in atRisk)
        {
            double weight = rows.PeopleOf(row) * Logistic(eta[row] - shift + logOdds);
            total += weight;
            ReadOnlySpan<double> x = rows.Row(row);
            for (int j = 0; j < columns; j++)
            {
                centre[j] += weight / total * (x[j] - centre[j]);
            }
        }
        return centre;
    }

    /// <summary>Fills chance and moments by number drawn; returns Σ ln(1 + c·risk).</summary>
    private double Draw(
        double[] eta,
        double shift,
        double logOdds,
        double[] centre,
        int drawn,
        long people,
        CancellationToken cancellation
    )
    {
        int squares = columns * (columns + 1) / 2;
        chance = new double[drawn + 1];
        first = new double[(drawn + 1) * columns];
        second = new double[(drawn + 1) * squares];
        chance[0] = 1;
        var x = new double[columns];
        double logs = 0;
        long done = 0;
        foreach (int row in atRisk)
        {
            cancellation.ThrowIfCancellationRequested();
            double logit = eta[row] - shift + logOdds;
            double p = Logistic(logit);
            double q = Logistic(-logit);
            for (int j = 0; j < columns; j++)
            {
                x[j] = rows.Row(row)[j] - centre[j];
            }
            double count = rows.PeopleOf(row);
            logs -= count * Math.Log(q);
            for (double person = 0; person < count; person++)
            {
                done++;
                int highest = (int)Math.Min(drawn, done);
                int lowest = (int)Math.Max(0, drawn - (people - done));
                for (int k = highest; k >= lowest; k--)
                {
                    Step(k, p, q, x, squares);
                }
            }
        }
        return logs;
    }

    private void Step(int k, double p, double q, double[] x, int squares)
    {
        double before = k > 0 ? p * chance[k - 1] : 0;
        int here = k * columns;
        int there = here - columns;
        int square = k * squares;
        int squareThere = square - squares;
        for (int j = columns - 1, at = squares - 1; j >= 0; j--)
        {
            for (int other = j; other >= 0; other--, at--)
            {
                double drawnNow =
                    k > 0
                        ? p * (second[squareThere + at] + first[there + j] * x[other] + first[there + other] * x[j])
                            + before * x[j] * x[other]
                        : 0;
                second[square + at] = q * second[square + at] + drawnNow;
            }
        }
        for (int j = 0; j < columns; j++)
        {
            first[here + j] = q * first[here + j] + (k > 0 ? p * first[there + j] + before * x[j] : 0);
        }
        chance[k] = q * chance[k] + before;
    }

    private static double Logistic(double value) =>
        value > 0 ? 1 / (1 + Math.Exp(-value)) : Math.Exp(value) / (1 + Math.Exp(value));
}
