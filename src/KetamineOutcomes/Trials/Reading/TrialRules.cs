using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Every rule that a trial folder is held against. README.md beside this file lists the same (a test compares).</summary>
internal static class TrialRules
{
    private static readonly List<TrialRule> Listed = [];

    public static readonly TrialRule MissingFile = Error(
        "missing-file",
        "subjects.csv or assessments.csv is not there, or a file that trial.json names"
    );

    public static readonly TrialRule MissingColumn = Error("missing-column", "A required column is not there");

    public static readonly TrialRule RepeatedColumn = Error(
        "repeated-column",
        "A column that is read stands twice in the header"
    );

    public static readonly TrialRule NoRows = Error("no-rows", "subjects.csv or assessments.csv has a header alone");

    public static readonly TrialRule MissingValue = Error(
        "missing-value",
        "A required cell is empty: participant, arm, scale, day of a score, session, minute, term, status…"
    );

    public static readonly TrialRule RepeatedKey = Error(
        "repeated-key",
        "A key stands twice: a participant in subjects.csv or follow_up.csv, or participant, scale and time in assessments.csv…"
    );

    public static readonly TrialRule ConflictingValue = Error(
        "conflicting-value",
        "A participant's arm differs between rows (where subjects.csv is taken from a file with several rows a participant)"
    );

    public static readonly TrialRule UnknownSubject = Error(
        "unknown-subject",
        "A participant stands in a table but not in subjects.csv"
    );

    public static readonly TrialRule UnknownSession = Error(
        "unknown-session",
        "An adverse event or a reading belongs to a session that sessions.csv does not have"
    );

    public static readonly TrialRule NotANumber = Error("not-a-number", "Text stands where a number is needed");

    public static readonly TrialRule NotWhole = Error("not-whole", "A number that must be whole is not");

    public static readonly TrialRule OutOfRange = Error(
        "out-of-range",
        "A value is impossible: a score or item outside its scale, a negative age or dose, saturation above 100 %…"
    );

    public static readonly TrialRule UnknownWord = Error(
        "unknown-word",
        "A scale, route, status or severity that is not known, or an arm that trial.json does not list"
    );

    public static readonly TrialRule UnknownUnit = Error("unknown-unit", "A dose unit other than mg and mg/kg");

    public static readonly TrialRule BadDate = Error(
        "bad-date",
        "A date that does not exist, or in a form that is neither ISO 8601 nor one that trial.json names"
    );

    public static readonly TrialRule AmbiguousDate = Error(
        "ambiguous-date",
        "A date whose day and month could change places (03/04/2025)"
    );

    public static readonly TrialRule EndBeforeStart = Error(
        "end-before-start",
        "A follow-up, adverse event or medication ends before it begins"
    );

    public static readonly TrialRule AmbiguousBaseline = Error(
        "ambiguous-baseline",
        "The baseline column stands in subjects.csv while assessments.csv has several scales"
    );

    public static readonly TrialRule NoBaseline = Warning(
        "no-baseline",
        "A participant has no score of a scale at or before day 0"
    );

    public static readonly TrialRule NoAssessments = Warning(
        "no-assessments",
        "A participant has no row in assessments.csv"
    );

    public static readonly TrialRule MissingScore = Warning("missing-score", "An assessment has no score");

    public static readonly TrialRule EmptyRow = Warning(
        "empty-row",
        "An assessment has neither day nor score, and is left out"
    );

    public static readonly TrialRule FractionalScore = Warning(
        "fractional-score",
        "A score is not whole on a scale of whole numbers"
    );

    public static readonly TrialRule ItemTotal = Warning(
        "item-total",
        "A score is not the sum of its items, all of which are there"
    );

    public static readonly TrialRule MissingTreatment = Warning(
        "missing-treatment",
        "An assessment after dosing has no treatment in a crossover trial"
    );

    public static readonly TrialRule ImprobableAge = Warning("improbable-age", "An age below 12 or above 100 years");

    public static readonly TrialRule ImprobableWeight = Warning(
        "improbable-weight",
        "A body weight below 30 or above 250 kg"
    );

    public static readonly TrialRule RouteMismatch = Warning(
        "route-mismatch",
        "A session's route is not the participant's, or the participant's not the arm's in trial.json"
    );

    public static readonly TrialRule DoseMismatch = Warning(
        "dose-mismatch",
        "mg and mg/kg of a session do not agree with the body weight (more than 10 % apart), or imply one below 30 or above 250 kg"
    );

    public static readonly TrialRule ImprobableDose = Warning(
        "improbable-dose",
        "A dose above 10 mg/kg or above 1,000 mg"
    );

    public static readonly TrialRule MissingUnit = Warning("missing-unit", "A dose above 0 has no unit");

    public static readonly TrialRule SessionOrder = Warning(
        "session-order",
        "A later session is on an earlier day than the one before"
    );

    public static readonly TrialRule SessionGap = Warning(
        "session-gap",
        "A participant's session numbers leave one out"
    );

    public static readonly TrialRule AssessmentAfterDeath = Warning(
        "assessment-after-death",
        "An assessment after the day of death"
    );

    public static readonly TrialRule SessionAfterDeath = Warning(
        "session-after-death",
        "A dosing session after the day of death"
    );

    public static readonly TrialRule EventAfterDeath = Warning(
        "event-after-death",
        "An adverse event that begins after the day of death"
    );

    public static readonly TrialRule ImprobableVital = Warning(
        "improbable-vital",
        "A reading outside what is seen in life: SBP 50–260, DBP 20–160, HR 25–220, SPO2 50–100"
    );

    public static readonly TrialRule RepeatedReading = Warning(
        "repeated-reading",
        "Two readings of one parameter have the same participant, session and minute"
    );

    public static readonly TrialRule RepeatedEvent = Warning(
        "repeated-event",
        "Two adverse events have the same participant, term and start"
    );

    public static readonly TrialRule MixedUnits = Warning("mixed-units", "A biomarker is given in two units");

    public static readonly TrialRule PressureOrder = Warning(
        "pressure-order",
        "Diastolic pressure is not below systolic pressure at the same minute"
    );

    public static readonly TrialRule ImprobableDay = Warning(
        "improbable-day",
        "A day more than ten years from the first dose"
    );

    public static readonly TrialRule SimilarWords = Warning(
        "similar-words",
        "Two arms, sites or adverse event terms differ in case, blanks, dashes or underscores alone"
    );

    public static readonly TrialRule EmptyArm = Warning("empty-arm", "An arm of trial.json has no participants");

    public static readonly TrialRule MisspeltColumn = Warning(
        "misspelt-column",
        "A column has nearly the name of an optional one that is not there, and is not read as such"
    );

    public static readonly TrialRule UnknownFile = Warning(
        "unknown-file",
        "A file has nearly the name of a table, and is not read"
    );

    /// <summary>All rules, errors first.</summary>
    public static IReadOnlyList<TrialRule> All => Listed;

    private static TrialRule Error(string name, string meaning) => List(name, ProblemSeverity.Error, meaning);

    private static TrialRule Warning(string name, string meaning) => List(name, ProblemSeverity.Warning, meaning);

    private static TrialRule List(string name, ProblemSeverity severity, string meaning)
    {
        var rule = new TrialRule(name, severity, meaning);
        Listed.Add(rule);
        return rule;
    }
}
