using System.CommandLine;
using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Reports.Outside;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche outside MODEL</c>: how often crises like this one went the way of the break.</summary>
internal static class OutsideCommand
{
    private const int UsualDays = 30;

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "outside",
            "Say how often crises like this one went the way of the break: the classes of past cases that fit, with counts and rates",
            new Example("demarche outside geneva-2022", "over the days up to the model's horizon"),
            new Example("demarche outside cuba-1962 --days 90", "over other days"),
            new Example("demarche outside cuba-1962 --data icb",
                "and the nearest cases by name, from a folder with the files of International Crisis Behavior"));
        var input = new ModelInput(command);
        var days = new Option<int?>("--days") { HelpName = "N",
            Description = $"How many days to look ahead (to the model's horizon, or {UsualDays}, when left out)" }.Between(1, 100_000);
        var data = new Option<string?>("--data") { HelpName = "FOLDER", Description = "A folder with icb1v14.csv, to name the nearest cases" };
        var format = Choices.Format("text", "md", "json", "html");
        foreach (var option in new Option[] { days, data, format }) command.Add(option);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var (calendar, _) = PlayCalendar.Of(compiled.Crisis);
            var ahead = parsed.GetValue(days) ?? (calendar is null ? UsualDays : Math.Max(1, calendar.Horizon.DayNumber - calendar.AsOf.DayNumber));
            var asOf = calendar?.AsOf ?? compiled.Crisis.AsOf;
            var age = asOf is { } day ? compiled.Crisis.Outside?.AgeOn(day) ?? 0 : 0;
            var fitting = FittingClasses.Of(compiled.Crisis, ahead);
            IReadOnlyList<IcbCase> cases = [];
            if (parsed.GetValue(data) is { } folder && fitting.Chosen is { } chosen)
            {
                var (text, file, unread) = ModelLoader.ReadText(Path.Combine(folder, "icb1v14.csv"));
                var diagnostics = new DiagnosticBag();
                diagnostics.AddRange(unread);
                if (text is not null) cases = IcbCrises.Cases(IcbCrises.Read(text, file, diagnostics), chosen);
                DiagnosticText.Write(diagnostics.InOrder(), io);
                if (diagnostics.HasErrors) return ExitCode.Problems;
            }

            QuestionCommand.Show(OutsideDocument.Of(compiled, fitting, ahead, age, cases), parsed.GetValue(format)!, io);
            return ExitCode.Answered;
        });
        return command;
    }
}
