namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A pattern of paths: names and [keys], where * stands for any text inside one and ** for any number of them.</summary>
/// <remarks>A path is a list of steps: names as they are, keys of rows with <c>[</c> before them. Keys may hold dots and
/// brackets (<c>groups[IV ketamine 0.5 mg/kg]</c>), so paths are compared step by step and not as text.</remarks>
internal sealed class PathPattern
{
    private readonly string[] steps;

    private PathPattern(string[] steps) => this.steps = steps;

    /// <summary>Reads a pattern as it is written.</summary>
    /// <exception cref="ArgumentException">It is empty, a name is empty or a bracket is not closed.</exception>
    public static PathPattern Parse(string text)
    {
        var steps = new List<string>();
        int at = 0;
        while (at < text.Length)
        {
            int end = text[at] == '[' ? EndOfKey(text, at) : EndOfName(text, at);
            // The closing bracket says no more than the opening one.
            steps.Add(text[at] == '[' ? text[at..(end - 1)] : text[at..end]);
            at = end < text.Length && text[end] == '.' ? end + 1 : end;
            if (at == text.Length && end < text.Length)
            {
                throw Unreadable(text, "it ends with a dot");
            }
        }
        return steps.Count > 0 ? new PathPattern([.. steps]) : throw Unreadable(text, "it is empty");
    }

    /// <summary>Whether the pattern names this path or something above it.</summary>
    public bool Matches(IReadOnlyList<string> path) => Matches(0, path, 0);

    private bool Matches(int step, IReadOnlyList<string> path, int at)
    {
        if (step == steps.Length)
        {
            return true;
        }
        if (steps[step] == "**")
        {
            for (int skipped = at; skipped <= path.Count; skipped++)
            {
                if (Matches(step + 1, path, skipped))
                {
                    return true;
                }
            }
            return false;
        }
        return at < path.Count && MatchesStep(steps[step], path[at]) && Matches(step + 1, path, at + 1);
    }

    /// <summary>* stands for any text, also none; everything else for itself.</summary>
    private static bool MatchesStep(ReadOnlySpan<char> pattern, ReadOnlySpan<char> step)
    {
        // Where the last star stands, and up to where it has taken text: on a mismatch it takes one letter more.
        int star = -1;
        int taken = 0;
        int p = 0;
        int s = 0;
        // A key is matched by a key alone: the bracket before it is no text for a star.
        if (pattern.StartsWith('[') != step.StartsWith('['))
        {
            return false;
        }
        while (s < step.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, taken) = (p++, s);
            }
            else if (p < pattern.Length && pattern[p] == step[s])
            {
                (p, s) = (p + 1, s + 1);
            }
            else if (star >= 0)
            {
                (p, s) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }
        return pattern[p..].Trim('*').IsEmpty;
    }

    private static int EndOfName(string text, int at)
    {
        int end = text.AsSpan(at).IndexOfAny('.', '[');
        return end == 0 ? throw Unreadable(text, "a name is missing")
            : end < 0 ? text.Length
            : at + end;
    }

    /// <summary>A key ends with the bracket that is followed by a dot, another bracket or nothing.</summary>
    private static int EndOfKey(string text, int at)
    {
        for (int i = at + 1; i < text.Length; i++)
        {
            if (text[i] == ']' && (i + 1 == text.Length || text[i + 1] is '.' or '['))
            {
                return i + 1;
            }
        }
        throw Unreadable(text, "a [ is not closed");
    }

    private static ArgumentException Unreadable(string text, string why) =>
        new($"'{text}' is no path: {why}. Write it as `check` prints it, such as 'groups[*].proportion' or '**.p'.");
}
