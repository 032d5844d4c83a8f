using CsvHelper;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Problems of a file's text, in the order of their lines; beyond a thousand they are counted.</summary>
internal sealed class ReadProblems(string file)
{
    /// <summary>Problems kept one by one; beyond, they are counted.</summary>
    private const int MaxProblems = 1000;

    private readonly List<DataProblem> problems = [];
    private int unlisted;

    /// <summary>Whether there are any.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>All of them, with a last one that counts those that are not listed.</summary>
    public List<DataProblem> All()
    {
        if (unlisted > 0)
        {
            string message = Invariant($"There are {unlisted} more problems of this kind.");
            problems.Add(DataProblem.Error("more-problems", message, "") with { File = file });
            unlisted = 0;
        }
        return problems;
    }

    public void AddRange(IEnumerable<DataProblem> found) => problems.AddRange(found);

    public void Add(int? line, string rule, string message, string advice)
    {
        if (problems.Count >= MaxProblems)
        {
            unlisted++;
            return;
        }
        problems.Add(DataProblem.Error(rule, message, advice) with { File = file, Line = line });
    }

    public void AddEmptyFile(int skipped) =>
        Add(
            null,
            "empty-file",
            skipped > 0 ? Invariant($"Nothing is left after the first {skipped} lines.") : "The file is empty.",
            "The first line must be a header with the columns' names."
        );

    public void AddBlankHeader(int line) =>
        Add(
            line,
            "blank-header",
            "The header holds no name.",
            "The header must hold the columns' names; lines above it are passed over with --skip N."
        );

    public void AddTitles(int headerLine)
    {
        int above = headerLine - 1;
        Add(
            1,
            "title-rows",
            Invariant(
                $"The header stands on line {headerLine}: what is above it ({above} line{(above == 1 ? "" : "s")}) is no table."
            ),
            Invariant($"Pass over it with --skip {above} (Skip = {above} in code), or remove it.")
        );
    }

    public void AddQuotes(int line, CsvMalformedReason? reason)
    {
        (string rule, string message, string advice) = reason switch
        {
            CsvMalformedReason.UnterminatedQuote => (
                "unclosed-quote",
                "A quotation mark is opened here and never closed.",
                "Close it, or double it (\"\") where it is part of the text."
            ),
            _ => (
                "stray-quote",
                "A quotation mark stands inside a field.",
                "Quote the whole field and double the marks inside it (\"\")."
            ),
        };
        Add(line, rule, message, advice);
    }

    public void AddFieldCount(int line, int fields, int expected) =>
        Add(
            line,
            fields < expected ? "too-few-fields" : "too-many-fields",
            Invariant($"The row has {fields} field{(fields == 1 ? "" : "s")}, the header has {expected}."),
            "Give every row one field a column; quote fields that hold the delimiter."
        );

    public void AddLongLine(int? line, bool isQuoted, int maxBytes)
    {
        if (isQuoted)
        {
            Add(
                line,
                "unclosed-quote",
                "A quotation mark is opened here and not closed within 16 MiB.",
                "Close it, or double it (\"\") where it is part of the text."
            );
        }
        else
        {
            Add(
                line,
                "line-too-long",
                Invariant($"The line is longer than {maxBytes >> 20} MiB."),
                "Check that the file is CSV with one row a line."
            );
        }
    }
}
