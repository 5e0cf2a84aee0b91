namespace Demarche.Engine.RicherPreferences;

/// <summary>
/// How a family of concepts reads preferences: which moves tempt a party, which steps it credits the others with, and what holds it back.
/// For preferences that are plain orders all families read the same: better, better, and no better.
/// </summary>
internal abstract class Reading
{
    /// <summary>Whether a party would move from a state to another if nothing followed.</summary>
    public abstract bool Tempts(int party, int to, int from);

    /// <summary>Whether a step from a state to another is one that its mover would credibly take as part of an answer.</summary>
    public virtual bool Pays(int party, int to, int from) => Tempts(party, to, from);

    /// <summary>Whether ending in a state holds a party back from leaving another.</summary>
    public abstract bool HoldsBack(int party, int end, int from);
}
