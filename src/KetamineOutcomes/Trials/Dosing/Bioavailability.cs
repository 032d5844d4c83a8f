namespace KetamineOutcomes.Trials.Dosing;

/// <summary>The share of a racemic ketamine dose that reaches the blood by a route, with the bounds that are quoted and
/// where they come from. A working assumption to be edited, not a constant: replace it where a formulation has its own
/// figures.</summary>
/// <remarks>Oral and sublingual doses make much norketamine, which these shares leave out; esketamine is about twice as
/// potent as the racemate (0.25 v 0.5 mg/kg, Correia-Melo 2020); milligrams of a salt are not milligrams of base.</remarks>
/// <param name="Route">The route.</param>
/// <param name="Share">Central share, from 0 to 1; <c>null</c> where no figure is settled.</param>
/// <param name="Low">Lowest share that is quoted.</param>
/// <param name="High">Highest share that is quoted.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record Bioavailability(DosingRoute Route, double? Share, double? Low, double? High, string Source)
{
    private const string Reviews = "Review table after Chong 2009, Glue 2020 and Peltoniemi 2016";
    private const string Chong = "Chong et al., Pain Medicine 2006;7:469";

    /// <summary>The documented starting table, one row a route: IV 100%; IM 93%; IN 45% (8–50); SL 32% (15–49: one
    /// standard deviation); PO 20% (14–32: 23 ± 9, reviews 17–29); subcutaneous, transdermal, topical and rectal have no
    /// settled figure and stay empty.</summary>
    public static IReadOnlyList<Bioavailability> Defaults { get; } =
    [
        new(DosingRoute.Intravenous, 1, 1, 1, "By definition"),
        new(DosingRoute.Intramuscular, 0.93, null, null, Reviews),
        new(DosingRoute.Subcutaneous, null, null, null, "Not settled"),
        new(DosingRoute.Intranasal, 0.45, 0.08, 0.5, Reviews),
        new(DosingRoute.Sublingual, 0.32, 0.15, 0.49, Chong),
        new(DosingRoute.Oral, 0.2, 0.14, 0.32, $"{Chong}; Andrade, J Clin Psychiatry 2017"),
        new(DosingRoute.Transdermal, null, null, null, "Not settled"),
        new(DosingRoute.Topical, null, null, null, "Not settled"),
        new(DosingRoute.Rectal, null, null, null, "Not settled"),
    ];
}
