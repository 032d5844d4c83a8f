using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>The middle of Fine and Gray's variance: Σ (η + ψ)(η + ψ)′ over people, in one pass forward in time.</summary>
/// <remarks>η is a person's score residual in the weighted risk sets; ψ = ∫ q/π dM^c what the person's own censoring contributes
/// through G: q(u) = Σ ∫_{t ≥ u} (z − z̄) w(t) exp(βz) dΛ(t) over those gone to another cause before u, π(u) the number with time
/// ≥ u, M^c the martingale of censoring.</remarks>
internal sealed class FineGraySandwich
{
    private readonly FineGrayRows data;
    private readonly CoxRows rows;
    private readonly int columns;
    private readonly double[] eta;
    private readonly SubdistributionHazard hazard;

    private readonly double[] reach; // Λ(t), then Σ z̄ dΛ
    private readonly double[] ahead; // by group: ∫_{from t on} G dΛ, then ∫ G z̄ dΛ
    private readonly double[] gone; // by group: Σ exp(βz)/G(T−), then Σ z exp(βz)/G(T−), of those gone before
    private readonly double[] atRisk;
    private readonly double[] censored;
    private readonly double[] pull; // by group: q(u)/π(u) at the time in hand
    private readonly double[] pulled; // by group: Σ q/π dΛ^c up to the time in hand

    private FineGraySandwich(FineGrayRows data, double[] coefficients, SubdistributionHazard hazard)
    {
        this.data = data;
        this.hazard = hazard;
        rows = data.Rows;
        columns = rows.Columns;
        eta = rows.Predict(coefficients);
        int width = columns + 1;
        reach = new double[width];
        ahead = new double[data.Groups * width];
        gone = new double[data.Groups * width];
        atRisk = new double[data.Groups];
        censored = new double[data.Groups];
        pull = new double[data.Groups * columns];
        pulled = new double[data.Groups * columns];
    }

    /// <summary>The sum: lower triangle by rows, of standardised covariates.</summary>
    public static double[] Of(FineGrayRows data, double[] coefficients, SubdistributionHazard hazard) =>
        new FineGraySandwich(data, coefficients, hazard).Run();

    private double[] Run()
    {
        Begin();
        var sum = new double[columns * (columns + 1) / 2];
        var residual = new double[columns];
        int step = 0;
        for (int time = 0; time < data.Times; time++)
        {
            bool isEvent = step < hazard.Times.Count && hazard.Times[step] == time;
            if (isEvent)
            {
                Move(reach, 0, hazard.Rise[step], step);
            }
            PullOf(time);
            for (int g = 0; isEvent && g < data.Groups; g++)
            {
                Move(ahead, g * (columns + 1), -hazard.Rise[step] * data.Before[time * data.Groups + g], step);
            }
            for (int row = data.Starts[time]; row < data.Starts[time + 1]; row++)
            {
                ResidualOf(row, time, step, residual);
                double people = rows.PeopleOf(row);
                for (int j = 0, k = 0; j < columns; j++)
                {
                    double scaled = people * residual[j];
                    for (int other = 0; other <= j; other++)
                    {
                        sum[k++] += scaled * residual[other];
                    }
                }
            }
            Leave(time);
            step += isEvent ? 1 : 0;
        }
        return sum;
    }

    private void Begin()
    {
        for (int row = 0; row < rows.Count; row++)
        {
            atRisk[data.Group[row]] += rows.PeopleOf(row);
        }
        for (int step = 0; step < hazard.Times.Count; step++)
        {
            for (int g = 0; g < data.Groups; g++)
            {
                double before = data.Before[hazard.Times[step] * data.Groups + g];
                Move(ahead, g * (columns + 1), hazard.Rise[step] * before, step);
            }
        }
    }

    private void Move(double[] sums, int at, double by, int step)
    {
        sums[at] += by;
        for (int j = 0; j < columns; j++)
        {
            sums[at + 1 + j] += by * hazard.Mean(step)[j];
        }
    }

    /// <summary>q(u)/π(u) where somebody is censored, and its sum against the hazard of censoring.</summary>
    private void PullOf(int time)
    {
        for (int row = data.Starts[time]; row < data.Starts[time + 1]; row++)
        {
            if (data.Endings[row] == FineGrayRows.Ending.Censored)
            {
                censored[data.Group[row]] += rows.PeopleOf(row);
            }
        }
        for (int g = 0; g < data.Groups; g++)
        {
            if (!(censored[g] > 0))
            {
                continue;
            }
            int at = g * (columns + 1);
            for (int j = 0; j < columns; j++)
            {
                double q = gone[at + 1 + j] * ahead[at] - gone[at] * ahead[at + 1 + j];
                pull[g * columns + j] = q / atRisk[g];
                pulled[g * columns + j] += q / atRisk[g] * (censored[g] / atRisk[g]);
            }
            censored[g] = 0;
        }
    }

    private void ResidualOf(int row, int time, int step, double[] into)
    {
        ReadOnlySpan<double> x = rows.Row(row);
        int g = data.Group[row];
        int at = g * (columns + 1);
        double risk = Math.Exp(eta[row] - hazard.Shift);
        FineGrayRows.Ending ending = data.Endings[row];
        double later = ending == FineGrayRows.Ending.Other ? risk / data.Before[time * data.Groups + g] : 0;
        for (int j = 0; j < columns; j++)
        {
            double value = -risk * (x[j] * reach[0] - reach[1 + j]) - pulled[g * columns + j];
            if (ending == FineGrayRows.Ending.Cause)
            {
                value += x[j] - hazard.Mean(step)[j];
            }
            else if (ending == FineGrayRows.Ending.Other)
            {
                value -= later * (x[j] * ahead[at] - ahead[at + 1 + j]);
            }
            else
            {
                value += pull[g * columns + j];
            }
            into[j] = value;
        }
    }

    private void Leave(int time)
    {
        for (int row = data.Starts[time]; row < data.Starts[time + 1]; row++)
        {
            int g = data.Group[row];
            double people = rows.PeopleOf(row);
            atRisk[g] -= people;
            if (data.Endings[row] == FineGrayRows.Ending.Other)
            {
                double weight = people * Math.Exp(eta[row] - hazard.Shift) / data.Before[time * data.Groups + g];
                gone[g * (columns + 1)] += weight;
                ReadOnlySpan<double> x = rows.Row(row);
                for (int j = 0; j < columns; j++)
                {
                    gone[g * (columns + 1) + 1 + j] += weight * x[j];
                }
            }
        }
    }
}
