using System.Buffers.Binary;
using System.IO.Compression;

namespace Demarche.Events.Files;

/// <summary>
/// Unpacks files into a folder, and notices when a packed file was cut off, which neither the base library nor DuckDB does: both take what there is for the
/// whole.
/// </summary>
/// <param name="folder">Where to.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Unpacking(string folder, CancellationToken cancellation)
{
    private const long Most = 1L << 36;
    private const int LastPart = 1 << 24;
    private const int Tries = 16;
    private const int Trailer = 8;
    private int number;

    /// <summary>The files inside a file, unpacked one by one as they are asked for. Whoever asks removes them.</summary>
    /// <exception cref="IOException">They cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut off, or holds too much.</exception>
    public IEnumerable<EventFile> Of(EventFile file) => file.Packing == Packing.Gzip ? [Gzip(file)] : Zip(file);

    private EventFile Gzip(EventFile file)
    {
        using var packed = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var rows = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var found = Write(rows, file.Shown);
        return EndsWell(packed, found.Length) ? found
            : throw new InvalidDataException("it ends in the middle, as a file does that was cut off; fetch it again, or see what gunzip says of it");
    }

    private IEnumerable<EventFile> Zip(EventFile file)
    {
        using var archive = ZipFile.OpenRead(file.Path);
        foreach (var member in archive.Entries.Where(e => e.Name.Length > 0))
        {
            using var rows = member.Open();
            var found = Write(rows, $"{file.Shown}/{member.FullName}");
            if (found.Length != member.Length) throw new InvalidDataException($"{member.FullName} ends in the middle");
            yield return found;
        }
    }

    private EventFile Write(Stream rows, string shown)
    {
        var path = Path.Combine(folder, $"{number++}.rows");
        var (block, length) = (new byte[1 << 16], 0L);
        using (var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            while (rows.Read(block) is var read and > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                if ((length += read) > Most) throw new InvalidDataException("it holds more than 64 GB");
                to.Write(block, 0, read);
            }
        }

        return new EventFile(path, shown, Packing.None, length);
    }

    /// <summary>
    /// Whether the last four bytes say how long the rows are, as they do at the end of a whole file; or, where several were put together, how long those of
    /// the last one are.
    /// </summary>
    private static bool EndsWell(FileStream packed, long length)
    {
        if (packed.Length < Trailer) return false;
        var last = new byte[Math.Min(packed.Length, LastPart)];
        packed.Position = packed.Length - last.Length;
        packed.ReadExactly(last);
        var said = BinaryPrimitives.ReadUInt32LittleEndian(last.AsSpan(last.Length - 4));
        if (said == (uint)length) return true;
        var (end, tries) = (last.Length - Trailer, 0);
        while (tries++ < Tries && end > 0 && last.AsSpan(0, end).LastIndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) is >= 0 and var at)
        {
            if (LengthFrom(last, at) is { } tail && (uint)tail == said) return true;
            end = at;
        }

        return false;
    }

    private static long? LengthFrom(byte[] bytes, int at)
    {
        try
        {
            using var rows = new GZipStream(new MemoryStream(bytes, at, bytes.Length - at), CompressionMode.Decompress);
            var (block, length) = (new byte[1 << 16], 0L);
            while (rows.Read(block) is var read and > 0) length += read;
            return length;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
