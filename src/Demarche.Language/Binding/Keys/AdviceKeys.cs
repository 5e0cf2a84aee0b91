using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Keys of the changes that a mediator may bring about.</summary>
internal static class AdviceKeys
{
    /// <summary>A change.</summary>
    public static KeyTable Change { get; } =
        new("change", "A change that a mediator may bring about: one of the keys from `swap` to `forbid`, what it costs, and the grounds.",
    [
        new("of", new Name("party"), "Whose priorities or moves it changes.", Required: true),
        new("swap", new OneOf("neighbours"), "Two neighbouring priorities of the party change places; as often as one likes, each time at this cost."),
        new("add", new Statement(), "The party comes to care about this."),
        new("place", new Whole(1), "The place that an added statement takes in the priorities as they are, 1 the most important; 1 when left out."),
        new("drop", new Statement(), "The party no longer cares about this, which is one of its priorities."),
        new("negate", new Statement(), "The party comes to want the opposite of this, which is one of its priorities."),
        new("allow", new Statement(),
            "The party can move to where this is true by its own levers, also against the rules of those that are named here or in `from`; in graph form, to "
            + "any such state."),
        new("forbid", new Statement(), "The party can no longer move to where this is true."),
        new("from", new Statement(), "Where the moves that are allowed or forbidden begin; where the other statement is not yet true, when left out."),
        new("cost", new Whole(1), "What it costs, in units of your choosing; 1 when left out."),
        .. StatementKeys.Grounds,
    ]);
}
