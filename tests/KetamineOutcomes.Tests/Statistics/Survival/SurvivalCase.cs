using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>The data sets of Golden/r-survival-3.5.3/km.R, read from the same rows.</summary>
internal sealed record SurvivalCase(
    EventTimes Times,
    Factor By,
    Factor? Strata,
    FrequencyWeights? Frequencies = null,
    SamplingWeights? Weights = null
)
{
    public const string Folder = "r-survival-3.5.3/";

    public static readonly string[] Names =
    [
        "lung",
        "veteran",
        "veteran_cell",
        "aml",
        "kidney",
        "ctn",
        "uis",
        "six",
        "adtte",
        "small",
        "small_entry",
        "small_frequency",
        "small_weight",
        "small_entry_weight",
    ];

    public EventTable Table(bool stratified = false) =>
        EventTable.From(Times, By, stratified ? Strata : null, Frequencies, Weights);

    public static SurvivalCase Read(string name) =>
        name switch
        {
            "lung" => Real("surv_lung", "time", "status", 2, "sex", "inst"),
            "veteran" => Real("surv_veteran", "time", "status", 1, "trt", "celltype"),
            "veteran_cell" => Real("surv_veteran", "time", "status", 1, "celltype", "trt"),
            "aml" => Real("surv_aml", "time", "status", 1, "x", null),
            "kidney" => Real("surv_kidney", "time", "status", 1, "sex", "disease"),
            "ctn" => Real("ctn0094_time_to_relapse", "relapse_week", "relapse_event", 1, "arm", "trial"),
            "uis" => Real("uis_time_to_relapse", "TIME", "CENSOR", 1, "TREAT", "SITE"),
            "six" => SixMercaptopurine(),
            "adtte" => Real("cdisc_adtte", "AVAL", "CNSR", 0, "TRTA", "SITEID"),
            "small" => Small(),
            "small_entry" => Small(entry: true),
            "small_frequency" => Small(frequency: true),
            "small_weight" => Small(weight: true),
            "small_entry_weight" => Small(entry: true, weight: true),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    private static SurvivalCase Real(string file, string time, string status, double isEvent, string by, string? strata)
    {
        Dataset data = Dataset.ReadCsv(TestFiles.Shared($"data/real/{file}.csv"));
        Column[] needed = new[] { time, status, by, strata }.OfType<string>().Select(name => data[name]).ToArray();
        int[] rows = Enumerable.Range(0, data.RowCount).Where(r => needed.All(c => !c.IsMissing(r))).ToArray();
        Column Take(string name) => data[name].Take(rows);
        double[] values = ((NumericColumn)Take(status)).Values.ToArray();
        return new SurvivalCase(
            EventTimes.FromEventFlag(((NumericColumn)Take(time)).Values, values.Select(v => v == isEvent).ToArray()),
            AsFactor(Take(by)),
            strata is null ? null : AsFactor(Take(strata))
        );
    }

    private static Factor AsFactor(Column column) => column as Factor ?? ((NumericColumn)column).AsFactor();

    /// <summary>Freireich's pairs, one row a patient.</summary>
    private static SurvivalCase SixMercaptopurine()
    {
        Dataset data = Dataset.ReadCsv(TestFiles.Shared("data/real/leukemia_6mp_relapse_pairs.csv"));
        double[] Values(string name) => ((NumericColumn)data[name]).Values.ToArray();
        double[] pair = Values("pair");
        int n = pair.Length;
        return new SurvivalCase(
            EventTimes.FromEventFlag(
                [.. Values("t1"), .. Values("t2")],
                [.. Enumerable.Repeat(true, n), .. Values("relapse").Select(v => v == 1)]
            ),
            Factor.FromTexts("arm", [.. Enumerable.Repeat("placebo", n), .. Enumerable.Repeat("6-MP", n)]),
            new NumericColumn("pair", [.. pair, .. pair]).AsFactor()
        );
    }

    private static SurvivalCase Small(bool entry = false, bool frequency = false, bool weight = false)
    {
        IReadOnlyList<GoldenRow> rows = GoldenTable.Read(Folder + "small.csv").Rows;
        double[] Values(string name) => rows.Select(r => r.Value(name)).ToArray();
        string[] Texts(string name) => rows.Select(r => r.Text(name)).ToArray();
        return new SurvivalCase(
            EventTimes.FromEventFlag(
                Values("time"),
                Values("event").Select(v => v == 1).ToArray(),
                entry ? Values("entry") : null
            ),
            Factor.FromTexts("group", Texts("group")),
            Factor.FromTexts("site", Texts("site")),
            frequency ? new FrequencyWeights(Values("frequency")) : null,
            weight ? new SamplingWeights(Values("weight")) : null
        );
    }
}
