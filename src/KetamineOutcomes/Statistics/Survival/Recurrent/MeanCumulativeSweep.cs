using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Recurrent;

/// <summary>One pass over a group's spells in order of time.</summary>
/// <remarks>A person's influence while at risk is fixed − G(t), G the sum of dN/Y²: so the sum of squares over those at risk is
/// Σfixed² − 2G·Σfixed + G²·Y, and only those who enter, leave or have the event are touched.</remarks>
internal sealed class MeanCumulativeSweep
{
    private readonly RecurrentSpells spells;
    private readonly double[] starts;
    private readonly double[] stops;
    private readonly int[] byStart;
    private readonly int[] byStop;
    private readonly double[] influence; // of a person not at risk; its fixed part while at risk
    private double sum;
    private double squares;
    private double settled; // squares of those not at risk
    private double shared; // G

    public MeanCumulativeSweep(RecurrentSpells spells, int[] rows, double[] starts, double[] stops)
    {
        this.spells = spells;
        this.starts = starts;
        this.stops = stops;
        byStart = [.. rows];
        byStop = [.. rows];
        Array.Sort(rows.Select(row => starts[row]).ToArray(), byStart);
        Array.Sort(rows.Select(row => stops[row]).ToArray(), byStop);
        influence = new double[spells.Person.Levels.Count];
    }

    public MeanCumulativeCurve Curve(string group, double level)
    {
        double reach = Normal.UpperQuantile((1 - level) / 2);
        var steps = new List<MeanCumulativeStep>();
        double mean = 0;
        int entered = 0;
        int left = 0;
        int people = byStart.Select(row => spells.Person.Codes[row]).Distinct().Count();
        while (left < byStop.Length)
        {
            double time = stops[byStop[left]];
            while (entered < byStart.Length && starts[byStart[entered]] < time)
            {
                Enter(spells.Person.Codes[byStart[entered++]]);
            }
            double atRisk = entered - left;
            int end = left;
            double events = 0;
            for (; end < byStop.Length && stops[byStop[end]] == time; end++)
            {
                events += spells.Times.Events[byStop[end]] > 0 ? 1 : 0;
            }
            mean += events / atRisk;
            shared += events / (atRisk * atRisk);
            for (; left < end; left++)
            {
                int row = byStop[left];
                Leave(spells.Person.Codes[row], spells.Times.Events[row] > 0 ? 1 / atRisk : 0);
            }
            if (events > 0)
            {
                double still = byStart.Length > 0 ? entered - left : 0;
                double error = Math.Sqrt(Math.Max(0, settled + squares - 2 * shared * sum + shared * shared * still));
                double factor = Math.Exp(reach * error / mean);
                steps.Add(new(time, atRisk, events, mean, error, mean / factor, mean * factor));
            }
        }
        double? longest = byStop.Length > 0 ? stops[byStop[^1]] : null;
        return new MeanCumulativeCurve(group, people, steps.Sum(step => step.Events), longest, steps);
    }

    private void Enter(int person)
    {
        settled -= influence[person] * influence[person];
        influence[person] += shared;
        sum += influence[person];
        squares += influence[person] * influence[person];
    }

    private void Leave(int person, double jump)
    {
        sum -= influence[person];
        squares -= influence[person] * influence[person];
        influence[person] += jump - shared;
        settled += influence[person] * influence[person];
    }
}
