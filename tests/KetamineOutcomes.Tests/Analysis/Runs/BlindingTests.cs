using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Tests.Trials.Endpoints;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Tests.Analysis.Runs;

public sealed class BlindingTests
{
    private static readonly Trial Forty = FortyPeople();

    [Fact]
    public void Arms_move_with_their_routes_and_groups_keep_their_sizes()
    {
        Trial blind = Blinding.Shuffle(Forty, 1);
        Assert.Equal(Forty.Subjects.Arm.Codes.ToArray().Order(), blind.Subjects.Arm.Codes.ToArray().Order());
        Assert.NotEqual(Forty.Subjects.Arm.Codes.ToArray(), blind.Subjects.Arm.Codes.ToArray());
        for (int i = 0; i < 40; i++)
        {
            bool isKetamine = blind.Subjects.Arm.TextAt(i) == "K";
            Assert.Equal(isKetamine ? DosingRoute.Intranasal : DosingRoute.None, blind.Subjects.Route[i]);
            Assert.Equal(blind.Subjects.Arm.TextAt(i), blind.Subjects.Data["arm"].TextAt(i));
            Assert.Equal(Forty.Subjects.Data["age"].TextAt(i), blind.Subjects.Data["age"].TextAt(i));
        }
    }

    [Fact]
    public void The_seed_decides()
    {
        int[] Codes(int seed) => Blinding.Shuffle(Forty, seed).Subjects.Arm.Codes.ToArray();
        Assert.Equal(Codes(1), Codes(1));
        Assert.NotEqual(Codes(1), Codes(2));
    }

    [Fact]
    public void In_a_crossover_each_participant_s_treatments_are_shuffled_among_the_periods()
    {
        var builder = new TrialBuilder();
        for (int i = 0; i < 40; i++)
        {
            builder
                .Subject($"p{i}")
                .Period($"p{i}", 0, null, "MADRS", (-1, 30))
                .Period($"p{i}", 1, "Ketamine", "MADRS", (1, 10), (7, 12))
                .Period($"p{i}", 2, "Saline", "MADRS", (1, 28), (7, 29));
        }
        Trial trial = builder.Build();
        Trial blind = Blinding.Shuffle(trial, 1);
        int swapped = 0;
        for (int row = 0; row < blind.Assessments.Count; row += 5)
        {
            Assert.Equal(-1, blind.Assessments.Treatment!.Codes[row]);
            string first = blind.Assessments.Treatment.TextAt(row + 1);
            Assert.Equal(first, blind.Assessments.Treatment.TextAt(row + 2));
            Assert.NotEqual(first, blind.Assessments.Treatment.TextAt(row + 3));
            swapped += first == "Saline" ? 1 : 0;
        }
        Assert.InRange(swapped, 10, 30);
    }

    private static Trial FortyPeople()
    {
        var builder = new TrialBuilder();
        for (int i = 0; i < 40; i++)
        {
            builder.Subject(
                $"p{i}",
                i < 25 ? "K" : "P",
                i < 25 ? DosingRoute.Intranasal : DosingRoute.None,
                ("age", $"{20 + i}")
            );
        }
        return builder.Scores("p0", "MADRS", (0, 30)).Build();
    }
}
