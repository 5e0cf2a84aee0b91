using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Forecasts;

/// <summary>From the runs of an ensemble to what they say together.</summary>
internal sealed class RunReader(CompiledCrisis compiled, PlayTable table, PlayRequest request, IReadOnlyList<(int Draw, PlayRun Result)> numbered, Traces ways,
    bool isStopped, OutsideForecast? outside)
{
    private const int MostPivots = 8;
    /// <summary>What is known of the skill of forecasts like this one.</summary>
    public const string Skill =
        "Forecasts made by models of how parties choose have not been shown to beat plain base rates or careful panels of forecasters. Read this one for what "
        + "decides and what would change it before you read it for its number.";

    private readonly Crisis crisis = compiled.Crisis;
    private readonly Func<double, double> shown = outside is null ? breaks => breaks : outside.If;
    private readonly PlayRun[] runs = [.. numbered.Select(n => n.Result)];
    private readonly PlayGame game = table.Centre;
    private readonly StateWords words = new(compiled);

    /// <summary>All that follows from the runs alone.</summary>
    public PlayFindings Findings()
    {
        var paths = new PathReader(compiled, game, words, ways, runs);
        SignalFinding[] signals = [.. Signals()];
        return new PlayFindings
        {
            Model = crisis.Name,
            AsOf = string.Create(CultureInfo.InvariantCulture, $"{game.Game.Calendar.AsOf:yyyy-MM-dd}"),
            Horizon = string.Create(CultureInfo.InvariantCulture, $"{game.Game.Calendar.Horizon:yyyy-MM-dd}"),
            Basis = Basis(),
            Break = compiled.Break is null ? null : Break(),
            Outside = outside is null ? null : OutsideFinding.Of(outside),
            InsideOnly = request.Inside,
            Joined = outside is null ? null : JoinedFinding.Of(outside, [.. runs.Select(r => r.Breaks)]),
            Dates = [.. Dates()],
            Outcomes = [.. crisis.Outcomes.Select((o, k) => new PlayedOutcome(o.Name, o.Clause.Words, Band.Of(runs.Select(r => r.Outcomes[k]))))],
            Paths = paths.Likeliest(breaksOnly: false),
            PathsToBreak = compiled.Break is null ? [] : paths.Likeliest(breaksOnly: true),
            Pivots = Pivots(),
            Beliefs = [.. Beliefs()],
            Signals = signals,
            Evidence = EvidenceFinding.Of(crisis, signals),
            Chances = [.. Enumerable.Range(0, crisis.Parties.Count).Where(p => game.FirstChoice(p) >= 0).Select(Chance)],
            GivenUp = [],
            Tornado = [],
            Panel = 0,
            Nearness = [],
            Refinement = [],
            Skill = Skill,
        };
    }

    private PlayBasis Basis()
    {
        var sampler = table.Sampler;
        var bounds = Enumerable.Range(0, crisis.Parties.Count).Select(sampler.PrecisionOf).Distinct().ToArray();
        var precision = string
            .Join(", ", bounds
            .Select(b => b.IsPoint ? string.Create(CultureInfo.InvariantCulture, $"λ {b.Low:0.##}")
            : string.Create(CultureInfo.InvariantCulture, $"λ {b.Low:0.##} to {b.High:0.##}")));
        var utilities = sampler.DrawsUtilities ? "drawn from all that agree with the orders"
            : (request.Choices.Utilities ?? crisis.Play.Utilities) == UtilityReading.Midpoint ? "the centre of all that agree with the orders" : "as given";
        var recorded = crisis.Record.Count(e => e.Does is not null);
        List<string> notes = [.. table.Notes, .. game.Game.Notes];
        if (crisis.Record.Count > 0)
            notes.Add(recorded == 0
            ? $"None of the recorded events ({Phrases.Number(crisis.Record.Count)}) is given as a move (does:), so the record changes no belief."
            : $"{Phrases.Number(recorded)} of the recorded events ({Phrases.Number(crisis.Record.Count)}) "
            + $"{(recorded == 1 ? "is a move, and is" : "are moves, and are")} replayed.");
        notes.AddRange(IdleCosts.Of(game.Game));
        if (bounds.Any(b => b.High > 16)) notes.Add("A λ above 16 with few types misleads: parties then learn more from each move than they could.");
        if (isStopped) notes.Add($"Stopped early: {runs.Length} of {request.Draws} runs are done and count here.");
        return new PlayBasis(request.Seed, runs.Length, isStopped ? request.Draws
            : runs.Length, game.Game.Tree.Nodes, game.Game.Tree.InformationSets, precision, utilities,
            runs.Max(r => r.Residual), runs.Count(r => !r.IsComplete), Method(), game.Cells > 0 ? "grid" : "exact", null, notes)
        {
            LeftOut = table.LeftOut, WantedError = request.Error,
        };
    }

    private string Method() => game.Cells > 0
        ? $"positions, with beliefs on a grid of {game.Cells} steps from 0 to 1: an approximation"
        : "every public history, those that agree in all that matters merged; nothing approximated";

    private BreakFinding Break()
    {
        var band = Band.Of(runs.Select(r => r.Breaks));
        var mean = runs.Average(r => r.Breaks);
        var half = Enumerable.Range(0, game.Dates.Count).FirstOrDefault(d => runs.Average(r => r.BreaksBy[d]) >= mean / 2);
        return new BreakFinding(band, Likelihood.Word(band.Median), Likelihood.Word(band.Low80), Likelihood.Word(band.High80), outside is null
            ? Confidence.Of(band, runs.Length, PlayForecast.ShareJudged(compiled), [], band.Median)
            : Confidence.Held(outside, PlayForecast.ShareJudged(compiled)),
            null, mean < 0.001 ? null : string.Create(CultureInfo.InvariantCulture, $"{game.Dates[half].On:yyyy-MM-dd}"),
                Undone()) { Error = Band.ErrorOf([.. runs.Select(r => r.Breaks)]) };
    }

    private double Undone()
    {
        var broken = crisis.Outcomes.Index().First(o => ReferenceEquals(o.Item, crisis.Break)).Index;
        return Math.Max(0, Band.Of(runs.Select(r => r.Breaks - r.Outcomes[broken])).Median);
    }

    private IEnumerable<DateFinding> Dates()
    {
        var joined = outside?.Join([.. runs.Select(r => r.Breaks)]);
        var from = game.Game.Calendar.AsOf.DayNumber;
        return game.Dates.Select((date, d) => outside is null ? Date(date, d) : Date(date, d) with
        {
            Joined = JoinedFinding.By(outside, joined!, date.On.DayNumber - from),
            Outside = outside.Rate.By(outside.Rate.Mean, date.On.DayNumber - from),
        });
    }

    private DateFinding Date((DateOnly On, string What) date, int d)
    {
        double Before(PlayRun run) => d == 0 ? 0 : run.BreaksBy[d - 1];
        var mean = runs.Average(r => r.Breaks);
        return new DateFinding(string.Create(CultureInfo.InvariantCulture, $"{date.On:yyyy-MM-dd}"), date.What, Band.Of(runs.Select(r => r.BreaksBy[d])),
            Band.Of(runs.Select(r => Before(r) < 1 ? Math.Max(0, r.BreaksBy[d] - Before(r)) / (1 - Before(r)) : 0)),
            mean > 0 ? runs.Average(r => r.BreaksBy[d] - Before(r)) / mean : 0);
    }

    private IReadOnlyList<PivotFinding> Pivots()
    {
        var cells = Enumerable.Range(0, game.Dates.Count).SelectMany(d => Enumerable.Range(0, crisis.Parties.Count + 1).Select(p => (Date: d, Party: p)))
            .ToArray();
        double Share(PlayRun run, (int Date, int Party) cell)
        {
            var whole = cells.Sum(c => run.Settled[c.Date, c.Party]);
            return whole > 0 ? run.Settled[cell.Date, cell.Party] / whole : 0;
        }

        var first = runs.Select(run => cells.MaxBy(c => run.Settled[c.Date, c.Party])).GroupBy(c => c)
            .ToDictionary(g => g.Key, g => (double)g.Count() / runs.Length);
        return [.. cells
            .Select(c => new PivotFinding(string.Create(CultureInfo.InvariantCulture, $"{game.Dates[c.Date].On:yyyy-MM-dd}"), game.Dates[c.Date].What,
                c.Party < crisis.Parties.Count ? crisis.Parties[c.Party].Words : null,
                Band.Of(runs.Select(r => Share(r, c))).Median, first.GetValueOrDefault(c)))
            .Where(p => p.Share > 0.005)
            .OrderByDescending(p => p.Share)
            .Take(MostPivots)];
    }

    private IEnumerable<StartingBelief> Beliefs()
    {
        for (var p = 0; p < crisis.Parties.Count; p++)
        {
            for (var t = 0; t < crisis.Parties[p].Types.Count; t++)
            {
                var (party, type) = (p, t);
                yield return new StartingBelief(crisis.Parties[p].Words, crisis.Parties[p].Types[t].Words, crisis.Parties[p].Types[t].Prior,
                    Band.Of(runs.Select(r => r.Beliefs[party][type])));
            }
        }
    }

    private IEnumerable<SignalFinding> Signals()
    {
        for (var k = 0; k < game.Game.Recorded.Count; k++)
        {
            var (signal, occasion) = (k, game.Game.Calendar.Occasions[k]);
            var party = crisis.Parties[occasion.Parties[0]];
            if (party.Types.Count < 2) continue;
            yield return new SignalFinding(string.Create(CultureInfo.InvariantCulture, $"{occasion.On:yyyy-MM-dd}"), occasion.What, party.Words,
                occasion.Recorded!.Does!.Words, [.. party.Types.Select(t => t.Words)],
                [.. party.Types.Select((_, t) => Band.Of(runs.Select(r => r.Learnt[signal][t])))]);
        }
    }

    private ChanceFinding Chance(int party)
    {
        var node = game.FirstChoice(party);
        var occasion = game.Game.Calendar.Occasions[game.Game.Tree.Occasion(node)];
        var from = game.Game.From(node);
        var types = crisis.Parties[party].Types;
        return new ChanceFinding(crisis.Parties[party].Words, string.Create(CultureInfo.InvariantCulture, $"{occasion.On:yyyy-MM-dd}"), occasion.What,
            [.. types.Select(t => t.Words)],
            [.. Enumerable.Range(0, game.Game.Tree.Actions(node)).Select(a => new OptionFinding(
                a == 0 ? "stays as it is" : words.Action(new Step(party, from, game.Game.Option(node, a))),
                Band.Of(runs.Select(r => r.Options[party][a].Share)),
                Band.Of(runs.Select(r => shown(r.Options[party][a].Breaks))),
                Band.Of(runs.Select(r => shown(r.Options[party][a].Breaks) - shown(r.Options[party][0].Breaks))),
                Band.Of(runs.Select(r => r.Options[party][a].Gain)),
                [.. types.Select((_, t) => runs.Average(r => r.Options[party][a].Beliefs[t]))]))]);
    }
}
