using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Dosing;

/// <summary>Codes, names and spellings of the dosing routes.</summary>
public static class DosingRoutes
{
    private static readonly RouteWords[] All =
    [
        new(
            DosingRoute.Intravenous,
            "IV",
            "Intravenous",
            "I.V.|intravenously|intravenous infusion|IV infusion|infusion|intravenous bolus|IV bolus"
        ),
        new(
            DosingRoute.Intramuscular,
            "IM",
            "Intramuscular",
            "I.M.|intramuscularly|intramuscular injection|IM injection"
        ),
        new(
            DosingRoute.Subcutaneous,
            "SC",
            "Subcutaneous",
            "S.C.|SQ|SubQ|sub-cutaneous|subcutaneously|subcutaneous injection|SC injection"
        ),
        new(
            DosingRoute.Intranasal,
            "IN",
            "Intranasal",
            "I.N.|nasal|nasally|nasal spray|nasal spray solution|intra-nasal|intranasally|intranasal spray|spray"
        ),
        new(DosingRoute.Sublingual, "SL", "Sublingual", "S.L.|sub-lingual|sublingually|under the tongue"),
        new(DosingRoute.Oral, "PO", "Oral", "P.O.|per os|per oral|orally|by mouth|oral tablet|oral solution"),
        new(DosingRoute.Transdermal, "TD", "Transdermal", "T.D.|trans-dermal|transdermal patch|patch"),
        new(DosingRoute.Topical, "TOP", "Topical", "topically|cream|ointment|cutaneous"),
        new(DosingRoute.Rectal, "PR", "Rectal", "P.R.|per rectum|rectally|suppository"),
        new(DosingRoute.None, "NONE", "None", "no drug|no route|not applicable|no treatment"),
    ];

    private static readonly Dictionary<string, RouteWords> Words = BuildWords();

    /// <summary>The codes, in the order in which tables list routes.</summary>
    public static IReadOnlyList<string> Codes { get; } = All.Select(route => route.Code).ToArray();

    /// <summary>The code of a route: <c>IV</c>, <c>IM</c>, <c>SC</c>, <c>IN</c>, <c>SL</c>, <c>PO</c>, <c>TD</c>,
    /// <c>TOP</c>, <c>PR</c>, <c>NONE</c>.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The code.</returns>
    public static string Code(this DosingRoute route) => WordsOf(route).Code;

    /// <summary>The name of a route: <c>Intravenous</c>.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The name.</returns>
    public static string Name(this DosingRoute route) => WordsOf(route).Name;

    /// <summary>The route that a code or a common spelling names (<c>iv</c>, <c>Nasal spray</c>, <c>per os</c>). Case,
    /// dots, dashes and repeated blanks do not matter.</summary>
    /// <param name="word">The code or spelling.</param>
    /// <returns>The route, or <c>null</c> when the word is not known.</returns>
    public static DosingRoute? Find(string word) =>
        Words.TryGetValue(WordForm.Of(word), out RouteWords? words) ? words.Route : null;

    private static RouteWords WordsOf(DosingRoute route) => Array.Find(All, words => words.Route == route)!;

    private static Dictionary<string, RouteWords> BuildWords()
    {
        var words = new Dictionary<string, RouteWords>(StringComparer.Ordinal);
        foreach (RouteWords route in All)
        {
            foreach (string spelling in (string[])[route.Code, route.Name, .. route.Spellings.Split('|')])
            {
                words[WordForm.Of(spelling)] = route;
            }
        }
        return words;
    }

    private sealed record RouteWords(DosingRoute Route, string Code, string Name, string Spellings);
}
