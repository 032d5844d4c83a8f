using System.Globalization;
using System.Text;

namespace KetamineOutcomes.Plots.Output;

/// <summary>Shortens path data: two decimals (a hundredth of a pixel), <c>H</c> and <c>V</c> for level and upright lines,
/// none for lines without length.</summary>
internal static class SvgPath
{
    public static string Shorten(ReadOnlySpan<char> path)
    {
        var text = new StringBuilder(path.Length);
        (double x, double y) = (double.NaN, double.NaN);
        Span<double> numbers = stackalloc double[7];
        for (int i = 0; i < path.Length; )
        {
            char command = path[i++];
            int count = 0;
            while (i < path.Length && !char.IsAsciiLetter(path[i]))
            {
                int from = i;
                while (i < path.Length && path[i] is not (' ' or ',') && !IsCommand(path, i))
                {
                    i++;
                }
                if (i > from)
                {
                    if (count == numbers.Length)
                    {
                        return path.ToString();
                    }
                    double value = double.Parse(path[from..i], NumberStyles.Float, CultureInfo.InvariantCulture);
                    numbers[count++] = Math.Round(value, 2);
                }
                while (i < path.Length && path[i] is ' ' or ',')
                {
                    i++;
                }
            }
            if (command is 'Z' or 'z')
            {
                text.Append('Z');
                (x, y) = (double.NaN, double.NaN);
                continue;
            }
            if (command is not ('M' or 'L' or 'C' or 'Q' or 'A') || count < 2)
            {
                return path.ToString();
            }
            (double toX, double toY) = (numbers[count - 2], numbers[count - 1]);
            Append(text, command, numbers[..count], x, y);
            (x, y) = (toX, toY);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, char command, ReadOnlySpan<double> numbers, double x, double y)
    {
        if (command == 'L' && numbers[0] == x)
        {
            if (numbers[1] != y)
            {
                Append(text.Append('V'), numbers[1]);
            }
            return;
        }
        if (command == 'L' && numbers[1] == y)
        {
            Append(text.Append('H'), numbers[0]);
            return;
        }
        text.Append(command);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (i > 0)
            {
                text.Append(' ');
            }
            Append(text, numbers[i]);
        }
    }

    private static void Append(StringBuilder text, double number) =>
        text.Append(CultureInfo.InvariantCulture, $"{number:0.##}");

    // An exponent's e stands inside a number.
    private static bool IsCommand(ReadOnlySpan<char> path, int i) =>
        char.IsAsciiLetter(path[i]) && !(path[i] is 'e' or 'E');
}
