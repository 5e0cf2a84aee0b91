namespace Demarche.Reports.Figures;

/// <summary>The key to a state graph: whose arrow is which, what bold and faint arrows and the outlines of boxes mean, and what is not drawn.</summary>
internal static class StateGraphLegend
{
    public static Legend Draw(StateGraph whole, StateGraph part, IReadOnlyList<StateArc> drawn, double left, double top, double width)
    {
        var legend = new Legend(left, top, width);
        foreach (var party in drawn.Select(a => a.Party).Distinct().Order())
            legend.AddLine($"dm-arc dm-way {FigureStyle.Party(party)}", $"{part.Parties[party]} moves");
        if (drawn.Any(a => a.OnWay) && drawn.Any(a => !a.OnWay))
        {
            legend.AddLine("dm-arc dm-way", "a way pointed out");
            if (drawn.Any(a => a is { OnWay: false, IsImprovement: true })) legend.AddLine("dm-arc", "another move that the mover prefers");
        }

        if (drawn.Any(a => a is { IsImprovement: false, OnWay: false })) legend.AddLine("dm-arc dm-worse", "a move that the mover does not prefer");
        if (part.Nodes.Any(n => n.HoldsUnder.Count > 0))
            legend.AddMark((x, y) =>
                Svg.Group("dm-state", Svg.Rectangle("dm-box dm-stable", x - 7, y - 7, 14, 14, 2), Svg.Rectangle("dm-inner", x - 4, y - 4, 8, 8, 1)),
                "holds (an equilibrium)");
        if (part.Nodes.Any(n => n.IsBreak))
            legend.AddMark((x, y) => Svg.Path("dm-box dm-broken", Svg.Data($"M{x - 3},{y - 7}h6l4,4v6l-4,4h-6l-4,-4v-6z")), "the break");
        foreach (var unseen in StateGraphWords.LeftOut(whole, part, drawn)) legend.AddWords(unseen);
        return legend;
    }
}
