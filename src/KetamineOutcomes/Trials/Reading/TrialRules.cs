using System.Runtime.CompilerServices;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Every rule that a trial folder is held against. README.md beside this file lists the same (a test compares).</summary>
/// <remarks>A rule's name is its field's, in kebab-case. Those that judge a distribution and not a record are checked in Analysis.</remarks>
internal static class TrialRules
{
    private static readonly List<TrialRule> Listed = [];

    public static readonly TrialRule MissingFile = Error(
        "subjects.csv or assessments.csv is not there, or a file that trial.json names"
    );

    public static readonly TrialRule MissingColumn = Error("A required column is not there");

    public static readonly TrialRule RepeatedColumn = Error("A column that is read stands twice in the header");

    public static readonly TrialRule NoRows = Error("subjects.csv or assessments.csv has a header alone");

    public static readonly TrialRule MissingValue = Error(
        "A required cell is empty: participant, arm, scale, day of a score, session, minute, term, status…"
    );

    public static readonly TrialRule RepeatedKey = Error(
        "A key stands twice: a participant in subjects.csv or follow_up.csv, or participant, scale and time in assessments.csv…"
    );

    public static readonly TrialRule ConflictingValue = Error(
        "A participant's arm differs between rows (where subjects.csv is taken from a file with several rows a participant)"
    );

    public static readonly TrialRule UnknownSubject = Error("A participant stands in a table but not in subjects.csv");

    public static readonly TrialRule UnknownSession = Error(
        "An adverse event or a reading belongs to a session that sessions.csv does not have"
    );

    public static readonly TrialRule NotANumber = Error("Text stands where a number is needed");

    public static readonly TrialRule NotWhole = Error("A number that must be whole is not");

    public static readonly TrialRule OutOfRange = Error(
        "A value is impossible: a score or item outside its scale, a negative age or dose, saturation above 100 %…"
    );

    public static readonly TrialRule UnknownWord = Error(
        "A scale, route, status or severity that is not known, or an arm that trial.json does not list"
    );

    public static readonly TrialRule UnknownUnit = Error("A dose unit other than mg and mg/kg");

    public static readonly TrialRule BadDate = Error(
        "A date that does not exist, or in a form that is neither ISO 8601 nor one that trial.json names"
    );

    public static readonly TrialRule AmbiguousDate = Error(
        "A date whose day and month could change places (03/04/2025)"
    );

    public static readonly TrialRule EndBeforeStart = Error(
        "A follow-up, adverse event or medication ends before it begins"
    );

    public static readonly TrialRule AmbiguousLayout = Error(
        "A file can be read in two ways, or in none: trial.json chooses"
    );

    public static readonly TrialRule AmbiguousBaseline = Error(
        "The baseline column stands in subjects.csv while assessments.csv has several scales"
    );

    public static readonly TrialRule NoBaseline = Warning("A participant has no score of a scale at or before day 0");

    public static readonly TrialRule DoubleBaseline = Warning(
        "A participant has two baselines of a scale: two scores at or before day 0 at one visit, or two values of the baseline column"
    );

    public static readonly TrialRule BaselineMismatch = Warning(
        "The baseline column holds none of the scores at or before day 0"
    );

    public static readonly TrialRule NoAssessments = Warning("A participant has no row in assessments.csv");

    public static readonly TrialRule MissingScore = Warning("An assessment has no score");

    public static readonly TrialRule EmptyRow = Warning("An assessment has neither day nor score, and is left out");

    public static readonly TrialRule FractionalScore = Warning("A score is not whole on a scale of whole numbers");

    public static readonly TrialRule ItemTotal = Warning("A score is not the sum of its items, all of which are there");

    public static readonly TrialRule MissingTreatment = Warning(
        "An assessment after dosing has no treatment in a crossover trial"
    );

    public static readonly TrialRule VisitWindow = Warning(
        "An assessment is far from its visit: from the day that trial.json gives, or from the visit of the others"
    );

    public static readonly TrialRule VisitOrder = Warning(
        "An assessment is on an earlier day than that of the visit before it"
    );

    public static readonly TrialRule ImprobableAge = Warning("An age below 12 or above 100 years");

    public static readonly TrialRule ImprobableWeight = Warning("A body weight below 30 or above 250 kg");

    public static readonly TrialRule RouteMismatch = Warning(
        "A session's route is not the participant's, or the participant's not the arm's in trial.json"
    );

    public static readonly TrialRule DoseMismatch = Warning(
        "mg and mg/kg of a session do not agree with the body weight (more than 10 % apart), or imply one below 30 or above 250 kg"
    );

    public static readonly TrialRule ImprobableDose = Warning("A dose above 10 mg/kg or above 1,000 mg");

    public static readonly TrialRule SwappedUnit = Warning(
        "A dose looks like one of the other unit: below 5 mg, or above 5 mg/kg, while the other column does not bear it out"
    );

    public static readonly TrialRule DoseJump = Warning(
        "A dose is ten times, or a tenth of, the usual one of the participant"
    );

    public static readonly TrialRule MissingUnit = Warning("A dose above 0 has no unit");

    public static readonly TrialRule SessionOrder = Warning("A later session is on an earlier day than the one before");

    public static readonly TrialRule SessionGap = Warning("A participant's session numbers leave one out");

    public static readonly TrialRule FollowUpBeforeResponse = Warning(
        "A follow-up starts while the participant was assessed and has not responded on any scale"
    );

    public static readonly TrialRule AssessmentAfterDeath = Warning("An assessment after the day of death");

    public static readonly TrialRule SessionAfterDeath = Warning("A dosing session after the day of death");

    public static readonly TrialRule EventAfterDeath = Warning("An adverse event that begins after the day of death");

    public static readonly TrialRule RecordAfterDeath = Warning(
        "A sample, test, diary entry or medication after the day of death"
    );

    public static readonly TrialRule BeforeConsent = Warning(
        "An assessment, session or adverse event before the day of consent (consent_day, consent_date in subjects.csv)"
    );

    public static readonly TrialRule EventBeforeSession = Warning(
        "An adverse event begins on an earlier day than the session it belongs to"
    );

    public static readonly TrialRule ImprobableVital = Warning(
        "A reading outside what is seen in life: SBP 50–260, DBP 20–160, HR 25–220, SPO2 50–100"
    );

    public static readonly TrialRule MissingReading = Warning("A reading of a vital sign has no value");

    public static readonly TrialRule RepeatedReading = Warning(
        "Two readings of one parameter have the same participant, session and minute"
    );

    public static readonly TrialRule RepeatedEvent = Warning(
        "Two adverse events have the same participant, term and start"
    );

    public static readonly TrialRule MixedUnits = Warning("A biomarker is given in two units");

    public static readonly TrialRule PressureOrder = Warning(
        "Diastolic pressure is not below systolic pressure at the same minute"
    );

    public static readonly TrialRule ImprobableDay = Warning("A day more than ten years from the first dose");

    public static readonly TrialRule SimilarWords = Warning(
        "Two arms, sites or adverse event terms differ in case, blanks, dashes or underscores alone"
    );

    public static readonly TrialRule EmptyArm = Warning("An arm of trial.json has no participants");

    public static readonly TrialRule MisspeltColumn = Warning(
        "A column has nearly the name of an optional one that is not there, and is not read as such"
    );

    public static readonly TrialRule UnknownFile = Warning("A file has nearly the name of a table, and is not read");

    public static readonly TrialRule UnchangingScores = Warning(
        "A participant's scores of a scale, four or more, never change, while those of others do"
    );

    public static readonly TrialRule EqualRecords = Warning(
        "Two participants have the same scores of every scale on the same days"
    );

    public static readonly TrialRule DigitPreference = Warning(
        "Scores of a scale end in a digit, in 0 or 5, or in even digits more often than their neighbours"
    );

    public static readonly TrialRule OutlyingSite = Warning(
        "A site differs from all others: mean or spread of baseline or change, share with adverse events or without the score"
    );

    /// <summary>All rules, errors first.</summary>
    public static IReadOnlyList<TrialRule> All => Listed;

    private static TrialRule Error(string meaning, [CallerMemberName] string field = "") =>
        List(field, ProblemSeverity.Error, meaning);

    private static TrialRule Warning(string meaning, [CallerMemberName] string field = "") =>
        List(field, ProblemSeverity.Warning, meaning);

    private static TrialRule List(string field, ProblemSeverity severity, string meaning)
    {
        var rule = new TrialRule(KebabCase(field), severity, meaning);
        Listed.Add(rule);
        return rule;
    }

    private static string KebabCase(string name) =>
        string.Concat(
            name.Select(
                (letter, i) =>
                    i > 0 && char.IsUpper(letter)
                        ? $"-{char.ToLowerInvariant(letter)}"
                        : char.ToLowerInvariant(letter).ToString()
            )
        );
}
