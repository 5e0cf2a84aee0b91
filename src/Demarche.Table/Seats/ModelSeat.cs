using Demarche.Analysis.Walking;
using Demarche.Table.Log;
using Demarche.Table.Rules;

namespace Demarche.Table.Seats;

/// <summary>A seat that the model holds: it moves by the solved game's own probabilities for its type, given what everybody has seen.</summary>
internal static class ModelSeat
{
    /// <summary>The decision of a seat whose turn it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="state">As it stands.</param>
    /// <param name="chooser">Who is to decide.</param>
    /// <param name="solver">Solves the games.</param>
    /// <param name="draw">By which draw.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static TableEvent.Decided Decide(LiveTable table, TableState state, Chooser chooser, WalkSolver solver, int draw, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(chooser);
        ArgumentNullException.ThrowIfNull(solver);
        TableEvent.Decided Chosen(int option, string? why) => new(chooser.Party, state.Occasion, option, chooser.Ends[option], null, SeatHolder.Model, why);
        if (solver.Ask(state.Place.Stretch, state.Place.Path, state.Place.Point, chooser, draw, cancellation) is not { } said)
            return Chosen(0, Reasons.Unsolved);
        var shares = said.ByType[Math.Max(0, state.Types!.Value[chooser.Party])];
        var own = state.OptionsOf(chooser).ToHashSet();
        double[] allowed = [.. shares.Select((p, k) => own.Contains(k) ? p : 0)];
        return allowed.Sum() > 0 ? Chosen(LiveTable.Pick(allowed, table.Draw(state, $"move {chooser.Party}")), null) : Chosen(0, null);
    }
}
