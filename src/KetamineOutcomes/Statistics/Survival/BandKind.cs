namespace KetamineOutcomes.Statistics.Survival;

/// <summary>A simultaneous confidence band: the whole curve lies in it with the stated confidence.</summary>
public enum BandKind
{
    /// <summary>Wider where there is less information, narrow in the middle. Hall and Wellner (1980),
    /// doi:10.1093/biomet/67.1.133.</summary>
    HallWellner,

    /// <summary>Proportional to the pointwise interval. Nair (1984), doi:10.1080/00401706.1984.10487971.</summary>
    EqualPrecision,
}
