// What read.sh times: read MODE FILE [TIMES] prints milliseconds of one reading (the median, when there are several after a
// first one) and the process's peak memory in MB.
//   scan     CsvHelper goes through the records, the least that it can do
//   fields   CsvHelper goes through the records and gives every field's bytes
//   columns  Dataset.ReadCsv, every column finished
using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using KetamineOutcomes.Data;

int times = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
var elapsed = new List<double>();
for (int run = 0; run < times; run++)
{
    long start = Stopwatch.GetTimestamp();
    long read = args[0] switch
    {
        "scan" => Scan(args[1], withFields: false),
        "fields" => Scan(args[1], withFields: true),
        "columns" => Columns(args[1]),
        _ => throw new ArgumentException("scan, fields or columns"),
    };
    elapsed.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    Trace.Assert(read > 0);
}
double[] sorted = elapsed.Skip(times > 1 ? 1 : 0).Order().ToArray();
string peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
long kilobytes = long.Parse(
    peak.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
    CultureInfo.InvariantCulture
);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:F1} {kilobytes / 1024}"));

static long Scan(string file, bool withFields)
{
    using CsvReader csv = CsvReader.FromFile(file, new CsvReaderOptions { Separator = ',' });
    long read = 0;
    while (csv.Read())
    {
        read++;
        for (int c = 0; withFields && c < csv.FieldCount; c++)
        {
            read += csv.GetSpan(c).Length;
        }
    }
    return read;
}

static long Columns(string file)
{
    Dataset data = Dataset.ReadCsv(file);
    return data.RowCount + data.Columns.Sum(column => (long)column.Length);
}
