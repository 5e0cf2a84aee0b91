using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds the outcomes, and finds or makes those meant by <c>break:</c> and <c>aggravation:</c>.</summary>
internal sealed class NamedOutcomes(DefinitionBinder definitions, ClauseBinder clauses, StateNumbers numbers, DiagnosticBag diagnostics)
{
    public (IReadOnlyList<Outcome> Outcomes, Outcome? Break, Outcome? Aggravation) Bind(YamlMapping model)
    {
        var outcomes = definitions.Of(RegionKind.Outcome).Select(Outcome).OfType<Outcome>().ToList();
        var breakOutcome = Meant(model["break"].Scalar(), "break", outcomes);
        var aggravation = Meant(model["aggravation"].Scalar(), "mutual aggravation", outcomes);
        return (outcomes, breakOutcome, aggravation);
    }

    private Outcome? Outcome(Definition definition) => definitions.Define(definition.Name, definition.NamedAt.Span) is { Definition: { } meaning }
        ? new Outcome(definition.Name, clauses.Make(meaning, definition.Entry, definition.NamedAt.Span))
        : null;

    /// <summary>The outcome of that name, or one made of the statement, which joins the others.</summary>
    private Outcome? Meant(YamlScalar? say, string name, List<Outcome> outcomes)
    {
        if (say is null) return null;
        if (definitions.Of(RegionKind.Outcome).Any(d => d.Name == say.Text.Trim())) return outcomes.FirstOrDefault(o => o.Name == say.Text.Trim());
        if (clauses.Bind(say, new StatementScope(-1, numbers)) is not { } clause) return null;
        if (definitions.Vocabulary.Regions.Contains(name))
        {
            diagnostics.ReportWithHelp(ModelRules.NameClash, say.Span,
                $"Name an outcome here, or rename the outcome “{name}”: this statement would need that name.", name, "an outcome");
            return null;
        }

        var made = new Outcome(name, clause);
        outcomes.Add(made);
        return made;
    }
}
