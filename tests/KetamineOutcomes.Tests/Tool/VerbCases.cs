using KetamineOutcomes.Tool;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Every verb over one CSV file, with arguments that suit <see cref="Table"/>.</summary>
internal static class VerbCases
{
    /// <summary>A small table with a column for every role; the identifier is secret.</summary>
    public const string Table = """
        id,time,event,arm,score,baseline,site,visit,n,pair
        SECRET1,5,1,IV,10.5,30,a,Week 2,1,p1
        SECRET2,8.25,0,IV,12,31.5,b,Week 2,1,p2
        SECRET3,12,1,IV,14,29,a,Week 2,2,p3
        SECRET4,3,1,PO,20,33,b,Week 2,1,p1
        SECRET5,9,1,PO,22.5,30,a,Week 2,1,p2
        SECRET6,,0,PO,25,31,b,Week 2,1,p3
        SECRET7,14,0,PO,19,28,a,Week 2,3,p4
        SECRET8,2,1,Placebo,28,30.5,b,Week 2,1,p1
        SECRET9,4,1,Placebo,31,32,a,Week 2,1,p2
        SECRET10,6,0,Placebo,26.5,29.5,b,Week 2,1,p3
        SECRET11,7,1,Placebo,,34,a,Week 2,1,p4

        """;

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["survival"] = ["--time", "time", "--event", "event", "--by", "arm", "--strata", "site"],
        ["cox"] = ["--time", "time", "--event", "event", "--covariates", "arm,baseline", "--strata", "site"],
        ["competing-risks"] = ["--time", "time", "--event", "event", "--cause", "1", "--censored", "0", "--by", "arm"],
        ["proportion"] = ["--outcome", "event", "--by", "arm", "--strata", "site"],
        ["effect"] = ["--value", "score", "--by", "arm"],
        ["ancova"] = ["--value", "score", "--arm", "arm", "--covariates", "baseline,site"],
    };

    /// <summary>The verbs there are.</summary>
    public static string[] Names { get; } =
        VerbList.Create().Select(verb => verb.Name).Where(Known.ContainsKey).ToArray();

    /// <summary>For theories.</summary>
    public static TheoryData<string> All => new(Names);

    /// <summary>A verb's arguments with a file.</summary>
    public static string[] Args(string verb, string file, params string[] more) =>
        [verb, file, .. Known[verb], .. more];

    /// <summary>A verb's own options with their values.</summary>
    public static string[] Options(string verb) => Known[verb];
}
