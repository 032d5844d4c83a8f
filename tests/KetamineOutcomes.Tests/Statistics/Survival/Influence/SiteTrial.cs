using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Statistics.Survival.Influence;

/// <summary>The trial of Golden/r-survival-3.5.3/site-influence.R: eight sites, of which Site 3 carries the result.</summary>
internal sealed record SiteTrial(EventTimes Times, Factor Arm, Factor Site, NumericColumn Age)
{
    public static SiteTrial Read()
    {
        IReadOnlyList<GoldenRow> rows = GoldenTable.Read(SurvivalCase.Folder + "site_influence_data.csv").Rows;
        string[] arms = ["placebo", "esketamine"];
        string[] sites = [.. rows.Select(r => r.Text("site")).Distinct().Order(StringComparer.Ordinal)];
        return new SiteTrial(
            EventTimes.FromEventFlag(
                [.. rows.Select(r => r.Value("time"))],
                [.. rows.Select(r => r.Value("event") == 1)]
            ),
            new Factor("arm", [.. rows.Select(r => Array.IndexOf(arms, r.Text("arm")))], arms),
            new Factor("site", [.. rows.Select(r => Array.IndexOf(sites, r.Text("site")))], sites),
            new NumericColumn("age", [.. rows.Select(r => r.Value("age"))])
        );
    }

    public SiteTrial Take(int[] rows, double unit = 1) =>
        new(
            EventTimes.FromEventFlag(
                [.. rows.Select(row => unit * Times.Times[row])],
                [.. rows.Select(row => Times.Events[row] > 0)]
            ),
            (Factor)Arm.Take(rows),
            (Factor)Site.Take(rows),
            (NumericColumn)Age.Take(rows)
        );
}
