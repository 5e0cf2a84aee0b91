using System.Globalization;
using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>What a model declares before anything is said about it: parties, levers or states, and the names of regions.</summary>
internal sealed class Declarations
{
    private const int MostParties = 63;
    private readonly Dictionary<string, int> parties = new(StringComparer.Ordinal);
    private readonly DiagnosticBag diagnostics;

    public Declarations(YamlMapping root, GroundsBinder grounds, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        Parties = root["parties"].Entries();
        foreach (var party in Parties) parties.TryAdd(party.Name, parties.Count);
        if (Parties.Count == 0 && root["parties"] is YamlMapping none) diagnostics.Report(ModelRules.NoParties, none.Span);
        if (Parties.Count > MostParties) diagnostics.Report(ModelRules.TooManyParties, Parties[MostParties].Key.Span, Parties.Count, MostParties);
        var levers = new LeverBinder(grounds, diagnostics);
        var declared = Parties.SelectMany((party, index) => levers.Bind(party, index)).ToArray();
        declared = [.. declared, .. root["levers"].Entries().Select(entry => Joint(entry, levers, declared)).OfType<BoundLever>()];
        Levers = new LeverOrder(this, diagnostics).Arrange(declared, root["order"] as YamlSequence);
        Graph = root["states"] is YamlSequence states ? new GraphBinder(this, diagnostics).Bind(root, states) : null;
        CheckForms(root);
    }

    /// <summary>The parties as they stand in the file.</summary>
    public IReadOnlyList<YamlEntry> Parties { get; }

    /// <summary>The levers in index order.</summary>
    public IReadOnlyList<BoundLever> Levers { get; }

    /// <summary>States, facts and arcs, in graph form.</summary>
    public BoundGraph? Graph { get; }

    /// <summary>The parties with their names in running text.</summary>
    public IReadOnlyList<(string Name, string Words)> PartyNames => [.. Parties.Select(p => (p.Name, (p.Value as YamlMapping)?["words"].Text() ?? p.Name))];

    /// <summary>How many combinations of levels there are.</summary>
    public System.Numerics.BigInteger Cells => StateSpace.CountCells(EngineLevers);

    /// <summary>The levers as the engine sees them.</summary>
    public IReadOnlyList<Lever> EngineLevers =>
        [.. Levers.Select(l => new Lever(l.Declaration.Party, Math.Max(1, l.Declaration.Levels.Count), l.Declaration.Rule))];

    /// <summary>The party a text names; −1, and reported, when there is none.</summary>
    public int Party(YamlNode? node) => node.Scalar() is { } scalar ? Party(scalar.Text.Trim(), scalar.Span) : -1;

    /// <summary>The party of that name; −1, and reported, when there is none.</summary>
    public int Party(string name, SourceSpan span)
    {
        if (parties.TryGetValue(name, out var index)) return index;
        var known = Parties.Select(p => p.Name).ToArray();
        var help = diagnostics.DidYouMean(name, known) ?? Day(name)
            ?? $"The parties are {string.Join(", ", known.Take(10))}{(known.Length > 10 ? ", …" : "")}.";
        diagnostics.ReportWithHelp(ModelRules.UnknownParty, span, help, Spelling.Shortened(name));
        return -1;
    }

    /// <summary>Where a day stands for a party, as after "by", it belongs elsewhere.</summary>
    private static string? Day(string name) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _)
            ? "`by:` is who says it; the day by which goes under `deadline:`."
            : null;

    /// <summary>The size check, made before any memory is taken for states.</summary>
    public void CheckSize(SourceSpan span)
    {
        var cells = Cells;
        if (cells <= StateSpace.MaximumCells) return;
        var biggest = Levers.Select(l => l.Declaration).OrderByDescending(l => l.Levels.Count).Take(3)
            .Select(l => $"{(l.IsJoint ? "" : $"{Parties[l.Party].Name}.")}{l.Name} ({l.Levels.Count} levels)");
        var count = cells < System.Numerics.BigInteger.Pow(10, 30) ? cells.ToString("N0", CultureInfo.InvariantCulture)
            : $"about 10^{System.Numerics.BigInteger.Log10(cells):F0}";
        diagnostics.Report(ModelRules.TooManyStates, span, count, StateSpace.MaximumCells.ToString("N0", CultureInfo.InvariantCulture),
            string.Join(", ", biggest));
    }

    /// <summary>A lever that several parties hold; null, and reported, when it names none of them.</summary>
    private BoundLever? Joint(YamlEntry entry, LeverBinder levers, IReadOnlyList<BoundLever> single)
    {
        if (single.FirstOrDefault(l => l.Declaration.Name == entry.Name) is { } taken)
            diagnostics.Report(ModelRules.NameClash, entry.Key.Span, entry.Name, $"a lever of {Parties[taken.Declaration.Party].Name}");
        var named = ((entry.Value as YamlMapping)?["of"]).Items().Select(item => (Item: item, Party: Party(item))).Where(p => p.Party >= 0).ToArray();
        foreach (var (item, party) in named.Where((p, k) => named.Take(k).Any(q => q.Party == p.Party)))
            diagnostics.Report(ModelRules.OwnerTwice, item.Span, Parties[party].Name, entry.Name);
        int[] owners = [.. named.Select(p => p.Party).Distinct()];
        return owners.Length > 0 ? levers.Joint(entry, owners) : null;
    }

    private void CheckForms(YamlMapping root)
    {
        if (Graph is null)
        {
            foreach (var key in root.Entry("states") is null ? ["moves", "now"] : Array.Empty<string>())
            {
                if (root.Entry(key) is { } entry) diagnostics.Report(ModelRules.TwoForms, entry.Key.Span, key);
            }
        }
        else
        {
            foreach (var lever in Levers) diagnostics.Report(ModelRules.TwoForms, lever.Declaration.Span, lever.Declaration.Name);
            foreach (var key in new[] { "order", "impossible", "merge" })
            {
                if (root.Entry(key) is { } entry) diagnostics.Report(ModelRules.TwoForms, entry.Key.Span, key);
            }
        }

        var nobodyMoves = Graph is null ? Levers.Count == 0 : Graph.Form.Arcs.All(a => a.Count == 0);
        if (nobodyMoves && Parties.Count > 0 && !diagnostics.HasErrors) diagnostics.Report(ModelRules.NoMoves, root.Entry("parties")!.Key.Span);
    }
}
