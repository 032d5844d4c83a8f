using System.Globalization;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>A population's condition on a column of subjects.csv: <c>safety_flag=Y</c> or <c>site!=3</c>.</summary>
/// <remarks>Numbers compare as numbers, words exactly. A participant without a value meets no <c>=</c> and every
/// <c>!=</c>.</remarks>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
/// <param name="Keep"><c>true</c> keeps those equal, <c>false</c> drops them.</param>
public sealed record SubjectFilter(string Column, string Value, bool Keep = true)
{
    /// <summary>The condition as the plan writes it.</summary>
    public string Text => $"{Column}{(Keep ? "=" : "!=")}{Value}";

    /// <summary>Reads <c>COL=VALUE</c> or <c>COL!=VALUE</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The filter, or <c>null</c> when it is neither.</returns>
    public static SubjectFilter? Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        bool keep = equals < 1 || text[equals - 1] != '!';
        string column = equals < 1 ? "" : text[..(keep ? equals : equals - 1)].Trim();
        return column.Length == 0 ? null : new SubjectFilter(column, text[(equals + 1)..].Trim(), keep);
    }

    /// <summary>Leaves out the units whose participant does not meet the condition.</summary>
    /// <param name="subjects">The participants.</param>
    /// <param name="units">The units.</param>
    /// <param name="enrolment">Who is in; the reasons are added to it.</param>
    internal void Apply(SubjectTable subjects, AnalysisUnits units, Enrolment enrolment)
    {
        Func<int, bool> hasValue = HasValue(subjects.Data[Column]);
        string reason = $"not in the population {Text}";
        for (int unit = 0; unit < units.Count; unit++)
        {
            if (hasValue(units.Subject[unit]) != Keep)
            {
                enrolment.LeaveOut(unit, reason);
            }
        }
    }

    /// <summary>Whether any participant has the value.</summary>
    /// <param name="subjects">The participants.</param>
    internal bool Occurs(SubjectTable subjects)
    {
        Func<int, bool> hasValue = HasValue(subjects.Data[Column]);
        for (int row = 0; row < subjects.Count; row++)
        {
            if (hasValue(row))
            {
                return true;
            }
        }
        return false;
    }

    private Func<int, bool> HasValue(Column column)
    {
        if (column is NumericColumn { IsDate: false } numbers)
        {
            bool isNumber = double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
            return row => isNumber && numbers.Values[row] == number;
        }
        return row => !column.IsMissing(row) && column.TextAt(row) == Value;
    }
}
