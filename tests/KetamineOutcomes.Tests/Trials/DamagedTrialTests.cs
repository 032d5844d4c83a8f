using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>A valid folder damaged at random: whatever stands in it, reading ends with problems and not with a crash.</summary>
public sealed class DamagedTrialTests
{
    private static readonly string[] Pieces =
    [
        "",
        ",",
        "\"",
        "\n",
        "-",
        ".",
        "x",
        "NA",
        "1e400",
        "99999999999999999999",
        "-1",
        "0.5",
        "P01",
        "MADRS",
        "\0",
        "é",
        "\uFEFF",
        ";;;",
        "{",
    ];

    [Fact]
    public void Random_damage_never_ends_in_another_exception()
    {
        var random = new Random(20250101);
        using TrialText trial = TrialText
            .Valid()
            .Put("trial.json", """{ "arms": [{ "name": "Ketamine" }, { "name": "Placebo" }], "missing": [-9] }""");
        string folder = trial.Write();
        string[] files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        string[] whole = files.Select(File.ReadAllText).ToArray();
        for (int run = 0; run < 300; run++)
        {
            for (int file = 0; file < files.Length; file++)
            {
                string text = whole[file];
                for (int damage = random.Next(3); damage > 0; damage--)
                {
                    int at = random.Next(text.Length);
                    int length = Math.Min(random.Next(4), text.Length - at);
                    text = text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                }
                File.WriteAllText(files[file], text);
            }
            foreach (DataProblem problem in Trial.Validate(folder).Problems)
            {
                Assert.NotEmpty(problem.Message);
                Assert.NotNull(problem.File);
                Assert.False(Path.IsPathRooted(problem.File), problem.File);
            }
        }
    }
}
