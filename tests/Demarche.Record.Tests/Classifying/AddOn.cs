using Demarche.Record.Classifying;

namespace Demarche.Record.Tests.Classifying;

/// <summary>The sentence encoder as it is built beside these tests.</summary>
internal static class AddOn
{
    public static string Folder { get; } = Repository.PathOf("src", "Demarche.Vectors", "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!), "net10.0");

    private static readonly Lazy<(SentenceEncoder? Encoder, string? WhyNot)> Loaded = new(() =>
    {
        var encoder = SentenceEncoder.Load(Folder, out var whyNot);
        return (encoder, whyNot);
    });

    /// <summary>The encoder; the test is skipped where it was not built.</summary>
    public static SentenceEncoder Encoder()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The add-on with the sentence encoder is not built.");
        Assert.True(Loaded.Value.Encoder is not null, Loaded.Value.WhyNot);
        return Loaded.Value.Encoder!;
    }
}
