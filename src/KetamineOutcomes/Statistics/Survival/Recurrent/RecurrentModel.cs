namespace KetamineOutcomes.Statistics.Survival.Recurrent;

/// <summary>A model of recurrent events on Cox's partial likelihood.</summary>
public enum RecurrentModel
{
    /// <summary>Lin, Wei, Yang and Ying: the ratio of mean numbers of events, with a variance robust to whatever ties a person's
    /// events together. The default: its estimate needs no model of that tie.</summary>
    LinWeiYangYing,

    /// <summary>Andersen and Gill: the same estimate with the model's variance, which holds only where a person's events come
    /// independently; else too small.</summary>
    AndersenGill,

    /// <summary>Prentice, Williams and Peterson on total time: strata by the number of the event, time since the start of
    /// follow-up; robust variance.</summary>
    PrenticeWilliamsPetersonTotal,

    /// <summary>Prentice, Williams and Peterson on gap time: strata by the number of the event, time since the event before;
    /// robust variance.</summary>
    PrenticeWilliamsPetersonGap,
}
