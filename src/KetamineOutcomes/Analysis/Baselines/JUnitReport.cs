using System.Globalization;
using System.Text;
using System.Xml;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A comparison as JUnit XML, which CI servers show as tests: one for each part of the result.</summary>
/// <remarks>The form that Jenkins, GitLab and Azure DevOps read: <c>testsuites</c>, one <c>testsuite</c>, a <c>testcase</c> for each analysis
/// or other field, with a <c>failure</c> when it differs. There is no time stamp: the same comparison gives the same bytes.</remarks>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Layout = new()
    {
        Encoding = new UTF8Encoding(false),
        Indent = true,
        NewLineChars = "\n",
        // Line ends inside texts stay as they are.
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Write(Stream output, BaselineComparison comparison)
    {
        string suite = $"ketamine-outcomes check {comparison.Command}".TrimEnd();
        string tests = Text(comparison.Parts.Count);
        string failures = Text(comparison.Parts.Count(part => !part.IsMatch));
        using (var xml = XmlWriter.Create(output, Layout))
        {
            xml.WriteStartElement("testsuites");
            Attributes(xml, ("name", suite), ("tests", tests), ("failures", failures), ("errors", "0"), ("time", "0"));
            xml.WriteStartElement("testsuite");
            Attributes(xml, ("name", suite), ("tests", tests), ("failures", failures), ("errors", "0"));
            Attributes(xml, ("skipped", "0"), ("time", "0"));
            xml.WriteStartElement("properties");
            Property(xml, "result", comparison.ActualName);
            Property(xml, "resultVersion", comparison.ActualVersion);
            Property(xml, "baseline", comparison.BaselineName);
            Property(xml, "baselineVersion", comparison.BaselineVersion);
            Property(xml, "relative", comparison.Tolerance.Relative.ToString("R", CultureInfo.InvariantCulture));
            Property(xml, "absolute", comparison.Tolerance.Absolute.ToString("R", CultureInfo.InvariantCulture));
            foreach (PathTolerance path in comparison.Tolerance.Paths)
            {
                Property(xml, "tolerance", path.ToString());
            }
            xml.WriteEndElement();
            foreach (BaselinePart part in comparison.Parts)
            {
                WriteCase(xml, comparison, part);
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        output.WriteByte((byte)'\n');
    }

    private static void WriteCase(XmlWriter xml, BaselineComparison comparison, BaselinePart part)
    {
        xml.WriteStartElement("testcase");
        Attributes(xml, ("classname", comparison.Command ?? "result"), ("name", part.Path), ("time", "0"));
        if (!part.IsMatch)
        {
            xml.WriteStartElement("failure");
            Attributes(xml, ("type", "moved"), ("message", ComparisonTables.Sentence(part)));
            BaselineComparison alone = comparison with { Parts = [part], UnusedTolerances = [] };
            xml.WriteString(Readable(alone.ToString()));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Property(XmlWriter xml, string name, string? value)
    {
        xml.WriteStartElement("property");
        Attributes(xml, ("name", name), ("value", value ?? "unknown"));
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes)
        {
            xml.WriteAttributeString(name, Readable(value));
        }
    }

    /// <summary>XML has no way to write most control characters, not even escaped.</summary>
    private static string Readable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool allowed = rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not 0xFFFE and not 0xFFFF;
            readable.Append(allowed ? rune.ToString() : "\uFFFD");
        }
        return readable.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
