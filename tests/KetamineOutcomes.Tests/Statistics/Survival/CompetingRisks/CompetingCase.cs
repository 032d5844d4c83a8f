using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival.CompetingRisks;

/// <summary>The data sets of Golden/r-cmprsk-2.2.11/competing.R, read from the same rows.</summary>
internal sealed record CompetingCase(
    EventTimes Times,
    Factor By,
    Factor Strata,
    FrequencyWeights? Frequencies = null,
    SamplingWeights? Weights = null
)
{
    public const string Folder = "r-cmprsk-2.2.11/";

    public static readonly string[] Names =
    [
        "bmt",
        "melanoma",
        "myeloid",
        "small",
        "small_entry",
        "small_frequency",
        "small_weight",
        "small_entry_weight",
    ];

    public EventTable Table(bool stratified = false) =>
        EventTable.From(Times, By, stratified ? Strata : null, Frequencies, Weights);

    public static CompetingCase Read(string name) =>
        name switch
        {
            "bmt" => Bmt(),
            "melanoma" => Melanoma(),
            "myeloid" => Myeloid(),
            "small" => Small(),
            "small_entry" => Small(entry: true),
            "small_frequency" => Small(frequency: true),
            "small_weight" => Small(weight: true),
            "small_entry_weight" => Small(entry: true, weight: true),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    /// <summary>Times with causes in the order of their names; "0" is censored.</summary>
    public static EventTimes TimesOf(IReadOnlyList<double> times, IReadOnlyList<string> causes, double[]? entry = null)
    {
        string[] names = causes.Where(c => c != "0").Distinct().Order(StringComparer.Ordinal).ToArray();
        return EventTimes.FromCauses(
            times.ToArray(),
            causes.Select(c => Array.IndexOf(names, c) + 1).ToArray(),
            names,
            entry
        );
    }

    private static CompetingCase Bmt()
    {
        Dataset data = Real("bmt_competing_risks");
        double[] relapsed = Numbers(data, "d2");
        double[] either = Numbers(data, "d3");
        string CauseOf(int i) =>
            relapsed[i] == 1 ? "relapse"
            : either[i] == 1 ? "death"
            : "0";
        return new CompetingCase(
            TimesOf(Numbers(data, "t2"), Enumerable.Range(0, data.RowCount).Select(CauseOf).ToArray()),
            Levels(data, "group"),
            Levels(data, "z10")
        );
    }

    private static CompetingCase Melanoma()
    {
        Dataset data = Real("melanoma_competing_risks");
        Factor status = Levels(data, "status");
        return new CompetingCase(
            TimesOf(Numbers(data, "time"), status.Codes.ToArray().Select(c => status.Levels[c]).ToArray()),
            Levels(data, "sex"),
            Levels(data, "ulcer")
        );
    }

    private static CompetingCase Myeloid()
    {
        Dataset data = Real("surv_myeloid");
        double[] relapse = Numbers(data, "rltime");
        double[] last = Numbers(data, "futime");
        double[] death = Numbers(data, "death");
        string CauseOf(int i) =>
            !double.IsNaN(relapse[i]) ? "relapse"
            : death[i] == 1 ? "death"
            : "0";
        return new CompetingCase(
            TimesOf(
                relapse.Select((t, i) => double.IsNaN(t) ? last[i] : t).ToArray(),
                Enumerable.Range(0, data.RowCount).Select(CauseOf).ToArray()
            ),
            Levels(data, "trt"),
            Levels(data, "sex")
        );
    }

    private static CompetingCase Small(bool entry = false, bool frequency = false, bool weight = false)
    {
        IReadOnlyList<GoldenRow> rows = GoldenTable.Read(Folder + "small.csv").Rows;
        double[] Values(string name) => rows.Select(r => r.Value(name)).ToArray();
        string[] Texts(string name) => rows.Select(r => r.Text(name)).ToArray();
        return new CompetingCase(
            TimesOf(Values("time"), Texts("cause"), entry ? Values("entry") : null),
            Factor.FromTexts("group", Texts("group")),
            Factor.FromTexts("strata", Texts("site")),
            frequency ? new FrequencyWeights(Values("frequency")) : null,
            weight ? new SamplingWeights(Values("weight")) : null
        );
    }

    public static Dataset Real(string file) => Dataset.ReadCsv(TestFiles.Shared($"data/real/{file}.csv"));

    public static double[] Numbers(Dataset data, string name) => ((NumericColumn)data[name]).Values.ToArray();

    public static Factor Levels(Dataset data, string name) =>
        data[name] as Factor ?? ((NumericColumn)data[name]).AsFactor();
}
