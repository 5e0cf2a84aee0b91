namespace Demarche.Events.Files;

/// <summary>How the rows of a file are packed.</summary>
public enum Packing
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By gzip; unpacked before it is read.</summary>
    Gzip,

    /// <summary>In an archive of zip; unpacked before it is read.</summary>
    Zip,

    /// <summary>By columns, as Parquet.</summary>
    Parquet,
}

/// <summary>A file of events.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Shown">How messages name it.</param>
/// <param name="Packing">How it is packed, by its first bytes.</param>
/// <param name="Length">Its bytes.</param>
public sealed record EventFile(string Path, string Shown, Packing Packing, long Length)
{
    /// <summary>Its bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
}
