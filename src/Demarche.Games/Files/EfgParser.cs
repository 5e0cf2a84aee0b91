using Demarche.Engine;
using Demarche.Games.Trees;

namespace Demarche.Games.Files;

/// <summary>The grammar of an .efg file: the prologue and the nodes.</summary>
internal sealed class EfgParser(GameCursor cursor)
{
    private readonly List<Diagnostics.SourceSpan> places = [];
    private ExtensiveGameBuilder building = null!;
    private EfgDescriptions descriptions = null!;
    private int players;

    /// <summary>The game, or null when the file has errors, which are reported.</summary>
    public ExtensiveGame? Game()
    {
        if (!Prologue()) return null;
        while (!building.IsComplete)
        {
            if (cursor.Token.Kind == GameTokenKind.End)
            {
                var missing = building.NodeCount == 0 ? "there is no node"
                    : $"{GameCursor.Counted(building.DepthOfNext, "node")} above {(building.DepthOfNext == 1 ? "has" : "have")} actions that lead nowhere yet";
                cursor.Report(GameRules.CutOff, cursor.Token.Span, missing);
                return null;
            }

            if (!Node()) return null;
        }

        if (cursor.Token.Kind is not (GameTokenKind.End or GameTokenKind.Broken)) cursor.Report(GameRules.Beyond, cursor.Token.Span, cursor.Token.InWords);
        if (cursor.HasErrors) return null;
        var built = building.Build();
        if (built.RecallFlaw is { } flaw) cursor.Report(GameRules.Recall, places[flaw.Second], EfgWords.Of(built, flaw, places[flaw.First].Line));
        return built;
    }

    private bool Prologue()
    {
        var start = cursor.Token.Span;
        var marks = new[] { (GameTokenKind.Word, "EFG"), (GameTokenKind.Number, "2") };
        foreach (var (kind, text) in marks)
        {
            if (cursor.Token.Kind == GameTokenKind.Broken) return false;
            if (cursor.Token.Kind != kind || cursor.Token.Text != text)
                return cursor.Fails(GameRules.NotGame, start, $"it begins with {cursor.Token.InWords} where “EFG 2” should be");
            cursor.Move();
        }

        if (cursor.Token is { Kind: GameTokenKind.Word, Text: "R" or "D" }) cursor.Move();
        if (!cursor.Takes(GameTokenKind.Text, "the title in quotes", out var title)) return false;
        if (!cursor.Takes(GameTokenKind.Open, "“{” before the players' names", out _)) return false;
        var names = new List<string>();
        while (cursor.Token.Kind == GameTokenKind.Text)
        {
            names.Add(cursor.Token.Text.Length > 0 ? cursor.Token.Text : $"Player {names.Count + 1}");
            cursor.Move();
        }

        var close = cursor.Token.Span;
        if (!cursor.Takes(GameTokenKind.Close, "a player's name in quotes or “}”", out _)) return false;
        if (names.Count == 0) return cursor.Fails(GameRules.NotGame, close, "it names no players");
        if (names.Count > GameLimits.Players) return cursor.Fails(GameRules.TooLarge, close, $"{GameLimits.Players} players");
        var comment = cursor.Token.Kind == GameTokenKind.Text ? cursor.Token.Text : "";
        if (cursor.Token.Kind == GameTokenKind.Text) cursor.Move();
        (building, players) = (new ExtensiveGameBuilder(title, names, comment), names.Count);
        descriptions = new EfgDescriptions(cursor, building, players);
        return cursor.Token.Kind != GameTokenKind.Broken;
    }

    private bool Node()
    {
        var start = cursor.Token.Span;
        if (building.NodeCount == GameLimits.Nodes) return cursor.Fails(GameRules.TooLarge, start, $"{Numerals.Whole(GameLimits.Nodes)} nodes");
        if (((long)building.NodeCount + 1) * players > GameLimits.Values)
            return cursor.Fails(GameRules.TooLarge, start, $"{Numerals.Whole(GameLimits.Values)} numbers for nodes times players");
        if (building.DepthOfNext > GameLimits.Depth) return cursor.Fails(GameRules.TooLarge, start, $"{Numerals.Whole(GameLimits.Depth)} moves in a row");
        if (cursor.Token is not { Kind: GameTokenKind.Word, Text: "c" or "p" or "t" }) return cursor.Unexpected("a node, “c”, “p” or “t”,");
        var kind = cursor.Token.Text;
        cursor.Move();
        if (!cursor.Takes(GameTokenKind.Text, "the node's name in quotes", out var label)) return false;
        places.Add(start);
        var move = -1;
        if (kind == "c" && !descriptions.Chance(out move)) return false;
        if (kind == "p" && !descriptions.Set(out move)) return false;
        if (!descriptions.Outcome(out var outcome)) return false;
        _ = kind switch
        {
            "c" => building.Chance(move, outcome, label),
            "p" => building.Decision(move, outcome, label),
            _ => building.End(outcome, label),
        };
        return true;
    }
}
