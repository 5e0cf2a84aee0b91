using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Demarche.Cli.Importing;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche import events FILES</c>: counts from event data, as a table or into the record of a model. What reads them is loaded when the command
/// runs.</summary>
internal static class ImportEvents
{
    private static readonly string[] Scales = ["plover", "goldstein"];

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "events",
            "Count who did what to whom in event data (GDELT, ICEWS, POLECAT, Phoenix, any table), by pair, day and kind",
            new Example("demarche import events 2022*.export.CSV --map gdelt2 --between RUS USA", "a table"),
            new Example("demarche import events events.tab --map icews --between Russia \"United States\" --from 2021-12-01 --to 2022-01-10 --into "
                + "my.crisis.yaml", "into the record of a model, for its tension"),
            new Example("demarche import events *.zip --map gdelt1 --between IND PAK --scores goldstein --format csv", "rows for a spreadsheet or a script"),
            new Example("demarche import events own.parquet --map columns.yaml --between A B", "columns of your own"));
        var files = new Argument<string[]>("FILES") { HelpName = "FILES", Description = "Text (also .gz, .zip) or Parquet; patterns with * and ?",
            Arity = ArgumentArity.OneOrMore };
        var map = new Option<string>("--map") { HelpName = "MAP",
            Description = $"What the columns mean: {string.Join(", ", BuiltInMaps.Names)}, or a file of yours (.yaml)", Required = true };
        map.CompletionSources.Add([.. BuiltInMaps.Names]);
        var between = new Option<string[]>("--between") { HelpName = "WHO",
            Description = "Between whom: two or more, by code (RUS), name, or as parties of the model", Required = true, AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore };
        var from = new Option<DateOnly?>("--from") { HelpName = "DAY", Description = "The first day that counts", CustomParser = Day };
        var to = new Option<DateOnly?>("--to") { HelpName = "DAY", Description = "The last", CustomParser = Day };
        var scores = new Option<string>("--scores") { HelpName = "SCALE", Description = "Sum by PLOVER's scores or by Goldstein's scale: plover or goldstein",
            DefaultValueFactory = _ => Scales[0] }.Among("scale", Scales);
        var into = ModelPaths.Complete(new Option<string?>("--into") { HelpName = "MODEL",
            Description = "Write the counts into the record of this model, as accepted rows" });
        var format = Choices.Format("text", "md", "json", "csv");
        command.Add(files);
        foreach (var option in new Option[] { map, between, from, to, scores, into, format }) command.Add(option);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(between)?.Distinct(StringComparer.Ordinal).Count() < 2) parsed.AddError("--between takes two or more, as in --between RUS USA");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(from) > parsed.GetValue(to)) return UsageErrors.Report("--from lies after --to", parsed, io);
            var isGoldstein = parsed.GetValue(scores) == Scales[1];
            return EventsImport.Run(
                new EventsAsked(parsed.GetRequiredValue(files), parsed.GetRequiredValue(map), parsed.GetRequiredValue(between), isGoldstein)
                {
                    From = parsed.GetValue(from),
                    To = parsed.GetValue(to),
                    Into = parsed.GetValue(into),
                    Format = parsed.GetValue(format)!,
                },
                io);
        });
        return command;
    }

    private static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} takes a day as yyyy-MM-dd, not '{text}'");
        return null;
    }
}
