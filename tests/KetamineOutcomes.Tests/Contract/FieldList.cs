using System.Text.RegularExpressions;

namespace KetamineOutcomes.Tests.Contract;

/// <summary>The fields that the command-line page promises for a verb, as paths: <c>groups[].median.estimate</c>.</summary>
/// <remarks>The page writes them in shorthand: <c>name:{a,b}</c> an object, <c>name:[{a,b}]</c> a list of them, <c>x?</c> and
/// <c>a|b</c> a field that may be absent, <c>…</c> the fields of the object before, <c>a / b: {…}</c> two fields of one shape; remarks stand in
/// brackets or after two spaces.</remarks>
internal sealed partial class FieldList
{
    private readonly string text;
    private int at;
    private readonly List<string> paths = [];

    private FieldList(string text) => this.text = text;

    /// <summary>The paths promised for a verb.</summary>
    /// <param name="page">The page.</param>
    /// <param name="verb">The verb, as in its heading.</param>
    public static IReadOnlyList<string> Of(string page, string verb)
    {
        int heading = page.IndexOf($"### {verb} ", StringComparison.Ordinal);
        Assert.True(heading >= 0, $"The page has no verb {verb}.");
        int next = page.IndexOf("\n### ", heading + 1, StringComparison.Ordinal);
        string section = next < 0 ? page[heading..] : page[heading..next];
        Match block = Fenced().Match(section);
        string shorthand = block.Success
            ? block.Groups[1].Value
            : section.Split('\n').Last(line => line.StartsWith('`') && line.Contains(":[")).Trim('`');
        return OfShorthand(Remark().Replace(Brackets().Replace(shorthand, ""), ""));
    }

    /// <summary>The paths of a shorthand, whose names may stand in quotation marks.</summary>
    public static IReadOnlyList<string> OfShorthand(string shorthand)
    {
        var list = new FieldList(QuotedName().Replace(shorthand.ReplaceLineEndings(" "), "$1"));
        list.Fields("", '\0');
        return list.paths;
    }

    /// <summary>Reads fields up to a closing bracket.</summary>
    private void Fields(string parent, char close)
    {
        // What "…" alone stands for: the fields of the object before.
        string[] before = [];
        while (true)
        {
            Skip();
            if (at >= text.Length || text[at] == close)
            {
                at++;
                return;
            }
            List<string> names = [Name()];
            for (Skip(); at < text.Length && text[at] == '/'; Skip())
            {
                at++;
                Skip();
                names.Add(Name());
            }
            int shape = at;
            foreach (string name in names)
            {
                at = shape;
                int known = paths.Count;
                Field(parent, name);
                if (text[shape..at].StartsWith(":{…}", StringComparison.Ordinal))
                {
                    paths.AddRange(before.Select(field => $"{parent}{name}.{field}"));
                }
                else if (text[shape..at].StartsWith(":{", StringComparison.Ordinal))
                {
                    string prefix = $"{parent}{name}.";
                    before = paths
                        .Skip(known)
                        .Where(p => p.StartsWith(prefix, StringComparison.Ordinal))
                        .Select(p => p[prefix.Length..])
                        .ToArray();
                }
            }
        }
    }

    private void Field(string parent, string name)
    {
        bool certain = name.Length > 0 && !name.Contains('?') && !name.Contains('|');
        string path = parent + name;
        if (at < text.Length && text[at] == ':')
        {
            at++;
            Skip();
            switch (text[at])
            {
                case '{':
                    at++;
                    Fields(path + ".", '}');
                    break;
                case '[':
                    List(path);
                    break;
                case >= '0' and <= '9':
                    at++;
                    break;
                case '"':
                    at = text.IndexOf('"', at + 1) + 1;
                    break;
            }
        }
        if (certain)
        {
            paths.Add(path);
        }
    }

    private void List(string path)
    {
        int depth = 0;
        int start = at;
        if (text[at + 1] == '{' || text[(at + 1)..].TrimStart().StartsWith('{'))
        {
            at = text.IndexOf('{', at) + 1;
            Fields(path + "[].", '}');
            at = text.IndexOf(']', at) + 1;
            return;
        }
        for (at = start; at < text.Length; at++)
        {
            depth += text[at] switch
            {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                at++;
                return;
            }
        }
    }

    private string Name()
    {
        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '?' or '|'))
        {
            at++;
        }
        if (at == start)
        {
            at++;
            return "";
        }
        return text[start..at];
    }

    private void Skip()
    {
        while (at < text.Length && (text[at] is ' ' or ',' or '…' or '\n'))
        {
            at++;
        }
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("(?<!: ?)\"(\\w+)\"")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@" *\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(?<=\S)  +[^{\[\n]*$", RegexOptions.Multiline)]
    private static partial Regex Remark();
}
