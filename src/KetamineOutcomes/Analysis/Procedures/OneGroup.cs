using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Refuses a single group where a verb has nothing but a comparison to give.</summary>
internal static class OneGroup
{
    public static void Refuse(Factor by, string file)
    {
        if (by.Levels.Count < 2)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "one-group",
                    "The rows used hold a single group, so there is nothing to compare.",
                    "Choose a column with two or more groups, or loosen --where."
                ) with
                {
                    File = file,
                    Column = by.Name,
                    Value = by.Levels.Count > 0 ? by.Levels[0] : null,
                }
            );
        }
    }
}
