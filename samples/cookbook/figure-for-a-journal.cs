// A figure at a journal's width
// One column of 85 mm as PDF and SVG, as PNG with 600 dots an inch, and in black and white.
#:project ../../src/KetamineOutcomes.Plots
#:property RuntimeIdentifier=$(NETCoreSdkPortableRuntimeIdentifier)
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Trials;

Trial trial = Trial.Read("samples/data/route-trial");
var plan = AnalysisPlan.StandardFor(trial) with { By = "route", Reference = "NONE" };
Figure figure = TrialAnalysis
    .Run(trial, plan)
    .ResultOf<ProportionResult>("response-d28")
    .ToFigure(new() { Title = "", YLabel = "Responded (%)" });

// One column, lines at 600 dots an inch; the text keeps a readable size.
var column = new FigurePrint { WidthMillimetres = FigurePrint.SingleColumn, DotsPerInch = 600 };
Directory.CreateDirectory("out");
figure.Save("out/figure-1.pdf", column);
figure.Save("out/figure-1.svg", column);
figure.Save("out/figure-1.png", column);
figure.Save("out/figure-1-grey.png", column with { BlackAndWhite = true });
Console.WriteLine(figure);
Console.WriteLine(figure.Data);
