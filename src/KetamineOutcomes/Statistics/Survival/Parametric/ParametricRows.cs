using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>The rows of a parametric model side by side: those with every covariate and people behind them.</summary>
internal sealed record ParametricRows(
    double[] Times,
    double[] Entries,
    bool[] IsEvent,
    double[] People,
    IReadOnlyList<Column> Covariates,
    RowCounts Rows
)
{
    public int Count => Times.Length;

    public double Events
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Count; i++)
            {
                sum += IsEvent[i] ? People[i] : 0;
            }
            return sum;
        }
    }

    public static ParametricRows Of(EventTimes times, IReadOnlyList<Column> covariates, FrequencyWeights? frequencies)
    {
        // The row numbers travel as the outcome, so that what is kept is known.
        double[] index = Enumerable.Range(0, times.Length).Select(i => (double)i).ToArray();
        ModelRows kept = ModelRows.Of(index, covariates, frequencies);
        int n = kept.Values.Length;
        var (time, entry, isEvent) = (new double[n], new double[n], new bool[n]);
        int atZero = 0;
        for (int i = 0; i < n; i++)
        {
            int row = (int)kept.Values[i];
            time[i] = times.Times[row];
            entry[i] = times.HasEntry ? times.Entry[row] : 0;
            isEvent[i] = times.Events[row] > 0;
            atZero += time[i] > 0 ? 0 : 1;
        }
        if (atZero > 0)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "time-zero",
                    Invariant($"{atZero} of {n} rows have a time of 0, which a model of log times does not know."),
                    "Count from an earlier start, or give such rows half of the smallest time."
                )
            );
        }
        double[] people = kept.Counts.Length > 0 ? kept.Counts : Enumerable.Repeat(1.0, n).ToArray();
        return new ParametricRows(time, entry, isEvent, people, kept.Columns, kept.RowCounts);
    }
}
