using System.Text;
using System.Text.RegularExpressions;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Damages a file as disks, exports, editors and people do; the same seed gives the same damage.</summary>
internal static partial class DamagedInput
{
    private static readonly string[] Huge =
    [
        "1e308",
        "-1e308",
        "1e400",
        "99999999999999999999",
        "-99999999999",
        "1e-320",
        "2147483648",
        "9007199254740993",
        "0.0000000000000000000000001",
        "-0",
        "NaN",
        "Infinity",
    ];

    private static readonly string[] Pieces =
    [
        "\"",
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        ";",
        "\t",
        "|",
        ":",
        "\n",
        "\r",
        "\0",
        "\uFEFF",
        "é",
        "\u2028",
        "//",
        "/*",
        "piece",
        "null",
        "-",
    ];

    private static readonly Encoding[] Encodings =
    [
        Encoding.Unicode,
        Encoding.BigEndianUnicode,
        Encoding.Latin1,
        Encoding.UTF32,
    ];

    /// <summary>The bytes with one to three kinds of damage.</summary>
    public static byte[] Of(byte[] whole, Random random)
    {
        byte[] bytes = whole;
        for (int damage = random.Next(1, 4); damage > 0; damage--)
        {
            bytes = random.Next(10) switch
            {
                0 or 1 => Flip(bytes, random),
                2 => Mix(bytes, random),
                3 => bytes[..random.Next(bytes.Length + 1)],
                4 => Lines(bytes, random),
                5 => Fields(bytes, random),
                6 or 7 => Numbers(bytes, random),
                8 => Insert(bytes, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), random),
                _ => Insert(
                    bytes,
                    Encoding.UTF8.GetBytes(new string("\"[{,x"[random.Next(5)], random.Next(5000))),
                    random
                ),
            };
        }
        return bytes;
    }

    private static byte[] Flip(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        for (int flips = random.Next(1, 6); flips > 0 && flipped.Length > 0; flips--)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }
        return flipped;
    }

    /// <summary>Another encoding from some place on, with its mark at the start or not.</summary>
    private static byte[] Mix(byte[] bytes, Random random)
    {
        Encoding other = Encodings[random.Next(Encodings.Length)];
        int from = random.Next(2) == 0 ? 0 : random.Next(bytes.Length + 1);
        byte[] rest = other.GetBytes(Encoding.UTF8.GetString(bytes.AsSpan(from)));
        return [.. random.Next(2) == 0 ? other.GetPreamble() : [], .. bytes.AsSpan(0, from), .. rest];
    }

    private static byte[] Lines(byte[] bytes, Random random)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(bytes).Split('\n')];
        for (int changes = random.Next(1, 5); changes > 0 && lines.Count > 0; changes--)
        {
            int line = random.Next(lines.Count);
            switch (random.Next(4))
            {
                case 0:
                    lines.RemoveAt(line);
                    break;
                case 1:
                    lines.Insert(line, lines[random.Next(lines.Count)]);
                    break;
                case 2:
                    lines[line] = lines[line][..random.Next(lines[line].Length + 1)];
                    break;
                default:
                    lines.RemoveRange(line, random.Next(lines.Count - line + 1));
                    break;
            }
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static byte[] Fields(byte[] bytes, Random random)
    {
        string[] fields = Encoding.UTF8.GetString(bytes).Split(',');
        // A name of a column is no secret; a value is.
        int names = Encoding.UTF8.GetString(bytes).Split('\n')[0].Split(',').Length;
        // Nor is what somebody writes into a plan or trial.json, where a field may as well be a key.
        string other = bytes.AsSpan().StartsWith("{"u8) ? "field" : "SECRETfield";
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            int field = random.Next(fields.Length);
            fields[field] = random.Next(3) switch
            {
                0 => "",
                1 when field >= names => other,
                _ when field >= names => fields[random.Next(fields.Length)],
                _ => "x",
            };
        }
        string[] kept = random.Next(2) == 0 ? fields : [.. fields.Where(_ => random.Next(20) > 0)];
        return Encoding.UTF8.GetBytes(string.Join(',', kept));
    }

    private static byte[] Numbers(byte[] bytes, Random random) =>
        Encoding.UTF8.GetBytes(
            Number()
                .Replace(
                    Encoding.UTF8.GetString(bytes),
                    number => random.Next(30) == 0 ? Huge[random.Next(Huge.Length)] : number.Value
                )
        );

    private static byte[] Insert(byte[] bytes, byte[] piece, Random random)
    {
        int at = random.Next(bytes.Length + 1);
        return [.. bytes.AsSpan(0, at), .. piece, .. bytes.AsSpan(at)];
    }

    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?(?![\w.])")]
    private static partial Regex Number();
}
