namespace KetamineOutcomes.Trials.Dosing;

/// <summary>How a dose is given. <see cref="DosingRoutes"/> holds codes and spellings.</summary>
public enum DosingRoute
{
    /// <summary>None (no drug given: electroconvulsive therapy, waiting list).</summary>
    None,

    /// <summary>Intravenous.</summary>
    Intravenous,

    /// <summary>Intramuscular.</summary>
    Intramuscular,

    /// <summary>Subcutaneous.</summary>
    Subcutaneous,

    /// <summary>Intranasal.</summary>
    Intranasal,

    /// <summary>Sublingual.</summary>
    Sublingual,

    /// <summary>Oral.</summary>
    Oral,

    /// <summary>Transdermal.</summary>
    Transdermal,

    /// <summary>Topical.</summary>
    Topical,

    /// <summary>Rectal.</summary>
    Rectal,
}
