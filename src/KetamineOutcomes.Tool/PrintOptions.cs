using System.CommandLine;
using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tool;

/// <summary>The options that say how figures are printed.</summary>
internal sealed class PrintOptions
{
    private readonly Option<string> width = VerbOptions.One(
        "--width",
        "MM",
        "Width of figures on paper in millimetres: 85 for a column, 180 for both (default: 190.5, for the screen)"
    );
    private readonly Option<string> dots = VerbOptions.One(
        "--dpi",
        "N",
        "Dots per inch of .png figures (default: 300 with --width, else 192)"
    );
    private readonly Option<bool> blackAndWhite = VerbOptions.Switch(
        "--black-and-white",
        "Draw groups in greys, told apart by dash and marker"
    );

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> All => [width, dots, blackAndWhite];

    /// <summary>How to print; <c>null</c> when none of the options is given.</summary>
    /// <exception cref="UsageException">One is given where nothing is drawn.</exception>
    public FigurePrint? Of(VerbContext context, bool draws, string drawnBy)
    {
        if (context[width] is null && context[dots] is null && !context[blackAndWhite])
        {
            return null;
        }
        if (!draws)
        {
            throw new UsageException($"--width, --dpi and --black-and-white are of figures; add {drawnBy}.");
        }
        return new FigurePrint
        {
            WidthMillimetres = context.NumberOrNull(width),
            DotsPerInch = context[dots] is null ? null : context.Whole(dots, 0),
            BlackAndWhite = context[blackAndWhite],
        };
    }
}
