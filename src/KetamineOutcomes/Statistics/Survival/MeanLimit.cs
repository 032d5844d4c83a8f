namespace KetamineOutcomes.Statistics.Survival;

/// <summary>How far the (restricted) mean survival time of a group reaches.</summary>
public enum MeanLimit
{
    /// <summary>The group's longest time, event or not (R's <c>rmean = "individual"</c>). Default.</summary>
    LongestTime,

    /// <summary>The group's longest event time (SAS LIFETEST).</summary>
    LongestEventTime,
}
