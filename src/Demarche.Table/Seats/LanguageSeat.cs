using System.Text.Json;
using Demarche.Analysis.Walking;
using Demarche.Record.LanguageModels;
using Demarche.Table.Log;
using Demarche.Table.Rules;
using Microsoft.Extensions.AI;

namespace Demarche.Table.Seats;

/// <summary>
/// A seat that a language model holds. It is given the same brief as a person at that seat and chooses among the same moves; what it answers is checked
/// against them, it is asked again where that fails, and stays where it fails to the end. Prompts and answers are kept in the log.
/// </summary>
/// <param name="client">The model.</param>
/// <param name="model">Its name.</param>
/// <param name="time">The clock.</param>
/// <param name="patience">How long one answer is waited for.</param>
public sealed class LanguageSeat(IChatClient client, string model, TimeProvider time, TimeSpan patience)
{
    /// <summary>So often it is asked for one decision.</summary>
    public const int Tries = 3;

    /// <summary>A longer answer is not read.</summary>
    public const int LongestAnswer = 20_000;

    private const string Late = "no answer came in time";

    /// <summary>Asks for a decision and takes it.</summary>
    /// <returns>Whether something was decided.</returns>
    public async Task<bool> DecideAsync(LiveTable table, TableState state, Chooser chooser, string command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(chooser);
        var view = SeatView.Of(state, chooser.Party);
        List<ChatMessage> messages = [new(ChatRole.System, LanguagePrompt.Instructions), new(ChatRole.User, LanguagePrompt.Of(view))];
        var fault = "";
        for (var k = 0; k < Tries; k++)
        {
            var (answer, problem) = await AskAsync(messages, cancellation).ConfigureAwait(false);
            LanguageReply? reply = null;
            if (problem is null) (reply, problem) = LanguageReply.Read(answer, view);
            table.Take($"{command} asked {k}", Actor.House,
                new TableEvent.Asked(chooser.Party, model, string.Join("\n\n", messages.Select(m => $"[{m.Role}]\n{m.Text}")), answer, problem));
            if (reply is not null) return Take(table, command,
                new TableEvent.Decided(chooser.Party, state.Occasion, reply.Option, chooser.Ends[reply.Option], reply.Statement, SeatHolder.Language, null));
            fault = problem!;
            messages.Add(new ChatMessage(ChatRole.Assistant, answer));
            messages.Add(new ChatMessage(ChatRole.User, $"That could not be taken: {fault}. Answer with the JSON object alone."));
        }

        return Take(table, command,
            TableDriver.Stays(state, chooser, SeatHolder.Language, $"{model} gave no move at hand in {Tries} answers ({fault}), so the seat stays"));
    }

    private async Task<(string Answer, string? Problem)> AskAsync(List<ChatMessage> messages, CancellationToken cancellation)
    {
        try
        {
            var reply = await BoundedReply.AskAsync(client, messages, new ChatOptions { Temperature = 1, MaxOutputTokens = 1000 }, LongestAnswer, patience,
                time, cancellation).ConfigureAwait(false);
            return (reply.Text, reply.Fault switch { ReplyFault.TooLong => "the answer was longer than is read", ReplyFault.TooSlow => Late, _ => null });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ("", Late);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return ("", $"it could not be asked ({failure.Message.Split('\n')[0].Trim()})");
        }
    }

    private static bool Take(LiveTable table, string command, TableEvent wanted) => table.Take(command, Actor.House, wanted).IsTaken;
}

/// <summary>What a language model answered, checked.</summary>
/// <param name="Option">Which of the chooser's options.</param>
/// <param name="Statement">Its statement; null where it made none.</param>
internal sealed record LanguageReply(int Option, string? Statement)
{
    /// <summary>Reads an answer: one JSON object with the number of a move, as the last such object in the text; or says what is wrong with it.</summary>
    public static (LanguageReply? Reply, string? Problem) Read(string answer, SeatView view)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(view);
        if (view.Choice is not { } choice) return (null, "it is not the seat's turn");
        var (from, to) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (from < 0 || to < from) return (null, "the answer holds no JSON object");
        try
        {
            using var document = JsonDocument.Parse(answer.AsMemory(from, to - from + 1));
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("move", out var move))
                return (null, "the object has no “move”");
            if (move.ValueKind != JsonValueKind.Number || !move.TryGetInt32(out var number) || number < 1 || number > choice.Options.Count)
                return (null, $"“move” is not a number from 1 to {choice.Options.Count}");
            var statement = document.RootElement.TryGetProperty("statement", out var words) && words.ValueKind == JsonValueKind.String
                ? TableRules.Clean(words.GetString()) : "";
            return (new LanguageReply(choice.Options[number - 1].Option, statement.Length == 0 ? null : statement), null);
        }
        catch (JsonException)
        {
            return (null, "the answer holds no readable JSON object");
        }
    }
}
