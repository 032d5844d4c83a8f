using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

/// <summary>A case of Golden/r-survival-3.5.3/cox.R, read from the same rows.</summary>
internal sealed record CoxCase(
    EventTimes Times,
    IReadOnlyList<Column> Covariates,
    Factor? Strata,
    Factor? Cluster,
    FrequencyWeights? Frequencies,
    SamplingWeights? Weights,
    double[]? Offset,
    CoxTies Ties
)
{
    public const string Folder = "r-survival-3.5.3/";

    private static readonly IReadOnlyList<GoldenRow> Rows = GoldenTable.Read(Folder + "cox_cases.csv").Rows;

    public static TheoryData<string> Names => new(Rows.Select(row => row.Text("case")));

    public CoxFit Fit(CoxFitOptions? options = null) =>
        CoxRegression.Fit(
            Times,
            Covariates,
            (options ?? new()) with
            {
                Ties = Ties,
            },
            Strata,
            Cluster,
            Frequencies,
            Weights,
            Offset
        );

    public static CoxCase Read(string name)
    {
        GoldenRow spec = Rows.Single(row => row.Text("case") == name);
        Dataset data = DataOf(spec.Text("file"));
        string[] factors = spec.Text("factors").Split(';');
        Column? Find(string role) => spec.Text(role) is { Length: > 0 } column ? data[column] : null;
        string[] covariates = spec.Text("covariates").Split(';');
        Column[] needed = [data[spec.Text("time")], data[spec.Text("event")], .. covariates.Select(c => data[c])];
        int[] rows = Enumerable
            .Range(0, data.RowCount)
            .Where(r => needed.All(c => !c.IsMissing(r)) && Find("strata")?.IsMissing(r) != true)
            .ToArray();
        double[]? Numbers(string role) => ((NumericColumn?)Find(role)?.Take(rows))?.Values.ToArray();
        Factor? Categories(string role) => Find(role)?.Take(rows) is { } column ? AsFactor(column) : null;
        return new CoxCase(
            EventTimes.FromEventFlag(
                Numbers("time")!,
                Numbers("event")!.Select(v => v == spec.Value("value")).ToArray(),
                Numbers("entry")
            ),
            covariates
                .Select(c => data[c].Take(rows))
                .Select(c => factors.Contains(c.Name) ? AsFactor(c).WithoutUnusedLevels() : c)
                .ToArray(),
            Categories("strata"),
            Categories("cluster"),
            Numbers("frequency") is { } counts ? new FrequencyWeights(counts) : null,
            Numbers("weights") is { } weights ? new SamplingWeights(weights) : null,
            Numbers("offset"),
            spec.Text("ties") switch
            {
                "breslow" => CoxTies.Breslow,
                "exact" => CoxTies.Exact,
                _ => CoxTies.Efron,
            }
        );
    }

    private static Factor AsFactor(Column column) => column as Factor ?? ((NumericColumn)column).AsFactor();

    private static Dataset DataOf(string file) =>
        file switch
        {
            "six" => SixMercaptopurine(),
            "cox_small" => Dataset.ReadCsv(
                new MemoryStream(
                    System.Text.Encoding.UTF8.GetBytes(
                        string.Join(
                            '\n',
                            File.ReadLines(TestFiles.Golden(Folder + "cox_small.csv")).Where(l => !l.StartsWith('#'))
                        )
                    )
                ),
                "cox_small.csv"
            ),
            _ => Dataset.ReadCsv(TestFiles.Shared($"data/real/{file}.csv")),
        };

    /// <summary>Freireich's pairs, one row a patient.</summary>
    private static Dataset SixMercaptopurine()
    {
        Dataset data = Dataset.ReadCsv(TestFiles.Shared("data/real/leukemia_6mp_relapse_pairs.csv"));
        double[] Values(string name) => ((NumericColumn)data[name]).Values.ToArray();
        double[] pair = Values("pair");
        int n = pair.Length;
        return new Dataset(
            "six",
            [
                new NumericColumn("time", [.. Values("t1"), .. Values("t2")]),
                new NumericColumn("event", [.. Enumerable.Repeat(1.0, n), .. Values("relapse")]),
                new NumericColumn("pair", [.. pair, .. pair]),
                Factor.FromTexts("arm", [.. Enumerable.Repeat("placebo", n), .. Enumerable.Repeat("6-MP", n)]),
            ]
        );
    }
}
