using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws the mood diary.</summary>
internal static class DiaryDraw
{
    public static void Write(
        TrialDesign design,
        Participant participant,
        Course course,
        IReadOnlyDictionary<double, string> sideEffects,
        CsvRows rows
    )
    {
        if (design.Diary is not { } diary)
        {
            return;
        }
        RandomStream random = participant.Stream(StreamUse.Diary);
        for (int day = 0; day <= Math.Min(diary.Days, course.EndDay); day++)
        {
            bool filled = random.NextBool(diary.Adherence);
            double mood = 9.5 - course.ScoreAt(day) / 6 + 0.8 * random.NextNormal();
            if (filled)
            {
                rows.Cell(participant.Id).Cell(day).Cell(Draws.Score(mood, 0, 10));
                rows.Cell(sideEffects.GetValueOrDefault(day)).End();
            }
        }
    }
}
