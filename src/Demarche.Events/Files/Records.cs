using System.Buffers;

namespace Demarche.Events.Files;

/// <summary>How a line was found.</summary>
internal enum RecordState
{
    /// <summary>As it should be.</summary>
    Whole,

    /// <summary>Longer than is read.</summary>
    TooLong,

    /// <summary>A quotation mark in it is not closed, or text follows one that closes; the record is its first line.</summary>
    Quotes,
}

/// <summary>
/// The rows of a text, as bytes, whatever they hold: lines that end in LF, CR or both; where cells may stand in quotation marks these may hold line ends. A
/// row whose marks do not fit is its first line, and reading goes on with the next, so that no other row is lost. Memory is bounded by the longest row that
/// is read.
/// </summary>
/// <param name="source">The text; not disposed of.</param>
/// <param name="separator">What stands between cells.</param>
/// <param name="quotes">Whether cells may stand in quotation marks.</param>
/// <param name="cancellation">Stops reading, also in the middle of a row.</param>
internal sealed class Records(Stream source, byte separator, bool quotes, CancellationToken cancellation = default) : IDisposable
{
    /// <summary>The longest row, in bytes.</summary>
    public const int Longest = 2_000_000;

    /// <summary>How far a quotation mark may be from the one that closes it.</summary>
    private const int LongestQuoted = 1 << 16;

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
    private int start;
    private int end;
    private bool ended;
    private bool begun;

    /// <summary>The line on which the present row begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>How the present row was found.</summary>
    public RecordState State { get; private set; }

    /// <summary>How many bytes of the text have been taken in.</summary>
    public long Taken { get; private set; }

    /// <summary>The bytes of the present row, without its end; none of one that is too long.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(first, length);

    private int first;
    private int length;
    private long next = 1;

    /// <summary>Goes on to the next row that is not empty.</summary>
    public bool Next()
    {
        if (!begun) SkipMark();
        while (true)
        {
            if (start == end && !Fill()) return false;
            Line = next;
            Take();
            if (length > 0 || State == RecordState.TooLong) return true;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void SkipMark()
    {
        begun = true;
        while (end - start < 3 && Fill()) continue;
        if (buffer.AsSpan(start, end - start).StartsWith("\uFEFF"u8)) start += 3;
    }

    private void Take()
    {
        State = RecordState.Whole;
        var size = quotes ? Quoted() : ToLineEnd(0);
        if (size < 0)
        {
            State = RecordState.Quotes;
            size = ToLineEnd(0);
        }

        if (size > Longest)
        {
            State = RecordState.TooLong;
            SkipLine();
            (first, length) = (start, 0);
            EndLine();
            return;
        }

        (first, length) = (start, size);
        next += quotes ? LinesIn(buffer.AsSpan(start, size)) : 0;
        start += size;
        EndLine();
    }

    private void SkipLine()
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOfAny(LineEnds);
            start = at >= 0 ? start + at : end;
            if (at >= 0 || !Fill()) return;
        }
    }

    /// <summary>Goes past the end of a line. The bytes of the row stay where they are.</summary>
    private void EndLine()
    {
        next++;
        if (start == end) return;
        var carriage = buffer[start++] == '\r';
        if (!carriage) return;
        if (start == end)
        {
            // The other half of a line end may not have been read yet, and the row must stay in its place.
            var kept = start - first;
            start = first;
            if (!More()) start = end;
            else start = first + kept;
        }

        if (start < end && buffer[start] == '\n') start++;
    }

    /// <summary>How many bytes there are up to the next line end, from a place on; more than the longest when there are too many.</summary>
    private int ToLineEnd(int from)
    {
        while (true)
        {
            var at = buffer.AsSpan(start + from, end - start - from).IndexOfAny(LineEnds);
            if (at >= 0) return from + at;
            from = end - start;
            if (from > Longest || !More()) return from;
        }
    }

    /// <summary>The same for rows with quotation marks; less than 0 when these do not fit.</summary>
    private int Quoted()
    {
        var at = 0;
        while (true)
        {
            if (at == end - start && !More()) return at;
            if (buffer[start + at] == '"')
            {
                at = ToClosing(at + 1);
                if (at < 0) return at;
                if (at == end - start && !More()) return at;
                if (buffer[start + at] == separator)
                {
                    at++;
                    continue;
                }

                return buffer[start + at] is (byte)'\r' or (byte)'\n' ? at : -1;
            }

            while (true)
            {
                var stop = buffer.AsSpan(start + at, end - start - at).IndexOfAny(separator, (byte)'\r', (byte)'\n');
                if (stop >= 0)
                {
                    at += stop;
                    break;
                }

                at = end - start;
                if (at > Longest || !More()) return at;
            }

            if (buffer[start + at] != separator) return at;
            at++;
            if (at > Longest) return at;
        }
    }

    /// <summary>The place after the mark that closes a cell; less than 0 when there is none.</summary>
    private int ToClosing(int from)
    {
        var at = from;
        while (true)
        {
            var stop = buffer.AsSpan(start + at, end - start - at).IndexOf((byte)'"');
            if (stop < 0)
            {
                at = end - start;
                if (at - from > LongestQuoted || !More()) return -1;
                continue;
            }

            at += stop + 1;
            if (at - from > LongestQuoted) return -1;
            if (at == end - start && !More()) return at;
            if (buffer[start + at] != '"') return at;
            at++;
        }
    }

    private static int LinesIn(ReadOnlySpan<byte> row)
    {
        var lines = 0;
        while (row.IndexOfAny(LineEnds) is >= 0 and var at)
        {
            lines++;
            row = row[(at + (row[at] == '\r' && at + 1 < row.Length && row[at + 1] == '\n' ? 2 : 1))..];
        }

        return lines;
    }

    /// <summary>Reads on behind what is there, which moves to the front of the buffer; false at the end of the text.</summary>
    private bool More() => !ended && Fill();

    private bool Fill()
    {
        if (ended) return false;
        cancellation.ThrowIfCancellationRequested();
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (first, end, start) = (first - start, end - start, 0);
        }

        if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = source.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
        Taken += read;
        return !ended;
    }
}
