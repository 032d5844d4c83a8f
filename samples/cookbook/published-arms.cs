// Published trials: from counts to risk differences
// Responders as papers print them, trial by trial, with Newcombe's interval and the number needed to treat.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;

// samples/data/published/README.md says where each number stands in print.
Dataset arms = Dataset.ReadCsv("samples/data/published/arms.csv");
var responders = (NumericColumn)arms["responders"];
var analysed = (NumericColumn)arms["responder_n"];
BinomialCount Count(int row) => new((long)responders.Values[row], (long)analysed.Values[row]);

int[] rows =
[
    .. Enumerable.Range(0, arms.RowCount).Where(row => !responders.IsMissing(row) && !analysed.IsMissing(row)),
];
foreach (IGrouping<string, int> trial in rows.GroupBy(row => arms["study"].TextAt(row)))
{
    int[] placebo = [.. trial.Where(row => arms["drug"].TextAt(row) == "placebo")];
    bool isCrossover = trial.Any(row => arms["notes"].TextAt(row).Contains("crossover", StringComparison.Ordinal));
    if (placebo.Length != 1 || isCrossover)
    {
        continue; // arms of a crossover are the same people, and need pairs
    }
    foreach (int row in trial.Except(placebo))
    {
        TwoProportions two = TwoProportions.Compare(Count(row), Count(placebo[0]));
        RiskDifference difference = two.RiskDifference;
        Console.WriteLine(
            $"{trial.Key}, {arms["arm"].TextAt(row)}: {difference.Estimate.Value:P1} "
                + $"({difference.Newcombe.Lower:P1} to {difference.Newcombe.Upper:P1}), NNT {two.NumberNeededToTreat.ToText()}"
        );
    }
}
