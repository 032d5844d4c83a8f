using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>A column of a wide file that holds a scale's scores at one time: <c>madrs_d28</c>.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Place">Its place in the file.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Time">The time in its name; null when the row has a column of days or visits.</param>
internal sealed record WideColumn(string Column, int Place, RatingScale Scale, WideTime? Time);
