using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Demarche.Vectors;

/// <summary>The resources of an assembly, read as data: its code is never loaded.</summary>
internal sealed class PackedResources
{
    private readonly Dictionary<string, byte[]> _all = new(StringComparer.Ordinal);

    private PackedResources(PEReader file)
    {
        var resources = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        var names = file.GetMetadataReader();
        foreach (var handle in names.ManifestResources)
        {
            var resource = names.GetManifestResource(handle);
            var reader = resources.GetReader((int)resource.Offset, resources.Length - (int)resource.Offset);
            _all[names.GetString(resource.Name)] = reader.ReadBytes(reader.ReadInt32());
        }
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">It is no assembly with resources.</exception>
    public static PackedResources Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var file = new PEReader(stream);
            return new PackedResources(file);
        }
        catch (Exception wrong) when (wrong is BadImageFormatException or NullReferenceException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"{Path.GetFileName(path)} is not the encoder's file.", wrong);
        }
    }

    /// <summary>The resource whose name ends so.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public byte[] Ending(string name) =>
        _all.FirstOrDefault(resource => resource.Key.EndsWith(name, StringComparison.Ordinal)).Value
            ?? throw new FormatException($"The encoder's file holds no {name}.");
}
