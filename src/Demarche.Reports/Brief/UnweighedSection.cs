using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Analysis;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>What the model says that this brief tells but does not weigh: perceptions, attitudes, strengths, optional statements.</summary>
internal static class UnweighedSection
{
    public static Section? Build(Assessment assessment)
    {
        var crisis = assessment.Compiled.Crisis;
        Bullet[] told = [.. Perceptions(crisis), .. Attitudes(crisis), .. Statements(assessment)];
        return told.Length == 0 ? null : new Section("unweighed", "Told in the model, not weighed here", [
            Say.Note("The findings above would be the same without these parts of the model; they are kept for analyses that use them."),
            new Block.Bullets(told),
        ]);
    }

    private static IEnumerable<Bullet> Perceptions(Crisis crisis) => crisis.Perceptions.Select(p =>
    {
        var (by, of) = (crisis.Parties[p.By].Words, crisis.Parties[p.Of].Words);
        var order = p.Preference switch
        {
            Preference.Priorities priorities => $"{by} takes {of} to want, most of all, that {Phrases.List(priorities.Groups[0].Select(c => c.Words))}",
            null => null,
            _ => $"{by} sees {of} with an order of its own",
        };
        var hidden = p.Hidden.Count == 0 ? null : $"does not see that {Phrases.List(p.Hidden.Select(h => h.Words), "or")} is possible";
        return Say.Bullet(Say.Strong("Perception: "), new Run($"{string.Join("; ", new[] { order, hidden is null ? null : order is null ? $"{by} {hidden}" : hidden }.OfType<string>())}."));
    });

    private static IEnumerable<Bullet> Attitudes(Crisis crisis) => crisis.Attitudes.Select(a =>
    {
        var stance = a.Disposition switch { Disposition.For => "wishes it well", Disposition.Against => "wishes it ill", _ => "does not care how it fares" };
        return Say.Bullet(Say.Strong("Attitude: "), new Run($"{crisis.Parties[a.By].Words} to {crisis.Parties[a.Toward].Words}: {stance}."));
    });

    private static IEnumerable<Bullet> Statements(Assessment assessment)
    {
        var crisis = assessment.Compiled.Crisis;
        for (var party = 0; party < crisis.Parties.Count; party++)
        {
            foreach (var statement in assessment.Compiled.PriorityStatements(party).Select(s => s.Clause))
            {
                if (statement.Strength > 0) yield return Say.Bullet(Say.Strong("Strength: "), new Run($"{crisis.Parties[party].Words} cares {(statement.Strength == 1 ? "strongly" : $"to degree {statement.Strength}")} that {statement.Words}."));
                if (statement.Optional) yield return Say.Bullet(Say.Strong("Unsure: "), new Run($"whether {crisis.Parties[party].Words} cares that {statement.Words}; it is counted in, except where it is told what would change the answer."));
            }
        }
    }
}
