using Demarche.Analysis.Play;
using Demarche.Language;
using Orleans;

namespace Demarche.Cluster.Wire;

/// <summary>What the units of a question have in common, as it travels: once to each silo.</summary>
[GenerateSerializer]
[Alias("demarche.job")]
internal sealed class JobMessage
{
    /// <summary>What the sender says that the digest of all of it is.</summary>
    [Id(0)] public string Hash { get; init; } = "";

    [Id(1)] public string Main { get; init; } = "";

    [Id(2)] public string[] Overlays { get; init; } = [];

    [Id(3)] public string[] Names { get; init; } = [];

    [Id(4)] public byte[][] Files { get; init; } = [];

    [Id(5)] public string Question { get; init; } = "";

    [Id(6)] public string[] OptionNames { get; init; } = [];

    [Id(7)] public string[] OptionTexts { get; init; } = [];

    [Id(8)] public TurningMessage[][] Ways { get; init; } = [];

    public static JobMessage Of(UnitJob job, string hash) => new()
    {
        Hash = hash,
        Main = job.Model.Main,
        Overlays = [.. job.Model.Overlays],
        Names = [.. job.Model.Files.Select(f => f.Name)],
        Files = [.. job.Model.Files.Select(f => f.Bytes.ToArray())],
        Question = job.Question,
        OptionNames = [.. job.Options.Select(o => o.Name)],
        OptionTexts = [.. job.Options.Select(o => o.Text)],
        Ways = [.. job.Ways.Select(TurningMessage.Of)],
    };

    public UnitJob ToJob() =>
        new(new ModelContent(Main, Overlays, [.. Names.Zip(Files, (name, bytes) => new ModelFile(name, bytes))]), Question,
        [.. OptionNames.Zip(OptionTexts, (name, text) => new GivenOption(name, text))])
    {
        Ways = [.. Ways.Select(TurningMessage.ToWay)],
    };
}

/// <summary>A turn on a way as it travels.</summary>
[GenerateSerializer]
[Alias("demarche.turning")]
internal struct TurningMessage
{
    [Id(0)] public int Occasion;

    [Id(1)] public int Mover;

    [Id(2)] public long Label;

    [Id(3)] public string After;

    public static TurningMessage[] Of(IReadOnlyList<Turning> way) =>
        [.. way.Select(t => new TurningMessage { Occasion = t.Occasion, Mover = t.Mover, Label = t.Label, After = t.After })];

    public static IReadOnlyList<Turning> ToWay(TurningMessage[] way) => [.. way.Select(t => new Turning(t.Occasion, t.Mover, t.Label, t.After))];
}
