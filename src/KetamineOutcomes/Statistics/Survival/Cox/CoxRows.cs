using System.Runtime.CompilerServices;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The rows of a Cox model in order of stratum, time (joined where tied), censored before events; covariates centred
/// and scaled, a row after the other.</summary>
internal sealed class CoxRows
{
    /// <summary>Number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>Number of covariates.</summary>
    public required int Columns { get; init; }

    /// <summary>Standardised covariates, row by row.</summary>
    public required double[] X { get; init; }

    /// <summary>What was taken from each covariate.</summary>
    public required double[] Centre { get; init; }

    /// <summary>What each was then divided by.</summary>
    public required double[] Scale { get; init; }

    /// <summary>The row's index among the rows given to the fit.</summary>
    public required int[] Source { get; init; }

    /// <summary>The row's index in the design.</summary>
    public required int[] DesignRow { get; init; }

    public required double[] Time { get; init; }

    public required bool[] IsEvent { get; init; }

    /// <summary>Sampling weight; null is 1.</summary>
    public required double[]? Weight { get; init; }

    /// <summary>People the row stands for; null is 1.</summary>
    public required double[]? People { get; init; }

    public required double[]? Offset { get; init; }

    /// <summary>First row of each stratum, and the number of rows at the end.</summary>
    public required int[] Strata { get; init; }

    public required double[]? Entry { get; init; }

    /// <summary>Rows by entry, ascending, within their stratum; null without entries.</summary>
    public required int[]? EntryOrder { get; init; }

    public ReadOnlySpan<double> Row(int row) => X.AsSpan(row * Columns, Columns);

    public double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    public double PeopleOf(int row) => People is null ? 1 : People[row];

    /// <summary>The first row of the times tied with a row's.</summary>
    public int FirstTied(int last, int stratumStart)
    {
        int first = last;
        while (first > stratumStart && Time[first - 1] == Time[last])
        {
            first--;
        }
        return first;
    }

    /// <summary>Linear predictors of standardised coefficients, offset included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Predict(ReadOnlySpan<double> coefficients)
    {
        var eta = new double[Count];
        for (int row = 0; row < Count; row++)
        {
            double sum = Offset is null ? 0 : Offset[row];
            ReadOnlySpan<double> x = Row(row);
            for (int j = 0; j < x.Length; j++)
            {
                sum += coefficients[j] * x[j];
            }
            eta[row] = sum;
        }
        return eta;
    }

    /// <summary>The rows with some of the covariates.</summary>
    public CoxRows With(IReadOnlyList<int> kept)
    {
        var x = new double[Count * kept.Count];
        for (int row = 0; row < Count; row++)
        {
            for (int j = 0; j < kept.Count; j++)
            {
                x[row * kept.Count + j] = X[row * Columns + kept[j]];
            }
        }
        return new CoxRows
        {
            Count = Count,
            Columns = kept.Count,
            X = x,
            Centre = kept.Select(j => Centre[j]).ToArray(),
            Scale = kept.Select(j => Scale[j]).ToArray(),
            Source = Source,
            DesignRow = DesignRow,
            Time = Time,
            IsEvent = IsEvent,
            Weight = Weight,
            People = People,
            Offset = Offset,
            Strata = Strata,
            Entry = Entry,
            EntryOrder = EntryOrder,
        };
    }
}
