using Demarche.Analysis.Play;
using Orleans;

namespace Demarche.Cluster.Wire;

/// <summary>A unit as it travels.</summary>
[GenerateSerializer]
[Alias("demarche.unit")]
internal sealed class UnitMessage
{
    [Id(0)] public int Kind { get; init; }

    [Id(1)] public long From { get; init; }

    [Id(2)] public long To { get; init; }

    [Id(3)] public double? Readiness { get; init; }

    [Id(4)] public bool IsTypical { get; init; }

    [Id(5)] public int GivenUp { get; init; } = -1;

    [Id(6)] public int Input { get; init; } = -1;

    [Id(7)] public double Value { get; init; }

    [Id(8)] public int Question { get; init; } = -1;

    [Id(9)] public int Answer { get; init; }

    public static UnitMessage Of(Unit unit) => new()
    {
        Kind = (int)unit.Kind,
        From = unit.From,
        To = unit.To,
        Readiness = unit.Setting.Readiness,
        IsTypical = unit.Setting.IsTypical,
        GivenUp = unit.Setting.GivenUp,
        Input = unit.Setting.Set?.Input ?? -1,
        Value = unit.Setting.Set?.Value ?? 0,
        Question = unit.Setting.Question,
        Answer = unit.Setting.Answer,
    };

    public Unit ToUnit() => new((UnitKind)Kind, From, To)
    {
        Setting = new PlaySetting
        {
            Readiness = Readiness,
            IsTypical = IsTypical,
            GivenUp = GivenUp,
            Set = Input < 0 ? null : new SetInput(Input, Value),
            Question = Question,
            Answer = Answer,
        },
    };
}
