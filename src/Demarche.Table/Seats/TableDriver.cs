using Demarche.Analysis.Walking;
using Demarche.Table.Log;
using Demarche.Table.Rules;

namespace Demarche.Table.Seats;

/// <summary>
/// Does at a table what no person does: decides for seats that the model holds, asks the language model, ends talk and decisions whose time is up.
/// </summary>
/// <param name="solver">Solves the games; null where no seat is the model's, or the crisis cannot be solved.</param>
/// <param name="draws">Over how many draws tables are spread.</param>
/// <param name="language">Asks a language model; null where none is configured.</param>
/// <param name="time">The clock.</param>
public sealed class TableDriver(Func<WalkSolver?> solver, Func<int> draws, LanguageSeat? language, TimeProvider time)
{
    /// <summary>Whether a language model can be asked.</summary>
    public bool HasLanguage => language is not null;

    /// <summary>Does the next thing, if there is one.</summary>
    /// <returns>Whether something was done: then there may be more.</returns>
    public async Task<bool> StepAsync(LiveTable table, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        var state = table.State;
        if (state.IsClosed || state.PausedAt is not null) return false;
        var isTalk = state.Phase == TablePhase.Talking;
        if (isTalk && (IsUp(state) || state.Holders.All(h => h != SeatHolder.Person))) return Take(table, $"talk {state.Count}", new TableEvent.TalkEnded());
        foreach (var chooser in state.Awaited)
        {
            var name = $"decide {chooser.Party} {state.Occasion} {state.Count}";
            switch (state.Holders[chooser.Party])
            {
                case SeatHolder.Model:
                    var solved = solver();
                    var decided = solved is null ? Stays(state, chooser, SeatHolder.Model, Reasons.Unsolved)
                        : ModelSeat.Decide(table, state, chooser, solved, state.Number % draws(), cancellation);
                    return Take(table, name, decided);
                case SeatHolder.Language:
                    if (language is null) return Take(table, name, Stays(state, chooser, SeatHolder.Language, Reasons.NoLanguage));
                    return await language.DecideAsync(table, state, chooser, name, cancellation).ConfigureAwait(false);
                case SeatHolder.Person when IsUp(state):
                    return Take(table, name, Stays(state, chooser, SeatHolder.Person, Reasons.TimeUp));
            }
        }

        return false;
    }

    /// <summary>Plays a table on as far as it goes without a person.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was done is in the log.</exception>
    public async Task RunAsync(LiveTable table, CancellationToken cancellation)
    {
        while (await StepAsync(table, cancellation).ConfigureAwait(false)) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Staying, and why.</summary>
    internal static TableEvent.Decided Stays(TableState state, Chooser chooser, SeatHolder holder, string why) =>
        new(chooser.Party, state.Occasion, 0, chooser.Ends[0], null, holder, why);

    private bool IsUp(TableState state) => state.Deadline is { } deadline && deadline <= time.GetUtcNow();

    private static bool Take(LiveTable table, string command, TableEvent wanted) => table.Take(command, Actor.House, wanted).IsTaken;
}
