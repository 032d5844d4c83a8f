// A figure changed with ScottPlot
// A Kaplan-Meier figure is a ScottPlot plot: add lines, text, colours, then save.
#:project ../../src/KetamineOutcomes.Plots
#:property RuntimeIdentifier=$(NETCoreSdkPortableRuntimeIdentifier)
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Trials;

TrialRun run = TrialAnalysis.Run(Trial.Read("samples/data/route-trial"));
Figure figure = run.ResultOf<SurvivalResult>("time-to-relapse")
    .ToFigure(
        new()
        {
            Title = "Time to relapse",
            YLabel = "Free of relapse (%)",
            RiskRows = [RiskRow.AtRisk, RiskRow.Events],
            Intervals = false,
        }
    );

ScottPlot.Plottables.VerticalLine end = figure.Plot.Add.VerticalLine(90, pattern: ScottPlot.LinePattern.Dotted);
end.Color = ScottPlot.Colors.Gray;

// The axis shows percent and runs from 0 to 1.
ScottPlot.Plottables.Text note = figure.Plot.Add.Text("planned analysis", 92, 0.1);
note.LabelFontSize = 12;

Directory.CreateDirectory("out");
figure.Save("out/relapse.svg");
figure.Save("out/relapse.png");
Console.WriteLine(figure);
