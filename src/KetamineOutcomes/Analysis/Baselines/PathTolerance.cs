using System.Globalization;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A tolerance of its own for the paths that a pattern names.</summary>
/// <remarks>A pattern is a path as <c>check</c> prints it, <c>analyses[response-d28].result.groups[Placebo].proportion</c>. In a
/// name or a key <c>*</c> stands for any text (<c>groups[*]</c>, <c>analyses[change-*]</c>); <c>**</c> stands for any number of
/// names and keys (<c>**.p</c>). A pattern holds for what it names and for everything below that, for whole numbers too.</remarks>
public sealed record PathTolerance
{
    private readonly PathPattern pattern;

    /// <summary>A tolerance for the paths that a pattern names; equal to the general one until it says otherwise.</summary>
    /// <param name="path">The pattern.</param>
    /// <exception cref="ArgumentException">The pattern cannot be read.</exception>
    public PathTolerance(string path)
    {
        pattern = PathPattern.Parse(path);
        Path = path;
    }

    /// <summary>The pattern.</summary>
    public string Path { get; }

    /// <summary>Relative tolerance, 0 or more; <c>null</c> for the general one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double? Relative
    {
        get;
        init => field = value is { } number ? BaselineTolerance.NotNegative(number, nameof(Relative)) : null;
    }

    /// <summary>Absolute tolerance, 0 or more; <c>null</c> for the general one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double? Absolute
    {
        get;
        init => field = value is { } number ? BaselineTolerance.NotNegative(number, nameof(Absolute)) : null;
    }

    /// <summary>Whether differences at these paths are reported and not counted. Default no.</summary>
    public bool Ignore { get; init; }

    /// <summary>Reads <c>PATH=1e-6</c> (relative), <c>PATH=abs:0.01</c>, <c>PATH=rel:1e-6,abs:0.01</c> or <c>PATH=ignore</c>.</summary>
    /// <param name="text">The text; the last equals sign divides, for keys hold such signs too (<c>[route=IN]</c>).</param>
    /// <returns>The tolerance.</returns>
    /// <exception cref="ArgumentException">The text is of another form.</exception>
    public static PathTolerance Parse(string text)
    {
        int equals = text.LastIndexOf('=');
        if (equals <= 0 || text.LastIndexOf(']') > equals)
        {
            throw Unreadable(text);
        }
        var tolerance = new PathTolerance(text[..equals].Trim());
        foreach (string part in text[(equals + 1)..].Split(','))
        {
            tolerance = part.Trim() switch
            {
                "ignore" => tolerance with { Ignore = true },
                ['a', 'b', 's', ':', .. var number] => tolerance with { Absolute = Number(number, text) },
                ['r', 'e', 'l', ':', .. var number] => tolerance with { Relative = Number(number, text) },
                var number => tolerance with { Relative = Number(number, text) },
            };
        }
        return tolerance;
    }

    /// <summary>The tolerance as <see cref="Parse"/> reads it.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string[] parts =
        [
            .. Ignore ? ["ignore"] : Array.Empty<string>(),
            .. Relative is { } relative ? [Invariant($"rel:{relative:R}")] : Array.Empty<string>(),
            .. Absolute is { } absolute ? [Invariant($"abs:{absolute:R}")] : Array.Empty<string>(),
        ];
        return $"{Path}={string.Join(',', parts)}";
    }

    internal bool Matches(IReadOnlyList<string> path) => pattern.Matches(path);

    private static double Number(string number, string text) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
        && value >= 0
            ? value
            : throw Unreadable(text);

    private static ArgumentException Unreadable(string text) =>
        new(
            $"'{text}' is no tolerance. Write PATH=1e-6 (relative), PATH=abs:0.01, PATH=rel:1e-6,abs:0.01 or PATH=ignore, numbers of 0 or more."
        );
}
