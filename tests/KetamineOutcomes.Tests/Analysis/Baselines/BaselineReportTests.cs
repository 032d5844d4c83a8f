using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using KetamineOutcomes.Analysis.Baselines;

namespace KetamineOutcomes.Tests.Analysis.Baselines;

/// <summary>What CI servers read: JUnit XML and GitHub's annotations.</summary>
public sealed class BaselineReportTests
{
    // The form that Jenkins accepts (its junit-10), said anew: elements, their order and their attributes.
    private const string JUnitForm = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:simpleType name="seconds"><xs:restriction base="xs:string"><xs:pattern value="[0-9]+(\.[0-9]*)?"/></xs:restriction></xs:simpleType>
          <xs:element name="testsuites"><xs:complexType>
            <xs:sequence><xs:element ref="testsuite" maxOccurs="unbounded"/></xs:sequence>
            <xs:attribute name="name" type="xs:string"/><xs:attribute name="time" type="seconds"/>
            <xs:attribute name="tests" type="xs:int"/><xs:attribute name="failures" type="xs:int"/><xs:attribute name="errors" type="xs:int"/>
          </xs:complexType></xs:element>
          <xs:element name="testsuite"><xs:complexType>
            <xs:sequence>
              <xs:element name="properties"><xs:complexType><xs:sequence><xs:element name="property" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="value" type="xs:string" use="required"/>
              </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
              <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                <xs:sequence><xs:element name="failure" minOccurs="0"><xs:complexType mixed="true">
                  <xs:attribute name="type" type="xs:string" use="required"/><xs:attribute name="message" type="xs:string" use="required"/>
                </xs:complexType></xs:element></xs:sequence>
                <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="classname" type="xs:string"/><xs:attribute name="time" type="seconds"/>
              </xs:complexType></xs:element>
            </xs:sequence>
            <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="tests" type="xs:int" use="required"/>
            <xs:attribute name="failures" type="xs:int" use="required"/><xs:attribute name="errors" type="xs:int" use="required"/>
            <xs:attribute name="skipped" type="xs:int"/><xs:attribute name="time" type="seconds"/>
          </xs:complexType></xs:element>
        </xs:schema>
        """;

    private const string Baseline =
        """{"command":"analyze","version":"1","analyses":[{"id":"a","x":1},{"id":"b & <c>","x":1},{"id":"d","x":1}]}""";

    private const string Moved =
        """{"command":"analyze","version":"1","analyses":[{"id":"a","x":1},{"id":"b & <c>","x":2.5,"y":"\u0001\n"},{"id":"d","x":1}]}""";

    [Fact]
    public void JUnit_has_a_test_for_each_analysis_and_field_in_the_form_that_servers_read()
    {
        XDocument report = JUnit(Compare(Moved, Baseline));
        XElement suite = report.Root!.Element("testsuite")!;
        Assert.Equal(("4", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(
            ["command", "analyses[a]", "analyses[b & <c>]", "analyses[d]"],
            suite.Elements("testcase").Select(test => test.Attribute("name")!.Value)
        );
        XElement failure = Assert.Single(suite.Descendants("failure"));
        Assert.Equal("analyses[b & <c>]", failure.Parent!.Attribute("name")!.Value);
        Assert.Contains("2 values moved", failure.Attribute("message")!.Value);
        Assert.Contains("2.5", failure.Value);
    }

    [Fact]
    public void JUnit_of_equal_results_and_of_odd_characters_keeps_the_form()
    {
        Assert.Empty(JUnit(Compare(Baseline, Baseline)).Descendants("failure"));
        JUnit(Compare("""{"a\u0002":"\uffff"}""", """{"a\u0002":"x"}"""));
        JUnit(Compare("{}", "{}"));
    }

    [Fact]
    public void Annotations_name_the_baseline_line_and_are_escaped()
    {
        string text = GitHubAnnotations.ToText(
            Compare(
                """{"version":"1","rows":[{"id":"50%, so: to say","x":2}]}""",
                "{\"version\":\"1\",\n\"rows\":[\n{\"id\":\"50%, so: to say\",\"x\":1}]}",
                "base,line:1.json"
            )
        );
        Assert.Equal(
            "::error file=base%2Cline%3A1.json,line=3,title=rows::1 value moved; nothing: settings, files and version are the same"
                + "%0Arows[50%25, so: to say].x: 1 → 2 (+100%25)\n",
            text
        );
    }

    [Fact]
    public void Ten_annotations_are_what_GitHub_shows()
    {
        string Rows(int value) =>
            $$"""{"version":"{{value}}","analyses":[{{string.Join(',', Enumerable.Range(0, 12).Select(i => $$"""{"id":"{{i}}","x":{{value}}}"""))}}]}""";
        string[] lines = GitHubAnnotations.ToText(Compare(Rows(1), Rows(2))).TrimEnd().Split('\n');
        Assert.Equal(11, lines.Length);
        Assert.Equal(10, lines.Count(line => line.StartsWith("::error ", StringComparison.Ordinal)));
        Assert.Contains("3 more parts differ::3 differences in analyses[9], analyses[10], analyses[11]", lines[9]);
        Assert.StartsWith("::notice file=baseline.json,title=Another version::", lines[10]);
        Assert.Equal("", GitHubAnnotations.ToText(Compare(Rows(1), Rows(1))));
    }

    private static XDocument JUnit(BaselineComparison comparison)
    {
        using var bytes = new MemoryStream();
        JUnitReport.Write(bytes, comparison);
        Assert.Equal((byte)'<', bytes.ToArray()[0]);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(JUnitForm)));
        XDocument report = XDocument.Parse(Encoding.UTF8.GetString(bytes.ToArray()));
        report.Validate(schemas, (_, fault) => Assert.Fail(fault.Message));
        return report;
    }

    private static BaselineComparison Compare(string actual, string baseline, string name = "baseline.json") =>
        ResultBaseline.Compare(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(baseline), baselineName: name);
}
