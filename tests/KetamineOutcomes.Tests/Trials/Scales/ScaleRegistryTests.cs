using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Tests.Trials.Scales;

public sealed class ScaleRegistryTests
{
    [Theory]
    [InlineData("MADRS", "MADRS")]
    [InlineData("madrs", "MADRS")]
    [InlineData("HAM-D17", "HAMD17")]
    [InlineData("HAMD-17", "HAMD17")]
    [InlineData("HDRS 17", "HAMD17")]
    [InlineData("HAM-D 6", "HAMD6")]
    [InlineData("QIDS_SR", "QIDS-SR16")]
    [InlineData("qids-sr16", "QIDS-SR16")]
    [InlineData("PHQ9", "PHQ-9")]
    [InlineData("BDI-II", "BDI-II")]
    [InlineData("CSSRS", "C-SSRS")]
    [InlineData("CGI-SS-r", "CGI-SS-r")]
    [InlineData("CGIS", "CGI-S")]
    public void Spellings_lead_to_the_scale(string word, string name) =>
        Assert.Equal(name, ScaleRegistry.Standard.Find(word)!.Name);

    [Theory]
    [InlineData("HAMD")]
    [InlineData("HAM-D")]
    [InlineData("BDI")]
    [InlineData("QIDS")]
    [InlineData("CGI")]
    public void A_version_is_never_guessed(string word)
    {
        Assert.Null(ScaleRegistry.Standard.Find(word));
        Assert.StartsWith("Say which version", ScaleRegistry.Standard.Advise(word), StringComparison.Ordinal);
    }

    // Ranges and items as published with the scales.
    [Theory]
    [InlineData("MADRS", 0, 60, 10)]
    [InlineData("HAMD17", 0, 52, 17)]
    [InlineData("PHQ-9", 0, 27, 9)]
    [InlineData("BDI-II", 0, 63, 21)]
    public void Items_add_up_to_the_range(string name, double minimum, double maximum, int items)
    {
        RatingScale scale = ScaleRegistry.Standard.Find(name)!;
        Assert.Equal((minimum, maximum, items), (scale.Minimum, scale.Maximum, scale.Items.Count));
        Assert.Equal(minimum, scale.Items.Sum(item => item.Minimum));
        Assert.Equal(maximum, scale.Items.Sum(item => item.Maximum));
        Assert.True(scale.Holds(maximum));
        Assert.False(scale.Holds(maximum + 1));
    }

    // Checked against published pages; all others have no default and say so.
    [Theory]
    [InlineData("MADRS", 12)]
    [InlineData("PHQ-9", 4)]
    [InlineData("CGI-SS-r", 1)]
    [InlineData("C-SSRS", 0)]
    public void Cutoffs_with_a_checked_source_are_defaults(string name, double cutoff)
    {
        RatingScale scale = ScaleRegistry.Standard.Find(name)!;
        Assert.Equal(cutoff, scale.RemissionCutoff);
        Assert.NotEmpty(scale.RemissionSource);
        Assert.Empty(scale.WhyNoCutoff());
    }

    [Theory]
    [InlineData("HAMD17")]
    [InlineData("HAMD24")]
    [InlineData("QIDS-SR16")]
    [InlineData("BDI-II")]
    [InlineData("CGI-S")]
    public void Cutoffs_whose_source_was_not_checked_need_the_users_word(string name)
    {
        RatingScale scale = ScaleRegistry.Standard.Find(name)!;
        Assert.Null(scale.RemissionCutoff);
        Assert.StartsWith($"{name} has no default remission cutoff: ", scale.WhyNoCutoff(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_scales_share_a_spelling()
    {
        ScaleRegistry registry = ScaleRegistry.Standard;
        foreach (RatingScale scale in registry.Scales)
        {
            Assert.All([.. scale.Aliases, scale.Name], word => Assert.Same(scale, registry.Find(word)));
        }
    }

    [Fact]
    public void An_added_scale_is_found_and_one_of_the_same_name_is_replaced()
    {
        ScaleRegistry registry = ScaleRegistry.Standard.With([
            new RatingScale { Name = "BOBS", Maximum = 10 },
            ScaleRegistry.Standard.Find("MADRS")! with
            {
                RemissionCutoff = 10,
            },
        ]);
        Assert.Equal(ScaleRegistry.Standard.Scales.Count + 1, registry.Scales.Count);
        Assert.Equal(10, registry.Find("bobs")!.Maximum);
        Assert.Equal(10, registry.Find("MADRS")!.RemissionCutoff);
        Assert.Equal("MADRS", registry.Scales[0].Name);
    }
}
