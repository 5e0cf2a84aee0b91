using System.CommandLine;
using System.CommandLine.Parsing;
using Demarche.Analysis.Asking;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche vary MODEL</c>: what comes out over everything left open, what decides it, and two models side by side.</summary>
internal static class VaryCommand
{
    public static Command Create(Io io)
    {
        var (self, options) = QuestionCommand.Begin(io, VaryQuestion.Info, ["text", "md", "json", "html", "csv"], OutputFile.ReportOption("report"),
        [
            new Example("demarche vary geneva-2022", "over types, open orders, optional statements and foresight"),
            new Example("demarche vary geneva-2022 --over types,orders --concepts seq", "with the parties' foresight taken as given"),
            new Example("demarche vary geneva-2022 --foresight Russia=nash,USA=seq --over types", "parties that see differently far"),
            new Example("demarche vary geneva-2022 --with no-list.yaml -o vary.html", "the model with an overlay beside the model, with figures"),
            new Example("demarche vary geneva-2022 --with a.yaml --against b.yaml", "two overlays side by side"),
            new Example("demarche vary geneva-2022 --play --with no-list.yaml", "how likely a break is, and what moves that, in both"),
            new Example("demarche vary geneva-2022 --play --cluster 127.0.0.1:7701", "with silos that 'demarche silo' started"),
        ], isSpread: true);
        var against = ModelPaths.Complete(new Option<string?>("--against")
        {
            HelpName = "OTHER",
            Description = "Set another beside it: a YAML overlay for the same model, or another model (.crisis.yaml, a folder, .gmcr, the name of a "
                + "bundled one)",
        });
        self.Command.Add(against);
        self.Command.SetAction(parsed =>
        {
            var path = ModelPaths.Find(self.Input.PathOf(parsed), io);
            var overlays = self.Input.Overlays(parsed);
            var other = parsed.GetValue(against);
            var question = (VaryQuestion)VaryQuestion.Info.Make(ModelSource.At(path, other is null ? [] : overlays), options.Read(parsed));
            return self.Run(question with { Pair = PairOf(path, overlays, other, io) }, parsed);
        });
        return self.Command;
    }

    /// <summary>What stands beside the model: the overlays, the other overlay, the other model, or nothing.</summary>
    private static ModelPair? PairOf(string path, IReadOnlyList<string> overlays, string? against, Io io)
    {
        if (against is null) return overlays.Count == 0 ? null : new ModelPair(ModelSource.At(path, overlays), path, path);
        var isModel = ModelPaths.IsModel(against, io);
        var second = isModel ? ModelPaths.Find(against, io) : path;
        return new ModelPair(ModelSource.At(second, isModel ? [] : [against]), path, isModel ? against : path) { FirstOverlays = overlays };
    }
}
