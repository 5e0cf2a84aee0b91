using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>One thing that a model leaves open.</summary>
public abstract record OpenThing
{
    private OpenThing()
    {
    }

    /// <summary>An open question of the author's: a type, an order, whether a statement belongs, a strength, or how far parties look ahead.</summary>
    /// <param name="Open">What is open.</param>
    /// <param name="Asked">The question.</param>
    public sealed record Question(OpenCrisis Open, OpenQuestion Asked) : OpenThing;

    /// <summary>A number.</summary>
    /// <param name="Name">What it is.</param>
    public sealed record Number(string Name) : OpenThing;

    /// <summary>Whether a lever that can be used only once is kept.</summary>
    /// <param name="Name">The lever with its owner.</param>
    public sealed record Lever(string Name) : OpenThing;
}

/// <summary>One way in which something open is settled.</summary>
public abstract record SettledAs
{
    private SettledAs()
    {
    }

    /// <summary>An answer to a question.</summary>
    /// <param name="Open">What is open.</param>
    /// <param name="Asked">The question.</param>
    /// <param name="Given">The answer, by its number.</param>
    public sealed record Answer(OpenCrisis Open, OpenQuestion Asked, int Given) : SettledAs;

    /// <summary>A value of a number.</summary>
    /// <param name="Value">The value, as it reads.</param>
    public sealed record Number(string Value) : SettledAs;

    /// <summary>A lever is given up for good.</summary>
    public sealed record GivenUp : SettledAs;

    /// <summary>A lever is kept.</summary>
    public sealed record Kept : SettledAs;
}
