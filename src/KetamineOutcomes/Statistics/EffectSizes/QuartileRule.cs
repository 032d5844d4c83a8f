namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>How a quantile between two ordered values is found.</summary>
public enum QuartileRule
{
    /// <summary>R's type 7, the default of R, Excel and NumPy: linear between the values at place 1 + (n − 1)p.</summary>
    Interpolated,

    /// <summary>SAS's PCTLDEF = 5, its default (R's type 2): the value at place np rounded up; the average of two when np
    /// is whole.</summary>
    Averaged,
}
