using Demarche.Language.Syntax;
using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.Drafting;

/// <summary>What rows of a record say of the levers of a model, by the content words that they share.</summary>
public sealed class LeverWords
{
    private readonly ModelLevers levers;

    /// <summary>Reads the levers of a model.</summary>
    /// <param name="root">The model as written.</param>
    public LeverWords(YamlMapping? root) => levers = new ModelLevers(root);

    /// <summary>Whether a name in a row is that of a party.</summary>
    public bool IsOf(string name, string party) => levers.Party(name) == party;

    /// <summary>
    /// Whether a row of a party speaks for a statement, against it, or, with null, of neither: what its threats are to prevent it does not want, what it
    /// asks for it wants, and what it threatens it would do.
    /// </summary>
    public bool? Wanted(EventRow row, string party, string statement)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(statement);
        var isConditional = statement.Contains(" if ", StringComparison.Ordinal) || statement.Contains(" iff ", StringComparison.Ordinal);
        foreach (var (lever, level, wants) in Said(row, party))
        {
            if (!statement.Contains($"{lever.Name} is ", StringComparison.Ordinal)) continue;
            if (isConditional) return row.Kind?.Type is EventType.Threaten || row.Aspect == EventAspect.Promised ? true : null;
            var isNot = statement.StartsWith("not ", StringComparison.Ordinal);
            var isLevel = statement.EndsWith($"{lever.Name} is {level}", StringComparison.Ordinal);
            return (isLevel != isNot) == wants;
        }

        return null;
    }

    private IEnumerable<(ModelLever Lever, string Level, bool Wants)> Said(EventRow row, string party)
    {
        var isThreat = row.Kind?.Type == EventType.Threaten;
        foreach (var other in levers.Parties.Where(p => p != party).OrderByDescending(p => p == levers.Party(row.Toward)))
        {
            if (isThreat && row.If.Length > 0 && levers.Fitting(other, row.If) is var (prevented, at)) yield return (prevented, at, false);
            else if (row.Kind?.Type == EventType.Request && levers.Fitting(other, $"{row.Then} {row.Quote}") is var (asked, wished))
                yield return (asked, wished, !row.Negated);
        }

        if (levers.Fitting(party, row.Then.Length > 0 ? row.Then : row.Quote) is var (own, level)) yield return (own, level, !row.Negated);
    }
}
