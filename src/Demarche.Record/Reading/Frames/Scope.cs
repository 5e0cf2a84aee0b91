using Demarche.Record.Events;
using Demarche.Record.Reading.Names;

namespace Demarche.Record.Reading.Frames;

/// <summary>What stands around a clause that changes what it says.</summary>
/// <param name="Speaker">Who says it; null for the writer.</param>
/// <param name="SaidBy">Who says it, as named.</param>
/// <param name="Addressee">To whom.</param>
/// <param name="Aspect">How it stands, where the verb around it says so; null for what its own verb says.</param>
/// <param name="Negated">Whether it is denied from outside.</param>
/// <param name="Groups">The verb groups around it, the outermost first.</param>
internal sealed record Scope(Actor? Speaker, string SaidBy, Actor? Addressee, EventAspect? Aspect, bool Negated, IReadOnlyList<int> Groups)
{
    public static Scope Writer { get; } = new(null, "", null, null, false, []);

    public Scope Inside(int group) => this with { Groups = [.. Groups, group] };
}
