using System.Globalization;
using Demarche.Language.Editing;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Compare;

/// <summary>A number of a model that can be turned up and down to see what it does to the answer.</summary>
/// <param name="At">Where the model gives it, or would give it.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Value">What it is now; where the model gives two bounds, their middle.</param>
/// <param name="Least">The least it can be set to.</param>
/// <param name="Most">The most.</param>
/// <param name="Step">What one press of an arrow key adds.</param>
/// <param name="IsShare">Whether it is a share, shown in percent.</param>
public sealed record Slider(YamlPath At, string Name, double Value, double Least, double Most, double Step, bool IsShare)
{
    /// <summary>What names it in an address.</summary>
    public string Id => At.InAddress();

    /// <summary>The numbers that it shares 1 with, which give way in proportion when it is moved; none for most.</summary>
    public IReadOnlyList<(YamlPath At, double Value)> Others { get; init; } = [];

    /// <summary>A value as a model writes it, and as it is shown.</summary>
    public string Written(double value) =>
        IsShare ? (value * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%" : value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The change of the model.</summary>
    public IEnumerable<ModelEdit> Set(double value) =>
        Rest(value).Prepend((At, Value: value)).Select(part => new ModelEdit.Set(part.At, Demarche.Language.Editing.Value.Text(Written(part.Value))));

    /// <summary>What is left to the others when it is set to a value: the last gets what rounding leaves.</summary>
    public IReadOnlyList<(YamlPath At, double Value)> Rest(double value)
    {
        var (rest, left) = (Others.Sum(o => o.Value), Math.Round(1 - value, 3));
        var shared = new List<(YamlPath At, double Value)>();
        foreach (var (at, part) in Others)
        {
            var share = Math.Round((1 - value) * (rest > 0 ? part / rest : 1.0 / Others.Count), 3);
            share = shared.Count == Others.Count - 1 ? left : Math.Clamp(share, 0, left);
            left = Math.Round(left - share, 3);
            shared.Add((at, share));
        }

        return shared;
    }
}
