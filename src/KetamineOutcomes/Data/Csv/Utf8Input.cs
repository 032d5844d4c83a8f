using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace KetamineOutcomes.Data.Csv;

/// <summary>A stream's text as UTF-8 without byte order mark, in whatever encoding it came; refuses what is not text.</summary>
/// <remarks>The encoding need not be known at the start: as long as bytes are ASCII, UTF-8 and Windows-1252 agree, so the
/// first byte above 127 that is no UTF-8 decides for Windows-1252. Nothing is read twice.</remarks>
internal sealed class Utf8Input : ForwardStream
{
    private const int BlockSize = 1 << 16;

    private readonly Stream source;
    private readonly string file;
    private readonly CancellationToken cancellation;
    private readonly byte[] block = new byte[BlockSize];
    private readonly byte[] converted = new byte[BlockSize * 3];
    private int blockLength;
    private byte[] ready;
    private int readyStart;
    private int readyEnd;
    private bool isFirstBlock = true;
    private bool maySwitch;
    private bool isWindows1252;
    private long delivered;
    private int pendingTail;

    public Utf8Input(Stream source, string file, CsvEncoding? encoding, CancellationToken cancellation)
    {
        this.file = file;
        this.cancellation = cancellation;
        ready = block;
        blockLength = Fill(source, block);
        ReadOnlySpan<byte> head = block.AsSpan(0, blockLength);
        if (FirstBytes.OtherFormat(head) is { } format)
        {
            throw Refuse("binary-file", $"The file is binary: {format}.", "Export the table as CSV (UTF-8).", null);
        }
        (CsvEncoding found, int mark) = FirstBytes.Encoding(head, encoding);
        maySwitch = encoding is null && mark == 0;
        isWindows1252 = found == CsvEncoding.Windows1252;
        if (found is CsvEncoding.Utf16 or CsvEncoding.Utf16BigEndian)
        {
            maySwitch = false;
            var start = new MemoryStream(block.AsSpan(mark, blockLength - mark).ToArray());
            this.source = Encoding.CreateTranscodingStream(
                new Concatenation(start, source),
                new UnicodeEncoding(
                    found == CsvEncoding.Utf16BigEndian,
                    byteOrderMark: false,
                    throwOnInvalidBytes: true
                ),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            );
            blockLength = 0;
        }
        else
        {
            this.source = source;
            block.AsSpan(mark, blockLength - mark).CopyTo(block);
            blockLength -= mark;
        }
        PrepareBlock();
    }

    /// <summary>The first bytes, as far as they are in the buffer.</summary>
    public ReadOnlySpan<byte> Head => ready.AsSpan(readyStart, readyEnd - readyStart);

    /// <summary>Whether the source is at its end: what is in the buffer is the rest of the text.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Bytes of UTF-8 that were taken from here, lines passed over among them.</summary>
    public long Taken => delivered - (readyEnd - readyStart);

    /// <summary>Lines ended so far.</summary>
    public int LineBreaks { get; private set; }

    /// <summary>Where the last line break stands in the UTF-8 text, or -1.</summary>
    public long LastLineBreak { get; private set; } = -1;

    public override int Read(Span<byte> buffer)
    {
        while (readyStart == readyEnd && !HasEnded)
        {
            PrepareBlock();
        }
        int length = Math.Min(buffer.Length, readyEnd - readyStart);
        ready.AsSpan(readyStart, length).CopyTo(buffer);
        readyStart += length;
        return length;
    }

    /// <summary>Passes over whole lines, ended by LF, CR LF or CR.</summary>
    /// <returns>How many there were: fewer than asked for when the text ends before.</returns>
    public int SkipLines(int count)
    {
        int skipped = 0;
        bool afterReturn = false;
        while (skipped < count || afterReturn)
        {
            if (readyStart == readyEnd)
            {
                if (HasEnded)
                {
                    break;
                }
                PrepareBlock();
                continue;
            }
            byte next = ready[readyStart];
            if (afterReturn)
            {
                readyStart += next == '\n' ? 1 : 0;
                afterReturn = false;
                continue;
            }
            int length = ready.AsSpan(readyStart, readyEnd - readyStart).IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0)
            {
                readyStart = readyEnd;
                continue;
            }
            afterReturn = ready[readyStart + length] == '\r';
            readyStart += length + 1;
            skipped++;
        }
        return skipped;
    }

    /// <summary>Checks and converts the next block; the start of a sequence cut at its end is kept for the next.</summary>
    private void PrepareBlock()
    {
        cancellation.ThrowIfCancellationRequested();
        block.AsSpan(blockLength - pendingTail, pendingTail).CopyTo(block);
        blockLength = isFirstBlock ? blockLength : pendingTail;
        isFirstBlock = false;
        try
        {
            blockLength += Fill(source, block.AsSpan(blockLength));
        }
        catch (DecoderFallbackException)
        {
            throw Refuse("invalid-bytes", "The text is not valid UTF-16.", "Save the file as UTF-8.", LineBreaks + 1);
        }
        HasEnded = blockLength < block.Length;
        pendingTail = 0;
        Span<byte> bytes = block.AsSpan(0, blockLength);
        if (bytes.Contains((byte)0))
        {
            throw Refuse(
                "binary-file",
                "The file is binary: it holds zero bytes.",
                "Give a text file; export a workbook or data set as CSV (UTF-8).",
                null
            );
        }
        ready = block;
        readyStart = 0;
        readyEnd = blockLength;
        if (!isWindows1252 && !Ascii.IsValid(bytes))
        {
            CheckUtf8(bytes);
        }
        if (isWindows1252)
        {
            ready = converted;
            readyEnd = ConvertWindows1252(bytes);
        }
        ReadOnlySpan<byte> text = ready.AsSpan(0, readyEnd);
        int breakAt = text.LastIndexOf((byte)'\n');
        if (breakAt >= 0)
        {
            LastLineBreak = delivered + breakAt;
            LineBreaks += text.Count((byte)'\n');
        }
        delivered += readyEnd;
    }

    private void CheckUtf8(Span<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            maySwitch = false;
            return;
        }
        int i = 0;
        bool sawMultibyte = false;
        while (i < bytes.Length)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }
            OperationStatus status = Rune.DecodeFromUtf8(bytes[i..], out _, out int length);
            if (status == OperationStatus.Done)
            {
                sawMultibyte = true;
                i += length;
            }
            else if (status == OperationStatus.NeedMoreData && !HasEnded)
            {
                pendingTail = bytes.Length - i;
                readyEnd = i;
                break;
            }
            else if (maySwitch && !sawMultibyte)
            {
                isWindows1252 = true;
                return;
            }
            else
            {
                int line = LineBreaks + 1 + bytes[..i].Count((byte)'\n');
                throw Refuse(
                    "invalid-bytes",
                    "The bytes are not valid UTF-8.",
                    "Save the file as UTF-8, or name its encoding with --encoding (utf-8, utf-16, windows-1252).",
                    line
                );
            }
        }
        maySwitch &= !sawMultibyte;
    }

    private int ConvertWindows1252(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            if (b < 0x80)
            {
                converted[length++] = b;
                continue;
            }
            char c = b < 0xA0 ? Upper[b - 0x80] : (char)b;
            if (c == '\0')
            {
                throw Refuse(
                    "invalid-bytes",
                    Invariant($"Byte 0x{b:X2} is neither UTF-8 nor Windows-1252."),
                    "Save the file as UTF-8.",
                    LineBreaks + 1 + bytes[..i].Count((byte)'\n')
                );
            }
            length += new Rune(c).EncodeToUtf8(converted.AsSpan(length));
        }
        return length;
    }

    /// <summary>Windows-1252 from 0x80 to 0x9F; zero where the byte has no meaning.</summary>
    private const string Upper =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private TrialDataException Refuse(string rule, string message, string advice, int? line) =>
        new(DataProblem.Error(rule, message, advice) with { File = file, Line = line });

    private static int Fill(Stream source, Span<byte> buffer)
    {
        int total = 0;
        while (total < buffer.Length)
        {
            int read = source.Read(buffer[total..]);
            if (read == 0)
            {
                break;
            }
            total += read;
        }
        return total;
    }
}
