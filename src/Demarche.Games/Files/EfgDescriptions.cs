using System.Globalization;
using Demarche.Engine;
using Demarche.Games.Trees;

namespace Demarche.Games.Files;

/// <summary>
/// Information sets, moves of chance and outcomes of an .efg file, each described where it first appears and known by its number then.
/// </summary>
internal sealed class EfgDescriptions(GameCursor cursor, ExtensiveGameBuilder building, int players)
{
    private const string AfterName = "“{” before the actions, or the number of an outcome,";

    private readonly Dictionary<(int Player, int Number), (int Handle, InformationSetText Text)> sets = [];
    private readonly Dictionary<int, (int Handle, ChanceText Text)> chances = [];
    private readonly Dictionary<int, (int Handle, OutcomeText Text)> outcomes = [];

    public bool Set(out int handle)
    {
        handle = -1;
        var playerSpan = cursor.Token.Span;
        if (!cursor.Index("a player's number", out var player)) return false;
        if (player < 1 || player > players) return cursor.Fails(GameRules.Undefined, playerSpan, $"player {player}");
        var span = cursor.Token.Span;
        if (!cursor.Index("the number of an information set", out var number)) return false;
        var thing = $"information set {number} of player {player}";
        var given = new InformationSetText(span.Line, null, null);
        if (cursor.Token.Kind == GameTokenKind.Text) given = given with { Label = cursor.Text() };
        if (cursor.Token.Kind == GameTokenKind.Open)
        {
            if (!Actions(withProbabilities: false, out var actions, out _)) return false;
            given = given with { Actions = actions };
        }
        else if (cursor.Token.Kind != GameTokenKind.Number)
        {
            return cursor.Unexpected(AfterName);
        }

        if (sets.TryGetValue((player, number), out var known))
        {
            handle = known.Handle;
            if (given.Actions is { } again && !again.SequenceEqual(known.Text.Actions!, StringComparer.Ordinal))
                return cursor.Fails(GameRules.Differs, span, thing, known.Text.Line, "other actions");
            SameName(span, thing, given.Label, known.Text.Label, known.Text.Line);
            return true;
        }

        if (given.Actions is null) return cursor.Fails(GameRules.Undefined, span, thing);
        handle = building.InformationSet(player - 1, number, given.Label ?? "", given.Actions);
        sets.Add((player, number), (handle, given));
        return true;
    }

    public bool Chance(out int handle)
    {
        handle = -1;
        var span = cursor.Token.Span;
        if (!cursor.Index("the number of a move of chance", out var number)) return false;
        var thing = $"move {number} of chance";
        var given = new ChanceText(span.Line, null, null, null);
        if (cursor.Token.Kind == GameTokenKind.Text) given = given with { Label = cursor.Text() };
        if (cursor.Token.Kind == GameTokenKind.Open)
        {
            if (!Actions(withProbabilities: true, out var actions, out var probabilities)) return false;
            given = given with { Actions = actions, Probabilities = probabilities };
        }
        else if (cursor.Token.Kind != GameTokenKind.Number)
        {
            return cursor.Unexpected(AfterName);
        }

        if (chances.TryGetValue(number, out var known))
        {
            handle = known.Handle;
            if (given.Actions is { } again && !again.SequenceEqual(known.Text.Actions!, StringComparer.Ordinal))
                return cursor.Fails(GameRules.Differs, span, thing, known.Text.Line, "other actions");
            if (given.Probabilities is { } odds && !odds.Select(p => p.Value).SequenceEqual(known.Text.Probabilities!.Select(p => p.Value)))
                return cursor.Fails(GameRules.Differs, span, thing, known.Text.Line, "other probabilities");
            SameName(span, thing, given.Label, known.Text.Label, known.Text.Line);
            return true;
        }

        if (given.Actions is null || given.Probabilities is null) return cursor.Fails(GameRules.Undefined, span, thing);
        handle = building.ChanceMove(number, given.Label ?? "", given.Actions, Checked(span, given.Probabilities));
        chances.Add(number, (handle, given));
        return true;
    }

    /// <summary>The probabilities, reported when they do not sum to 1; then even ones, so that reading can go on.</summary>
    private double[] Checked(SourceSpan span, List<GameNumber> probabilities)
    {
        const double rounding = 1e-9;
        var values = probabilities.Select(p => p.Value).ToArray();
        var exact = GameNumber.Sum(probabilities);
        if (exact is { } whole && whole.Above == whole.Below) return values;
        var sum = values.Sum();
        var rounded = exact is null || probabilities.Any(p => p.IsDecimal);
        if (rounded && Math.Abs(sum - 1) <= rounding) return [.. values.Select(v => v / sum)];
        cursor.Report(GameRules.Probabilities, span, rounded || exact is null ? sum.ToString("R", CultureInfo.InvariantCulture) : exact.Value.InWords);
        return [.. values.Select(_ => 1.0 / values.Length)];
    }

    public bool Outcome(out int handle)
    {
        handle = -1;
        var span = cursor.Token.Span;
        if (!cursor.Index("the number of an outcome", out var number)) return false;
        var thing = $"outcome {number}";
        var given = new OutcomeText(span.Line, null, null);
        if (cursor.Token.Kind == GameTokenKind.Text) given = given with { Label = cursor.Text() };
        if (cursor.Token.Kind == GameTokenKind.Open)
        {
            if (!Payoffs(out var payoffs)) return false;
            given = given with { Payoffs = payoffs };
        }

        if (number == 0)
        {
            if (given.Payoffs is null || given.Payoffs.All(p => p == 0)) return true;
            return cursor.Fails(GameRules.Differs, span, thing, span.Line, "number 0 stands for no outcome and pays nothing");
        }

        if (outcomes.TryGetValue(number, out var known))
        {
            handle = known.Handle;
            if (given.Payoffs is { } again && !again.SequenceEqual(known.Text.Payoffs!))
                return cursor.Fails(GameRules.Differs, span, thing, known.Text.Line, "other payoffs");
            SameName(span, thing, given.Label, known.Text.Label, known.Text.Line);
            return true;
        }

        if (given.Payoffs is null) return cursor.Fails(GameRules.Undefined, span, thing);
        handle = building.Outcome(number, given.Label ?? "", given.Payoffs);
        outcomes.Add(number, (handle, given));
        return true;
    }

    private bool Payoffs(out double[] payoffs)
    {
        payoffs = new double[players];
        cursor.Move();
        for (var i = 0; i < players; i++)
        {
            if (i > 0 && cursor.Token.Kind == GameTokenKind.Comma) cursor.Move();
            if (!cursor.Number($"the payoff of player {i + 1}", out var payoff)) return false;
            payoffs[i] = payoff.Value;
        }

        if (cursor.Token.Kind == GameTokenKind.Comma) cursor.Move();
        return cursor.Takes(GameTokenKind.Close, $"“}}” after {GameCursor.Counted(players, "payoff")}", out _);
    }

    private bool Actions(bool withProbabilities, out List<string> actions, out List<GameNumber> probabilities)
    {
        (actions, probabilities) = ([], []);
        cursor.Move();
        while (cursor.Token.Kind != GameTokenKind.Close || actions.Count == 0)
        {
            if (!cursor.Takes(GameTokenKind.Text, actions.Count == 0 ? "an action's name in quotes" : "an action's name in quotes or “}”", out var name))
                return false;
            if (actions.Count == GameLimits.Nodes) return cursor.Fails(GameRules.TooLarge, cursor.Token.Span, $"{Numerals.Whole(GameLimits.Nodes)} actions");
            actions.Add(name);
            if (!withProbabilities) continue;
            var span = cursor.Token.Span;
            if (!cursor.Number("a probability", out var probability)) return false;
            if (!probability.IsProbability)
            {
                cursor.Report(GameRules.BadNumber, span, probability.Value.ToString("R", CultureInfo.InvariantCulture), "a probability from 0 to 1");
                return false;
            }

            probabilities.Add(probability);
        }

        cursor.Move();
        return true;
    }

    private void SameName(SourceSpan span, string thing, string? name, string? first, int line)
    {
        if (name is null || name == (first ?? "")) return;
        cursor.Report(GameRules.OtherName, span, thing, GameToken.Shortened(name), GameToken.Shortened(first ?? ""), line);
    }

    private sealed record InformationSetText(int Line, string? Label, List<string>? Actions);

    private sealed record ChanceText(int Line, string? Label, List<string>? Actions, List<GameNumber>? Probabilities);

    private sealed record OutcomeText(int Line, string? Label, double[]? Payoffs);
}
