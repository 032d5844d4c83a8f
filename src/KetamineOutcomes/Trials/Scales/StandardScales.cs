namespace KetamineOutcomes.Trials.Scales;

/// <summary>The scales that need no definition, with the sources of what is claimed about them.</summary>
/// <remarks>Remission cutoffs whose source was not checked are left to the user.</remarks>
internal static class StandardScales
{
    private const string HamiltonVersions =
        "versions of the Hamilton scale differ in their cutoffs, and the source of the usual one was not checked";

    private static readonly string[] MadrsItems =
    [
        "Apparent sadness",
        "Reported sadness",
        "Inner tension",
        "Reduced sleep",
        "Reduced appetite",
        "Concentration difficulties",
        "Lassitude",
        "Inability to feel",
        "Pessimistic thoughts",
        "Suicidal thoughts",
    ];

    private static readonly double[] Hamilton17Maxima = [4, 4, 4, 2, 2, 2, 4, 4, 4, 4, 4, 2, 2, 2, 4, 2, 2];

    /// <summary>The scales, those of depression first.</summary>
    public static IReadOnlyList<RatingScale> All { get; } =
    [
        Depression("MADRS", "Montgomery-Åsberg Depression Rating Scale", 60, Items(MadrsItems, 6)) with
        {
            RemissionCutoff = 12,
            RemissionSource =
                "MADRS ≤ 12, the Janssen phase 3 trials (PMC7894501); SYNAPSE, ESCAPE-TRD and KetECT use ≤ 10",
            Aliases = ["MADRS total", "MADRSTOT"],
        },
        Hamilton(17, 52) with
        {
            Items = Items(new string[17], Hamilton17Maxima),
            TotalIsSum = true,
        },
        Hamilton(6, 22) with
        {
            Aliases = [.. Hamilton(6, 22).Aliases, "HAMD Bech", "Bech-6"],
        },
        Hamilton(21, null),
        Hamilton(24, null),
        Hamilton(25, null),
        Hamilton(28, null),
        Depression("QIDS-SR16", "Quick Inventory of Depressive Symptomatology, self report", 27) with
        {
            RemissionSource = "the source of the usual cutoff (≤ 5) was not checked",
            Aliases = ["QIDS-SR", "QIDSSR", "QIDS SR 16 item"],
        },
        Depression("QIDS-C16", "Quick Inventory of Depressive Symptomatology, clinician", 27) with
        {
            RemissionSource = "the source of the usual cutoff was not checked",
            Aliases = ["QIDS-C"],
        },
        Depression("IDS-SR30", "Inventory of Depressive Symptomatology, self report", 84) with
        {
            Aliases = ["IDS-SR"],
        },
        Depression("IDS-C30", "Inventory of Depressive Symptomatology, clinician", 84) with
        {
            Aliases = ["IDS-C"],
        },
        Depression("PHQ-9", "Patient Health Questionnaire, 9 items", 27, Items(new string[9], 3)) with
        {
            RemissionCutoff = 4,
            RemissionSource = "PHQ-9 < 5, table of SUSTAIN-3",
        },
        Depression("BDI-II", "Beck Depression Inventory, second edition", 63, Items(new string[21], 3)) with
        {
            RemissionSource = "12 and 13 are both in use, and neither source was checked",
            Aliases = ["BDI2"],
        },
        Scale("CGI-S", "Clinical Global Impression, severity", 1, 7) with
        {
            RemissionSource = "the source of the usual rule (1 or 2) was not checked",
            Aliases = ["CGI severity"],
        },
        Scale("CGI-I", "Clinical Global Impression, improvement", 1, 7) with
        {
            HasBaseline = false,
            Aliases = ["CGI improvement"],
        },
        Scale("CGI-SS-r", "Clinical Global Impression, severity of suicidality, revised", 0, 6) with
        {
            RemissionCutoff = 1,
            RemissionSource = "0 or 1 is resolution of suicidality (PMC10416356)",
            Aliases = ["CGI-SS-R", "CGISSR", "CGI-SR-I"],
        },
        Scale("C-SSRS", "Columbia Suicide Severity Rating Scale, ideation", 0, 5) with
        {
            RemissionCutoff = 0,
            RemissionSource = "no suicidal ideation, ideation score 0 (Su et al. 2023)",
            Aliases = ["Columbia"],
        },
        Scale("SSI", "Scale for Suicide Ideation", 0, 38) with
        {
            ResponseReduction = 0.5,
            Aliases = ["BSSI", "Beck SSI"],
        },
        Scale("CADSS", "Clinician-Administered Dissociative States Scale, 23 items", 0, 92),
        Scale("HAMA", "Hamilton Anxiety Rating Scale", 0, 56) with
        {
            Aliases = ["HAM-A", "HARS"],
        },
        Scale("GAD-7", "Generalised Anxiety Disorder, 7 items", 0, 21),
        Scale("YMRS", "Young Mania Rating Scale", 0, 60),
        Scale("MOAA/S", "Modified Observer's Assessment of Alertness and Sedation", 0, 5) with
        {
            Direction = ScaleDirection.HigherIsBetter,
        },
        Scale("SDS", "Sheehan Disability Scale", 0, 30) with
        {
            Aliases = ["Sheehan"],
        },
        Scale("EQ-VAS", "EuroQol visual analogue scale of health", 0, 100) with
        {
            Direction = ScaleDirection.HigherIsBetter,
            IsWhole = false,
        },
    ];

    private static RatingScale Scale(string name, string title, double minimum, double? maximum) =>
        new()
        {
            Name = name,
            Title = title,
            Minimum = minimum,
            Maximum = maximum,
        };

    private static RatingScale Depression(
        string name,
        string title,
        double? maximum,
        IReadOnlyList<ScaleItem>? items = null
    ) =>
        Scale(name, title, 0, maximum) with
        {
            ResponseReduction = 0.5,
            Items = items ?? [],
            TotalIsSum = items is not null,
        };

    private static RatingScale Hamilton(int items, double? maximum) =>
        Depression(
            Invariant($"HAMD{items}"),
            Invariant($"Hamilton Depression Rating Scale, {items} items"),
            maximum
        ) with
        {
            RemissionSource = HamiltonVersions,
            Aliases =
            [
                Invariant($"HAM-D{items}"),
                Invariant($"HAM{items}"),
                Invariant($"HDRS{items}"),
                Invariant($"HRSD{items}"),
                Invariant($"HAMDTL{items}"),
                Invariant($"HAMD{items} total"),
                Invariant($"HAM{items} total"),
            ],
        };

    private static ScaleItem[] Items(string?[] titles, params double[] maxima)
    {
        var items = new ScaleItem[titles.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = new ScaleItem(i + 1, titles[i] ?? "", 0, maxima[Math.Min(i, maxima.Length - 1)]);
        }
        return items;
    }
}
