using System.IO.Compression;

namespace KetamineOutcomes.Data.Csv;

/// <summary>A stream's bytes, unpacked when they are gzip, which its first two bytes tell, whatever the file is called.</summary>
internal static class GzipInput
{
    /// <summary>The bytes, or what they unpack to.</summary>
    /// <param name="source">The bytes; not closed.</param>
    /// <param name="file">What messages call it.</param>
    public static Stream Of(Stream source, string file)
    {
        byte[] start = new byte[2];
        int read = source.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var whole = new Concatenation(new MemoryStream(start, 0, read), source);
        return read == 2 && start is [0x1F, 0x8B] ? new Unpacked(whole, file) : whole;
    }

    /// <summary>The unpacked bytes of an archive that may have several members; one that is cut off or damaged is refused.</summary>
    /// <remarks>.NET takes the end of its input for the end of the archive, so that a cut one would give a shorter table. A
    /// member that holds a mark is therefore put behind the archive: only after one that is whole does the mark come out.</remarks>
    private sealed class Unpacked : ForwardStream
    {
        private static readonly byte[] Mark = "\0\u0001ketamine-outcomes\0end\u0001\0"u8.ToArray();

        private readonly string file;
        private readonly GZipStream bytes;
        private readonly byte[] buffer = new byte[1 << 16];
        private int start;
        private int end;
        private bool hasEnded;

        public Unpacked(Stream packed, string file)
        {
            this.file = file;
            using var last = new MemoryStream();
            using (var gzip = new GZipStream(last, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(Mark);
            }
            bytes = new GZipStream(
                new Concatenation(packed, new MemoryStream(last.ToArray())),
                CompressionMode.Decompress
            );
        }

        /// <exception cref="TrialDataException">The archive is cut off or damaged.</exception>
        public override int Read(Span<byte> destination)
        {
            while (!hasEnded && end - start <= Mark.Length)
            {
                Fill();
            }
            // What may be the mark is kept back until more follows or the end shows what it is.
            int length = Math.Min(destination.Length, end - start - (hasEnded ? 0 : Mark.Length));
            buffer.AsSpan(start, length).CopyTo(destination);
            start += length;
            return length;
        }

        private void Fill()
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            int read;
            try
            {
                read = bytes.Read(buffer.AsSpan(end));
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }
            end += read;
            if (read > 0)
            {
                return;
            }
            hasEnded = true;
            if (!buffer.AsSpan(start, end - start).EndsWith(Mark))
            {
                throw Damaged();
            }
            end -= Mark.Length;
        }

        private TrialDataException Damaged() =>
            new(
                DataProblem.Error(
                    "damaged-gzip",
                    "The gzip archive is cut off or damaged.",
                    "Copy or download the file again, or give it unpacked."
                ) with
                {
                    File = file,
                }
            );

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                bytes.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
