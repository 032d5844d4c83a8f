using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Reporting;

/// <summary>A picture as a report takes it: it knows nothing of how it was drawn.</summary>
/// <param name="Id">Its identifier, unique in the report; begins with the analysis' id.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What a reader who cannot see it needs to know.</param>
/// <param name="Svg">The drawing: one <c>svg</c> element whose ids are unique in the page.</param>
public sealed record Picture(string Id, string Title, string Description, string Svg)
{
    /// <summary>The analysis under which the report shows it; <c>null</c> puts it under "Further figures".</summary>
    public string? AnalysisId { get; init; }

    /// <summary>The numbers drawn, shown folded under the picture; <c>null</c> without.</summary>
    public Table? Data { get; init; }
}
