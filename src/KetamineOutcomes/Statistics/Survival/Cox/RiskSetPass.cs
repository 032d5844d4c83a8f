using System.Runtime.CompilerServices;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>One pass over the rows, the latest time of each stratum first, with the risk set's moments carried along.</summary>
/// <remarks>Time O(rows · columns²), memory O(columns²) beside the rows. Risks are held relative to a shift that follows the
/// largest linear predictor, so that none overflows.</remarks>
internal sealed class RiskSetPass
{
    private const double LargestStep = 200;

    private readonly CoxRows rows;
    private readonly CoxTies ties;
    private readonly RiskMoments rest;
    private readonly RiskMoments events;
    private readonly LeavingRiskSums? leaving;
    private readonly DiscreteTies? discrete;
    private readonly EventTimeTerms terms;
    private double shift;

    public RiskSetPass(CoxRows rows, CoxTies ties)
    {
        this.rows = rows;
        this.ties = ties;
        rest = new RiskMoments(rows.Columns);
        events = new RiskMoments(rows.Columns);
        leaving = rows.Entry is null ? null : new LeavingRiskSums(rows.Columns);
        discrete = ties == CoxTies.Exact ? new DiscreteTies(rows) : null;
        terms = new EventTimeTerms(rows.Columns);
    }

    /// <summary>Shows every event time to a visitor.</summary>
    public void Run(double[] eta, EventTimeVisitor visitor, CancellationToken cancellation)
    {
        for (int stratum = 0; stratum + 1 < rows.Strata.Length; stratum++)
        {
            cancellation.ThrowIfCancellationRequested();
            RunStratum(stratum, eta, visitor, cancellation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStratum(int stratum, double[] eta, EventTimeVisitor visitor, CancellationToken cancellation)
    {
        int start = rows.Strata[stratum];
        int end = rows.Strata[stratum + 1];
        rest.Clear();
        leaving?.Clear();
        shift = double.NegativeInfinity;
        if (leaving is not null)
        {
            for (int row = start; row < end; row++)
            {
                shift = Math.Max(shift, eta[row]);
            }
        }
        int nextToLeave = end - 1;
        for (int last = end - 1; last >= start; )
        {
            int first = rows.FirstTied(last, start);
            int firstEvent = last + 1;
            while (firstEvent > first && rows.IsEvent[firstEvent - 1])
            {
                firstEvent--;
            }
            for (int row = first; row <= last; row++)
            {
                FollowShift(eta[row]);
            }
            for (int row = first; row < firstEvent; row++)
            {
                Enter(row, eta[row]);
            }
            if (firstEvent <= last)
            {
                if (leaving is not null)
                {
                    double time = rows.Time[last];
                    for (; nextToLeave >= start; nextToLeave--)
                    {
                        int row = rows.EntryOrder![nextToLeave];
                        if (rows.Entry![row] < time)
                        {
                            break;
                        }
                        leaving.Remove(rows.Row(row), RiskOf(row, eta[row]));
                    }
                    leaving.WriteTo(rest);
                }
                terms.Stratum = stratum;
                (terms.First, terms.FirstEvent, terms.End) = (first, firstEvent, last + 1);
                AtEvents(eta, end, cancellation);
                visitor.Visit(terms);
                Join(eta);
            }
            last = first - 1;
        }
    }

    /// <summary>Fills the terms of an event time.</summary>
    private void AtEvents(double[] eta, int stratumEnd, CancellationToken cancellation)
    {
        terms.People = 0;
        terms.Weight = 0;
        for (int row = terms.FirstEvent; row < terms.End; row++)
        {
            terms.People += rows.PeopleOf(row);
            terms.Weight += rows.PeopleOf(row) * rows.WeightOf(row);
        }
        terms.Average = terms.Weight / terms.People;
        terms.Shift = shift;
        // Alone, or under Breslow's rule, events stand with the rest: the whole risk set has one denominator.
        bool apart = ties == CoxTies.Efron && terms.People > 1;
        events.Clear();
        for (int row = terms.FirstEvent; row < terms.End; row++)
        {
            (apart ? events : rest).Add(rows.Row(row), RiskOf(row, eta[row]));
        }
        if (discrete is not null && terms.People > 1)
        {
            discrete.Fill(terms, eta, shift, stratumEnd, cancellation);
        }
        else
        {
            Fill(eta);
        }
    }

    /// <summary>Lets those with the event join the risk set of earlier times.</summary>
    private void Join(double[] eta)
    {
        for (int row = terms.FirstEvent; row < terms.End && leaving is not null; row++)
        {
            leaving.Add(rows.Row(row), RiskOf(row, eta[row]));
        }
        rest.Add(events);
    }

    private void Fill(double[] eta)
    {
        bool nobodyElse = rest.Weight == 0;
        double[] origin = nobodyElse ? events.Mean : rest.Mean;
        (terms.RestRisk, terms.EventRisk, terms.Origin) = (rest.Weight, events.Weight, origin);
        double logs = terms.SumSteps(ties == CoxTies.Efron);
        double pull = terms.Average * terms.Share * events.Weight;
        double[] score = terms.Score;
        for (int j = 0; j < score.Length; j++)
        {
            terms.Gap[j] = events.Weight > 0 ? events.Mean[j] - origin[j] : 0;
            score[j] = -pull * terms.Gap[j];
        }
        double likelihood = -terms.Average * (logs + terms.People * shift);
        for (int row = terms.FirstEvent; row < terms.End; row++)
        {
            double weight = rows.PeopleOf(row) * rows.WeightOf(row);
            likelihood += weight * eta[row];
            ReadOnlySpan<double> x = rows.Row(row);
            for (int j = 0; j < score.Length; j++)
            {
                score[j] += weight * (x[j] - origin[j]);
            }
        }
        terms.LogLikelihood = likelihood;
        double ofRest = terms.Average * terms.Inverse;
        double ofEvents = terms.Average * terms.Share;
        double between = terms.Average * terms.ShareSquare * rest.Weight * events.Weight;
        double[] information = terms.Information;
        if (events.Weight == 0)
        {
            for (int k = 0; k < information.Length; k++)
            {
                information[k] = ofRest * rest.Squares[k];
            }
            return;
        }
        for (int j = 0, k = 0; j < score.Length; j++)
        {
            for (int other = 0; other <= j; other++, k++)
            {
                information[k] =
                    ofRest * rest.Squares[k] + ofEvents * events.Squares[k] + between * terms.Gap[j] * terms.Gap[other];
            }
        }
    }

    private double RiskOf(int row, double eta) => rows.PeopleOf(row) * rows.WeightOf(row) * Math.Exp(eta - shift);

    private void Enter(int row, double eta)
    {
        if (leaving is null)
        {
            rest.Add(rows.Row(row), RiskOf(row, eta));
        }
        else
        {
            leaving.Add(rows.Row(row), RiskOf(row, eta));
        }
    }

    private void FollowShift(double eta)
    {
        if (eta <= shift)
        {
            return;
        }
        if (rest.Weight == 0)
        {
            shift = eta;
        }
        else if (eta > shift + LargestStep)
        {
            rest.Scale(Math.Exp(shift - eta));
            shift = eta;
        }
    }
}
