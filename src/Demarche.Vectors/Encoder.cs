namespace Demarche.Vectors;

/// <summary>
/// Where this add-on begins: the reader finds its assembly in a folder and calls <see cref="Open"/>, by name and without any other
/// knowledge of it. Only types of the base library go to and fro, so that either side can be renewed alone.
/// </summary>
public static class Encoder
{
    /// <summary>What the encoder is called: which network, trained by whom.</summary>
    public static string Name => "all-MiniLM-L6-v2";

    /// <summary>Opens the encoder. Takes half a second and some 150 MB, which are kept.</summary>
    /// <param name="folder">Where <c>MiniLM.bin</c> lies.</param>
    /// <returns>
    /// From a sentence of any length to 384 numbers whose squares sum to 1; sentences of like meaning have vectors of like direction. What
    /// stands beyond 256 pieces of words does not count. Thread-safe; each call works on one thread, some 7 ms of it.
    /// </returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file is not the encoder's.</exception>
    public static Func<string, float[]> Open(string folder)
    {
        var file = PackedResources.Read(Path.Combine(folder, "MiniLM.bin"));
        return new MiniLm(file.Ending(".onnx"), file.Ending("vocab.txt")).Vector;
    }
}
