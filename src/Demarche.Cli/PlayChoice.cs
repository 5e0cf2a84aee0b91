using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Language.Model;
using Demarche.Reports.Play;

namespace Demarche.Cli;

/// <summary>The options that say which game is played and with which numbers, the same for every command that plays.</summary>
internal sealed class PlayChoice
{
    private readonly Option<int?> seed = new Option<int?>("--seed") { HelpName = "SEED", Description = "The seed of all that is drawn (1 when left out)" }.Between(0, int.MaxValue);
    private readonly Option<string?> lambda = new("--lambda") { HelpName = "L", Description = "How exactly parties choose: low, medium, high, a number, or two as in 4..16" };
    private readonly Option<string> utilities = new Option<string>("--utilities") { HelpName = "HOW", Description = "drawn from all that agree with the orders, or midpoint, their centre" }.Among("utilities", "drawn", "midpoint");
    private readonly Option<string?> horizon = new("--horizon") { HelpName = "DAY", Description = "The day to end on, yyyy-MM-dd; the model's when left out" };

    private readonly Option<string> mode = new Option<string>("--mode") { HelpName = "MODE", Description = "exact, every history; grid, positions with beliefs on a grid; or auto, exact while that is not too large", DefaultValueFactory = _ => "auto" }.Among("mode", "auto", "exact", "grid");

    /// <summary>Puts the options on a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesMode">Whether the game may also be solved on a grid of beliefs.</param>
    public PlayChoice(Command command, bool takesMode)
    {
        lambda.Validators.Add(Check(text => Precision(text) is null ? $"--lambda: '{text}' is not low, medium, high, a number from 0 to 1000, or two of them as in 4..16" : null));
        horizon.Validators.Add(Check(text => Day(text) is null ? $"--horizon: '{text}' is not a day as in 2022-01-31" : null));
        foreach (var option in new Option[] { seed, lambda, utilities, horizon }) command.Add(option);
        if (takesMode) command.Add(mode);
    }

    /// <summary>What was asked for.</summary>
    public PlayRequest Read(ParseResult parsed) => new()
    {
        Seed = parsed.GetValue(seed) ?? 1,
        Choices = new PlayChoices(parsed.GetValue(lambda) is { } l ? Precision(l) : null, Utilities(parsed.GetValue(utilities))),
        Mode = parsed.GetResult(mode) is null ? PlayMode.Auto : Enum.Parse<PlayMode>(parsed.GetValue(mode)!, ignoreCase: true),
        Horizon = parsed.GetValue(horizon) is { } day ? Day(day) : null,
    };

    private static Action<OptionResult> Check(Func<string, string?> problem) => result =>
    {
        if (result.GetValueOrDefault<string?>() is { } text && problem(text) is { } why) result.AddError(why);
    };

    private static Interval? Precision(string text)
    {
        switch (text)
        {
            case "low": return new Interval(2, 4);
            case "medium": return new Interval(4, 8);
            case "high": return new Interval(8, 16);
        }

        var bounds = text.Split("..", 2).Select(t => double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1000 ? value : double.NaN).ToArray();
        return bounds.Any(double.IsNaN) || bounds[0] > bounds[^1] ? null : new Interval(bounds[0], bounds[^1]);
    }

    private static UtilityReading? Utilities(string? text) => text switch
    {
        "drawn" => UtilityReading.Drawn,
        "midpoint" => UtilityReading.Midpoint,
        _ => null,
    };

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
