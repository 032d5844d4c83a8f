namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>The layouts that are recognised by their columns.</summary>
internal enum LayoutKind
{
    /// <summary>Not read at all.</summary>
    None,

    /// <summary>The trial folder's own: one row a participant, scale and time.</summary>
    Long,

    /// <summary>One row a participant, a column a scale and time.</summary>
    Wide,

    /// <summary>ADaM subject-level analysis data (ADSL).</summary>
    SubjectLevel,

    /// <summary>ADaM basic data structure (BDS): ADQS, ADVS and others with PARAMCD and AVAL.</summary>
    BasicData,

    /// <summary>ADaM time to event (ADTTE): BDS with CNSR.</summary>
    TimeToEvent,

    /// <summary>ADaM adverse events (ADAE).</summary>
    AdverseEvents,

    /// <summary>ADaM exposure (ADEX).</summary>
    Exposure,
}
