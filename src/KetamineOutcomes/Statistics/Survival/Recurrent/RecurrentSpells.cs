using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.Recurrent;

/// <summary>Follow-up of people who may have the event more than once, cut at each event into spells.</summary>
/// <remarks>A spell runs from the event before (or the start of follow-up) to the next event or the end: (entry, time]. A person may
/// pause between spells (time in hospital, when a relapse cannot begin). Spells of one person must not overlap. Of two events of
/// one person at one time the later has an empty spell and is refused: shift it, or count one.</remarks>
public sealed class RecurrentSpells
{
    private RecurrentSpells(EventTimes times, Factor person, int[] number)
    {
        Times = times;
        Person = person;
        Number = number;
    }

    /// <summary>Spells, one a row: entry, time, and whether it ended in an event.</summary>
    public EventTimes Times { get; }

    /// <summary>Whose spell it is, one a row.</summary>
    public Factor Person { get; }

    /// <summary>Which of the person's events the spell waits for, from 1, one a row.</summary>
    public IReadOnlyList<int> Number { get; }

    /// <summary>Number of spells.</summary>
    public int Length => Times.Length;

    /// <summary>From spells.</summary>
    /// <param name="times">Entry, time and event, one a spell; without entries all begin at 0.</param>
    /// <param name="person">Whose they are.</param>
    /// <returns>The checked spells.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="TrialDataException">A spell has no person, or begins before an earlier one of the same person ends; the
    /// rows are counted.</exception>
    public static RecurrentSpells From(EventTimes times, Factor person)
    {
        if (times.Length != person.Length)
        {
            throw new ArgumentException(Invariant($"There are {times.Length} spells and {person.Length} persons."));
        }
        int[] order = Enumerable.Range(0, times.Length).ToArray();
        double[] starts = times.HasEntry ? times.Entry.ToArray() : new double[times.Length];
        Array.Sort(order, (a, b) => Compare(person.Codes[a], starts[a], person.Codes[b], starts[b]));
        var number = new int[times.Length];
        (int nobody, int overlaps) = (0, 0);
        for (int i = 0; i < order.Length; i++)
        {
            int row = order[i];
            int before = i > 0 ? order[i - 1] : -1;
            bool isFirst = before < 0 || person.Codes[before] != person.Codes[row];
            nobody += person.Codes[row] < 0 ? 1 : 0;
            overlaps += !isFirst && starts[row] < times.Times[before] ? 1 : 0;
            number[row] = isFirst ? 1 : number[before] + (times.Events[before] > 0 ? 1 : 0);
        }
        var problems = new List<DataProblem>();
        if (nobody > 0)
        {
            problems.Add(
                DataProblem.Error(
                    "unknown-subject",
                    Invariant($"{nobody} spells have no person."),
                    "Name whose they are."
                )
            );
        }
        if (overlaps > 0 && nobody == 0)
        {
            problems.Add(
                DataProblem.Error(
                    "overlapping-spells",
                    Invariant($"{overlaps} spells begin before an earlier one of the same person ends."),
                    "Cut follow-up at each event, so that one spell begins where the one before ended."
                )
            );
        }
        return problems.Count > 0 ? throw new TrialDataException(problems) : new RecurrentSpells(times, person, number);
    }

    private static int Compare(int person, double start, int otherPerson, double otherStart) =>
        person != otherPerson ? person.CompareTo(otherPerson) : start.CompareTo(otherStart);
}
