using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds what a recorded event did to the levers of the party that is its author.</summary>
internal sealed class RecordedMoves(Declarations declarations, ClauseBinder clauses, StateNumbers numbers, DiagnosticBag diagnostics)
{
    /// <summary>The event with its parties in running text, and with its move, if it is one.</summary>
    public RecordedEvent Of(RecordedEvent recorded, YamlNode? does, YamlNode? before)
    {
        var party = PartyNamed(recorded.By);
        recorded = recorded with { ByWords = InWords(recorded.By), TowardWords = InWords(recorded.Toward) };
        if ((does ?? before) is not { } shown) return recorded;
        var scope = new StatementScope(party, numbers);
        var (after, was) = (clauses.Bind(does, scope), clauses.Bind(before, scope));
        if (party < 0) diagnostics.Report(PlayRules.NotItsMove, shown.Span, shown.Text() ?? "", $"“{recorded.By}”, who is no party");
        foreach (var clause in new[] { after, was }.OfType<Clause>().Where(c => party >= 0 && !IsOwn(c.Condition, party)))
        {
            diagnostics.Report(PlayRules.NotItsMove, clause.Span, clause.Text, declarations.Parties[party].Name);
        }

        return after is null || party < 0 ? recorded : recorded with { Party = party, Does = after, Before = was };
    }

    private string InWords(string name) => PartyNamed(name) is >= 0 and var party ? declarations.PartyNames[party].Words : name;

    private int PartyNamed(string name)
    {
        for (var party = 0; party < declarations.Parties.Count; party++)
        {
            if (declarations.Parties[party].Name == name) return party;
        }

        return -1;
    }

    /// <summary>Whether a statement is about the party's levers alone, or about named states.</summary>
    private bool IsOwn(Condition condition, int party) => condition.Levers().All(k => declarations.Levers[k].Declaration.Owners.Contains(party));
}
