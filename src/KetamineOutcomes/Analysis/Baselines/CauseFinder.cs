namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Finds which settings, files and versions differ beside the numbers of a part.</summary>
/// <remarks>Nearest first: the part's own settings and its analysis in the plan; where none of these differ, the settings and the plan of
/// the whole result. Then the trial's files, by their checksums. The version is named when nothing else differs.</remarks>
internal sealed class CauseFinder
{
    private readonly IReadOnlyList<BaselineDifference> settings;
    private readonly IReadOnlyList<BaselineCause> files;
    private readonly BaselineCause? version;

    public CauseFinder(IReadOnlyList<BaselinePart> parts, string? baselineVersion, string? actualVersion)
    {
        settings =
        [
            .. parts
                .SelectMany(part => part.Differences.Concat(part.Ignored))
                .Where(difference => difference.IsSetting),
        ];
        files =
        [
            .. parts
                .SelectMany(part => part.Differences.Concat(part.Ignored))
                .Where(d => d.Steps is ["trial", "files", _] or ["trial", "files", _, "sha256"])
                .Select(d => new BaselineCause(CauseKind.File, d.Steps[2][1..], d.Baseline, d.Actual)),
        ];
        version =
            baselineVersion == actualVersion
                ? null
                : new BaselineCause(CauseKind.Version, "version", baselineVersion, actualVersion);
    }

    /// <summary>The causes of what moved in a part; none when nothing moved.</summary>
    public IReadOnlyList<BaselineCause> Of(BaselinePart part)
    {
        if (!part.Moved.Any())
        {
            return [];
        }
        List<BaselineDifference> near =
        [
            .. settings.Where(setting => IsOwn(setting, part)),
            .. settings.Where(setting => IsPlanned(setting, part)),
        ];
        IEnumerable<BaselineDifference> all = near.Count > 0 ? near : settings.Where(IsGeneral);
        BaselineCause[] causes =
        [
            // A setting stands in the plan and in the result: once is enough.
            .. all.DistinctBy(setting => NameOf(setting, part))
                .Select(s => new BaselineCause(CauseKind.Setting, NameOf(s, part), s.Baseline, s.Actual))
                .DistinctBy(cause => cause.Name[(cause.Name.LastIndexOf('.') + 1)..]),
            .. files,
        ];
        return causes.Length == 0 && version is not null ? [version] : causes;
    }

    private static bool IsOwn(BaselineDifference setting, BaselinePart part) =>
        part.Steps.Count == 2 && setting.Steps.Count > 2 && setting.Steps.Take(2).SequenceEqual(part.Steps);

    private static bool IsPlanned(BaselineDifference setting, BaselinePart part) =>
        part.Steps.Count == 2 && setting.Steps is ["plan", "analyses", var key, ..] && key == part.Steps[1];

    private static bool IsGeneral(BaselineDifference setting) =>
        setting.Steps is ["settings", ..] or ["plan", not "analyses", ..];

    /// <summary>The setting from the word settings on: within a part its place is known.</summary>
    private static string NameOf(BaselineDifference setting, BaselinePart part)
    {
        int from = IsOwn(setting, part) ? setting.Steps.ToList().LastIndexOf("settings") : 0;
        return ResultPath.Text(setting.Steps.Skip(from));
    }
}
