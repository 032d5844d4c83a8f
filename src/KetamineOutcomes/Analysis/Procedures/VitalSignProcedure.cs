using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Vital signs and dissociation after dosing, by minute and group, people being the units.</summary>
public static class VitalSignProcedure
{
    /// <summary>Averages and compares with minute 0.</summary>
    /// <param name="trial">The trial; without vitals.csv there is nothing to show.</param>
    /// <param name="group">The group of each participant, in the order of subjects.csv; code -1 leaves a participant out.</param>
    /// <param name="options">Parameters, level.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The groups need one code a participant.</exception>
    /// <exception cref="TrialDataException">A parameter is asked for that the table does not hold.</exception>
    public static VitalSignResult Run(
        Trial trial,
        Factor group,
        VitalSignOptions options,
        CancellationToken cancellation = default
    )
    {
        TrialGroups groups = TrialGroups.Of(trial, group, options);
        VitalSignTable table = trial.VitalSigns ?? Nothing();
        int[] parameters = Parameters(table, options);
        var results = new List<VitalSignParameter>();
        foreach (int parameter in parameters)
        {
            cancellation.ThrowIfCancellationRequested();
            VitalSignEndpoint endpoint = VitalSignEndpoint.Of(
                table,
                parameter,
                subject => groups.Factor.Codes[subject] >= 0
            );
            // A parameter that nobody in the analysis has is shown only when it was asked for.
            if (endpoint.Minutes.Count > 0 || options.Parameters.Count > 0)
            {
                results.Add(Of(endpoint, groups.Factor, options.Level));
            }
        }
        return new VitalSignResult
        {
            Settings =
            [
                new("by", group.Name),
                new("parameter", results.Select(p => p.Parameter).ToArray()),
                new("unit", "people: sessions averaged first"),
                .. (options with { References = groups.UsedReference }).SharedSettings(),
            ],
            Rows = Rows(table, groups, parameters),
            Options = options,
            By = group.Name,
            Parameters = results,
        };
    }

    private static VitalSignParameter Of(VitalSignEndpoint endpoint, Factor groups, double level)
    {
        PeopleMean[][] values = [.. endpoint.Minutes.Select(m => PeopleMeans.Of(m.Values, groups, level))];
        PeopleMean[][] changes = [.. endpoint.Minutes.Select(m => PeopleMeans.Of(m.Changes, groups, level))];
        PeopleMean[][] sessions = [.. endpoint.Sessions.Select(s => PeopleMeans.Of(s.Peaks, groups, level))];
        PeopleMean[] peaks = PeopleMeans.Of(endpoint.Peaks.Peaks, groups, level);
        PeopleMean[] troughs = PeopleMeans.Of(endpoint.Peaks.Troughs, groups, level);
        var shown = new List<VitalSignGroup>();
        for (int g = 0; g < groups.Levels.Count; g++)
        {
            var minutes = new List<VitalSignMinute>();
            for (int m = 0; m < values.Length; m++)
            {
                if (values[m][g].N > 0)
                {
                    minutes.Add(new VitalSignMinute(endpoint.Minutes[m].Minute, values[m][g], changes[m][g]));
                }
            }
            var peaksBySession = new List<VitalSignSession>();
            for (int s = 0; s < sessions.Length; s++)
            {
                if (sessions[s][g].N > 0)
                {
                    peaksBySession.Add(new VitalSignSession(endpoint.Sessions[s].Session, sessions[s][g]));
                }
            }
            shown.Add(new VitalSignGroup(groups.Levels[g], minutes, peaks[g], troughs[g], peaksBySession));
        }
        return new VitalSignParameter(endpoint.Parameter, shown);
    }

    private static int[] Parameters(VitalSignTable table, VitalSignOptions options)
    {
        IReadOnlyList<string> levels = table.Parameter.Levels;
        if (options.Parameters.Count == 0)
        {
            return [.. Enumerable.Range(0, levels.Count)];
        }
        var problems = new List<DataProblem>();
        var codes = new List<int>();
        foreach (string name in options.Parameters)
        {
            int code = levels.ToList().FindIndex(l => string.Equals(l, name, StringComparison.OrdinalIgnoreCase));
            if (code >= 0)
            {
                codes.Add(code);
                continue;
            }
            problems.Add(
                DataProblem.Error(
                    "missing-parameter",
                    $"There is no parameter '{name}'.",
                    $"The table holds: {string.Join(", ", levels)}."
                ) with
                {
                    File = table.Data.Name,
                    Column = table.Parameter.Name,
                }
            );
        }
        return problems.Count == 0 ? [.. codes.Distinct()] : throw new TrialDataException(problems);
    }

    private static RowCounts Rows(VitalSignTable table, TrialGroups groups, int[] parameters)
    {
        bool[] wanted = new bool[table.Parameter.Levels.Count];
        foreach (int parameter in parameters)
        {
            wanted[parameter] = true;
        }
        long[] dropped = new long[3];
        for (int row = 0; row < table.Count; row++)
        {
            int code = table.Parameter.Codes[row];
            int subject = table.Subject[row];
            int reason =
                code < 0 || !wanted[code] ? 0
                : subject < 0 || groups.Factor.Codes[subject] < 0 ? 1
                : !VitalSignEndpoint.IsReading(table, row) ? 2
                : -1;
            if (reason >= 0)
            {
                dropped[reason]++;
            }
        }
        string[] reasons = ["another parameter", "participant not in the analysis", "no value or no minute"];
        return new RowCounts(
            table.Count,
            table.Count - dropped.Sum(),
            [.. reasons.Zip(dropped).Where(d => d.Second > 0).Select(d => new DroppedRows(d.First, d.Second))]
        );
    }

    private static VitalSignTable Nothing() =>
        new()
        {
            Data = new Dataset("vitals.csv", []),
            Subject = [],
            Session = [],
            Minute = [],
            Parameter = new Factor("parameter", [], []),
            Value = [],
        };
}
