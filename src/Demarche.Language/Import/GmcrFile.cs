using Demarche.Language.Diagnostics;

namespace Demarche.Language.Import;

/// <summary>The content of a GMCR+ save file: what the program calls things, checked, indices from 0.</summary>
/// <param name="Version">The version of the program that wrote it, as written; null when it does not say.</param>
/// <param name="Options">Yes/no options; the first varies fastest in the numbering of states.</param>
/// <param name="DecisionMakers">The decision makers.</param>
/// <param name="Infeasibles">Conditions under which there is no state.</param>
/// <param name="Coalitions">Coalitions of two or more, as indices of decision makers.</param>
/// <param name="RankedByHand">Whether the states are ranked by hand rather than by statements.</param>
internal sealed record GmcrFile(
    string? Version,
    IReadOnlyList<GmcrOption> Options,
    IReadOnlyList<GmcrDecisionMaker> DecisionMakers,
    IReadOnlyList<GmcrCondition> Infeasibles,
    IReadOnlyList<IReadOnlyList<int>> Coalitions,
    bool RankedByHand);

/// <summary>A yes/no option and the direction in which it may be changed.</summary>
internal sealed record GmcrOption(string Name, GmcrDirection Direction, string Path, SourceSpan Span);

/// <summary>How an option may be changed.</summary>
internal enum GmcrDirection
{
    /// <summary>Both ways (<c>both</c>).</summary>
    Both,

    /// <summary>From no to yes only (<c>fwd</c>).</summary>
    Forward,

    /// <summary>From yes to no only (<c>back</c>).</summary>
    Back,
}

/// <summary>An option taken or not.</summary>
internal readonly record struct GmcrLiteral(int Option, bool Taken);

/// <summary>A condition on states: true when, in one of the alternatives, every option stands as said.</summary>
internal sealed record GmcrCondition(IReadOnlyList<IReadOnlyList<GmcrLiteral>> Alternatives, string Path, SourceSpan Span);

/// <summary>A decision maker.</summary>
/// <param name="Name">Name.</param>
/// <param name="Options">Its options, as indices.</param>
/// <param name="Preferences">Statements, most important first.</param>
/// <param name="Ranking">Groups of tied states, best first, numbered from 1; null when the file has none.</param>
/// <param name="Misperceptions">Conditions under which it does not see a state.</param>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Span">The same as a place.</param>
internal sealed record GmcrDecisionMaker(
    string Name,
    IReadOnlyList<int> Options,
    IReadOnlyList<GmcrCondition> Preferences,
    IReadOnlyList<IReadOnlyList<int>>? Ranking,
    IReadOnlyList<GmcrCondition> Misperceptions,
    string Path,
    SourceSpan Span);
