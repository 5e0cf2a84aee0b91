namespace Demarche.Engine.Preferences;

/// <summary>How one party is disposed to another, or to itself.</summary>
public enum Stance
{
    /// <summary>It does not matter how the other fares.</summary>
    Neutral,

    /// <summary>It is to fare well: devoting.</summary>
    For,

    /// <summary>It is to fare ill: aggressive.</summary>
    Against,
}
