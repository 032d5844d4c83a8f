using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

/// <summary>The sample trial's safety tables, counted again from the files in the plainest way.</summary>
public sealed class SampleSafetyTests
{
    private static readonly string Folder = TestFiles.InCheckout("samples/data/route-trial");
    private static readonly Trial Sample = Trial.Read(Folder);
    private static readonly string[] Arms =
    [
        .. Enumerable.Range(0, Sample.Subjects.Count).Select(s => Sample.Subjects.Arm.TextAt(s)),
    ];

    [Fact]
    public void Adverse_events_are_what_a_plain_count_gives()
    {
        AdverseEventResult result = AdverseEventProcedure.Run(Sample, Sample.Subjects.Arm, new());
        Dictionary<string, double> last = LastDays();
        (string Id, string Term)[] events =
        [
            .. Rows("adverse_events.csv", "subject_id", "term").Select(r => (r[0], r[1])),
        ];
        string[] given = [.. Rows("sessions.csv", "subject_id").Select(r => r[0])];
        Assert.Equal(events.Select(e => e.Term).Distinct().Count(), result.Events.Count);
        foreach (ExposedGroup group in result.Groups)
        {
            string[] people = [.. Sample.Subjects.Ids.Where((_, s) => Arms[s] == group.Group)];
            double days = people.Sum(id => Math.Max(last.GetValueOrDefault(id), 1));
            int sessions = given.Count(people.Contains);
            Tolerance.AssertClose(days, group.ExposureDays, 1e-12, "exposure");
            Assert.Equal(sessions, group.Sessions);
            foreach (AdverseEventRow row in result.Events)
            {
                AdverseEventRate rate = row.Groups.Single(g => g.Subjects.Group == group.Group);
                string[] who = [.. events.Where(e => e.Term == row.Term && people.Contains(e.Id)).Select(e => e.Id)];
                Assert.Equal(
                    (who.Distinct().Count(), people.Length),
                    ((int)rate.Subjects.Count.Events, (int)rate.Subjects.Count.N)
                );
                Assert.Equal(who.Length, rate.Events);
                Tolerance.AssertClose(30 * who.Length / days, rate.Rate.Value, 1e-12, "rate");
                Tolerance.AssertClose((double)who.Length / sessions, rate.PerSession.Value, 1e-12, "per session");
            }
        }
    }

    [Fact]
    public void Vital_signs_are_what_plain_averages_give()
    {
        VitalSignResult result = VitalSignProcedure.Run(Sample, Sample.Subjects.Arm, new());
        var readings = Rows("vitals.csv", "subject_id", "session", "minute", "parameter", "value")
            .Where(r => r[4].Length > 0)
            .Select(r => (Id: r[0], Session: r[1], Minute: Number(r[2]), Parameter: r[3], Value: Number(r[4])))
            .ToArray();
        foreach (VitalSignParameter parameter in result.Parameters)
        {
            var changes = readings
                .Where(r => r.Parameter == parameter.Parameter)
                .GroupBy(r => (r.Id, r.Session))
                .SelectMany(session =>
                {
                    double[] before =
                    [
                        .. session.Where(r => r.Minute <= 0).OrderBy(r => r.Minute).Select(r => r.Value),
                    ];
                    return before.Length == 0
                        ? []
                        : session.Select(r => (r.Id, r.Session, r.Minute, Change: r.Value - before[^1]));
                })
                .ToArray();
            foreach (VitalSignGroup group in parameter.Groups)
            {
                HashSet<string> people = [.. Sample.Subjects.Ids.Where((_, s) => Arms[s] == group.Group)];
                double peak = changes
                    .Where(c => people.Contains(c.Id) && c.Minute > 0)
                    .GroupBy(c => c.Id)
                    .Average(person => person.GroupBy(c => c.Session).Average(session => session.Max(c => c.Change)));
                Tolerance.AssertClose(peak, group.PeakChange.Mean.Value, 1e-11, "peak");
                foreach (VitalSignMinute minute in group.Minutes.Where(m => m.Minute > 0))
                {
                    double[] means =
                    [
                        .. changes
                            .Where(c => people.Contains(c.Id) && c.Minute == minute.Minute)
                            .GroupBy(c => c.Id)
                            .Select(person => person.Average(c => c.Change)),
                    ];
                    Assert.Equal(means.Length, minute.Change.N);
                    Assert.Equal(means.Average(), minute.Change.Mean.ValueOrThrow(), 1e-11);
                }
            }
        }
    }

    private static Dictionary<string, double> LastDays() =>
        Directory
            .EnumerateFiles(Folder, "*.csv")
            .Where(file => Path.GetFileName(file) != "subjects.csv")
            .Select(file => Dataset.ReadCsv(file))
            .SelectMany(data =>
                data.Columns.OfType<NumericColumn>()
                    .Where(column => column.Name is "day" or "start_day" or "end_day")
                    .SelectMany(column =>
                        Enumerable
                            .Range(0, data.RowCount)
                            .Where(row => !column.IsMissing(row))
                            .Select(row => (Id: data["subject_id"].TextAt(row), Day: column.Values[row]))
                    )
            )
            .GroupBy(r => r.Id)
            .ToDictionary(r => r.Key, r => r.Max(x => x.Day));

    private static IEnumerable<string[]> Rows(string file, params string[] columns)
    {
        var data = Dataset.ReadCsv(Path.Combine(Folder, file));
        return Enumerable
            .Range(0, data.RowCount)
            .Select(row => Array.ConvertAll(columns, column => data[column].TextAt(row)));
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
