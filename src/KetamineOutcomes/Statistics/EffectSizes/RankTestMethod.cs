namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>When a rank test is exact.</summary>
public enum RankTestMethod
{
    /// <summary>Exact for fewer than 50 people (in each group) without ties and zeros, else the normal approximation
    /// with continuity correction, as R's <c>wilcox.test</c>.</summary>
    Automatic,

    /// <summary>Always the normal approximation with continuity correction, as SAS's NPAR1WAY without EXACT.</summary>
    Normal,
}
