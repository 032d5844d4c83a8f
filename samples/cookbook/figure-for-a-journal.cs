// A figure at a journal's width
// One column of 85 mm as PDF and SVG, and as PNG with 600 dots an inch.
#:project ../../src/KetamineOutcomes.Plots
#:property RuntimeIdentifier=$(NETCoreSdkPortableRuntimeIdentifier)
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Trials;

const double Millimetre = 96 / 25.4; // a figure's unit is 1/96 inch
Trial trial = Trial.Read("samples/data/route-trial");
var plan = AnalysisPlan.StandardFor(trial) with { By = "route", Reference = "NONE" };
Figure figure = TrialAnalysis
    .Run(trial, plan)
    .ResultOf<ProportionResult>("response-d28")
    .ToFigure(
        new()
        {
            Title = "",
            YLabel = "Responded (%)",
            Width = (int)(85 * Millimetre),
        }
    );

Directory.CreateDirectory("out");
figure.Save("out/figure-1.pdf");
figure.Save("out/figure-1.svg");
File.WriteAllBytes("out/figure-1.png", figure.ToPng(scale: 600.0 / 96));
Console.WriteLine($"{figure.Width / Millimetre:F1} × {figure.Height / Millimetre:F1} mm");
Console.WriteLine(figure.Data);
