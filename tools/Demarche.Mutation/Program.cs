using System.Globalization;
using Demarche.Mutation;
using Microsoft.CodeAnalysis.Text;

if (args.Length < 2 || !int.TryParse(args[0], CultureInfo.InvariantCulture, out var count))
{
    Console.Error.WriteLine("mutation COUNT OUTPUT.md [AREA…]: changes the code in COUNT places an area, one at a time, and says which changes no test notices.");
    Console.Error.WriteLine("Run it from the root of a copy of the repository whose tests are built: it puts changed assemblies beside them for a while.");
    Console.Error.WriteLine("Areas: " + string.Join(", ", Area.All.Select(area => area.Name)));
    return 2;
}

var root = Directory.GetCurrentDirectory();
var temporary = Directory.CreateTempSubdirectory("demarche-mutation-").FullName;
try
{
    foreach (var area in Area.All.Where(area => args.Length == 2 || args.Skip(2).Contains(area.Name, StringComparer.Ordinal)))
    {
        var project = Path.Combine(root, area.Project);
        var build = new Build(project, temporary);
        // The same sample in every run of the same sources: shuffled by a seed, files in the order of their names.
        var mutants = area.Folders.SelectMany(folder => SourcesIn(Path.Combine(project, folder))).SelectMany(Mutants.Of).ToArray();
        var all = mutants.Length;
        var unchanged = build.With(mutants[0] with { After = mutants[0].Before }) ?? throw new InvalidOperationException($"{area.Project} does not compile as it is.");
        using var trial = new Trial(root, area, unchanged);
        new Random(1).Shuffle(mutants);
        var fates = new Dictionary<Mutant, Fate>();
        foreach (var mutant in mutants)
        {
            if (fates.Count == count) break;
            if (build.With(mutant) is not { } assembly) continue;
            var fate = trial.Of(assembly);
            fates.Add(mutant, fate);
            var line = SourceText.From(File.ReadAllText(mutant.File)).Lines.GetLinePosition(mutant.Span.Start).Line + 1;
            Console.WriteLine($"{area.Name} {fates.Count}/{count}: {fate} {Path.GetRelativePath(root, mutant.File)}:{line} {Short(mutant.Before)} → {Short(mutant.After)}");
            if (fate == Fate.Survived)
                File.AppendAllText(args[1], $"- {Path.GetRelativePath(root, mutant.File)}:{line}: `{Short(mutant.Before)}` → `{Short(mutant.After)}`\n");
        }

        var killed = fates.Values.Count(fate => fate != Fate.Survived);
        var late = fates.Values.Count(fate => fate == Fate.TimedOut);
        File.AppendAllText(args[1], $"| {area.Name} | {all} | {fates.Count} | {killed} | {late} | {100.0 * killed / Math.Max(1, fates.Count):0}% |\n");
    }
}
finally
{
    Directory.Delete(temporary, recursive: true);
}

return 0;

static IEnumerable<string> SourcesIn(string path) => File.Exists(path)
    ? [path]
    : Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(Path.GetFullPath)
        .Order(StringComparer.Ordinal);

static string Short(string text)
{
    var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    return line.Length == 0 ? "(nothing)" : line.Length <= 80 ? line : line[..79] + "…";
}
