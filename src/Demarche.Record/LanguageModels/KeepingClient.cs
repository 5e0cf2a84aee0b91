using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Demarche.Record.LanguageModels;

/// <summary>Hands on what a model answers, and keeps each whole reply as a transcript by the key of what was asked.</summary>
/// <param name="inner">The model.</param>
/// <param name="model">Its name.</param>
/// <param name="keep">Writes a transcript: its key and its text.</param>
public sealed class KeepingClient(IChatClient inner, string model, Action<string, string> keep) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var text = new StringBuilder();
        await foreach (var update in base.GetStreamingResponseAsync(asked, options, cancellationToken).ConfigureAwait(false))
        {
            if (text.Length <= ModelReader.LongestReply)
                text.Append(update.Text);
            yield return update;
        }

        keep(Prompt.Key(asked, (int)(options?.Seed ?? 0)), new Transcript("recorded", model, text.ToString()).Write());
    }
}
