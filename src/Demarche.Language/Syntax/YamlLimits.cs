namespace Demarche.Language.Syntax;

/// <summary>How much of a file is read before it is refused, so that no input can exhaust memory or the stack.</summary>
public static class YamlLimits
{
    /// <summary>The longest file, in bytes: 10 MB.</summary>
    public const int Bytes = 10_000_000;

    /// <summary>The deepest nesting of lists and mappings.</summary>
    public const int Depth = 64;

    /// <summary>The most nodes, each counted as often as aliases repeat it.</summary>
    public const int Nodes = 1_000_000;

    /// <summary>The longest key, in characters; YAML cannot hold one of more than 1,024 on its line.</summary>
    public const int Key = 1000;
}
