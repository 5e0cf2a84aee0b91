using System.Text;
using Microsoft.Extensions.AI;

namespace Demarche.Record.LanguageModels;

/// <summary>The text of one reply of a language model, bounded in length and in time.</summary>
/// <param name="Text">What came; where it is longer than is read, its beginning.</param>
/// <param name="Fault">Too long, too slow, or nothing wrong.</param>
/// <param name="End">Why the model ended, where it says so.</param>
public sealed record BoundedReply(string Text, ReplyFault Fault, ChatFinishReason? End)
{
    /// <summary>Asks once.</summary>
    /// <param name="client">The model.</param>
    /// <param name="messages">What it is asked.</param>
    /// <param name="options">How it is to answer.</param>
    /// <param name="longest">The most characters that are read.</param>
    /// <param name="patience">How long the reply may take.</param>
    /// <param name="time">The clock that it is measured by.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="OperationCanceledException">The caller, or the client of itself, gave up.</exception>
    public static async Task<BoundedReply> AskAsync(IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions options, int longest,
        TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var text = new StringBuilder();
        ChatFinishReason? end = null;
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync(messages, options, either.Token).WithCancellation(either.Token).ConfigureAwait(false))
            {
                text.Append(update.Text);
                end = update.FinishReason ?? end;
                if (text.Length > longest) return new BoundedReply(text.ToString(0, longest), ReplyFault.TooLong, end);
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new BoundedReply("", ReplyFault.TooSlow, end);
        }

        return new BoundedReply(text.ToString(), ReplyFault.None, end);
    }
}
