// Kaplan-Meier medians from two arrays
// Days to relapse and whether it was one: medians with intervals, and survival at a day, by group.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

double[] days = [21, 35, 35, 42, 60, 77, 90, 90, 14, 21, 21, 28, 35, 49, 49, 63];
bool[] relapsed = [true, true, false, true, false, true, false, false, true, true, true, true, false, true, true, true];
string[] arm = [.. Enumerable.Repeat("Ketamine", 8), .. Enumerable.Repeat("Midazolam", 8)];

KaplanMeierFit fit = KaplanMeier.Fit(EventTimes.FromEventFlag(days, relapsed), Factor.FromTexts("arm", arm));
Console.WriteLine(fit);

foreach (KaplanMeierCurve curve in fit.Curves)
{
    // A number or a reason: a median that is not reached says so.
    Estimate median = curve.Median;
    Console.WriteLine(
        $"{curve.Group}: median {median.Value?.ToString() ?? median.Reason}, free of relapse at day 28: {curve.SurvivalAt(28).Value:P0}"
    );
}
Console.WriteLine(fit.LogRank());
