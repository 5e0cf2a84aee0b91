using System.Globalization;
using System.Text;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

/// <summary>A small game written out as a tree of objects, as the oracle reads it and as the tree builder is fed from it.</summary>
internal sealed record GameDescription(int[] Types, double[][] Priors, Position Root)
{
    public int Parties => Types.Length;

    public IEnumerable<Position> Positions() => Below(Root);

    public string Print()
    {
        var text = new StringBuilder();
        foreach (var prior in Priors) text.AppendLine(string.Join(" ", prior.Select(p => p.ToString("R", CultureInfo.InvariantCulture))));
        Write(text, Root, 0);
        return text.ToString();
    }

    private static IEnumerable<Position> Below(Position p) => p.Next.SelectMany(Below).Prepend(p);

    private static void Write(StringBuilder text, Position p, int depth)
    {
        text.Append(' ', 2 * depth).Append(CultureInfo.InvariantCulture, $"{p.Party}/{p.Set} {string.Join(" ", p.Chance)} gain ");
        text.AppendLine(string.Join(" | ", p.Gain.Select(g => string.Join(" ", g.Select(x => x.ToString("R", CultureInfo.InvariantCulture))))));
        foreach (var next in p.Next) Write(text, next, depth + 1);
    }
}

/// <summary>
/// A public history. <paramref name="Party"/> is -1 for chance; an end has no <paramref name="Next"/>. Positions with the same
/// <paramref name="Set"/> look alike to the mover. <paramref name="Gain"/>: what reaching it gives each party and type.
/// </summary>
internal sealed record Position(int Party, int Set, double[] Chance, double[][] Gain, Position[] Next)
{
    public bool IsEnd => Next.Length == 0;
}
