using Microsoft.Extensions.AI;

namespace Demarche.Record.LanguageModels;

/// <summary>What a language model read in a text, after the gate.</summary>
/// <param name="Verdicts">Every claim that was agreed on, in the order of the text, with what the gate found of it.</param>
/// <param name="Fault">What is wrong with the replies; rows may still be there if another sample was in order.</param>
/// <param name="Samples">How many replies were asked for.</param>
/// <param name="Disputed">How many claims only one of the samples made, and were dropped.</param>
/// <param name="Unreadable">How many rows were not of the form.</param>
public sealed record ModelReading(IReadOnlyList<GateVerdict> Verdicts, ReplyFault Fault, int Samples, int Disputed, int Unreadable);

/// <summary>
/// Reads a text by a language model: one call a text, the same again, and a third time where the first two differ; a claim counts when two samples make
/// it. A reply is data: it goes through the <see cref="ClaimGate"/>, and nothing that it says is done. Replies are bounded in length and in time.
/// </summary>
/// <param name="client">The model.</param>
/// <param name="time">The clock that a slow reply is measured by.</param>
/// <param name="patience">How long a reply may take.</param>
public sealed class ModelReader(IChatClient client, TimeProvider time, TimeSpan patience)
{
    /// <summary>The longest reply that is read, in characters.</summary>
    public const int LongestReply = 400_000;

    /// <summary>Reads the text.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ModelReading> ReadAsync(TextToRead text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var messages = Prompt.For(text);
        var replies = new List<ModelReply>
        {
            await AskAsync(messages, 1, cancellation).ConfigureAwait(false),
            await AskAsync(messages, 2, cancellation).ConfigureAwait(false),
        };
        if (!Same(replies[0], replies[1]))
            replies.Add(await AskAsync(messages, 3, cancellation).ConfigureAwait(false));
        var sound = replies.Where(reply => reply.Fault == ReplyFault.None).ToList();
        var (agreed, disputed) = Agreed(sound);
        return new ModelReading(
            [.. agreed.Select(claim => ClaimGate.Check(claim, text)).OrderBy(verdict => verdict.Claim.Sentence).ThenBy(verdict => verdict.Start)],
            replies.Select(reply => reply.Fault).FirstOrDefault(fault => fault != ReplyFault.None),
            replies.Count,
            disputed,
            replies.Sum(reply => reply.Unreadable));
    }

    /// <summary>Claims that two samples make; all of them where only one sample is sound.</summary>
    private static (List<ModelClaim> Agreed, int Disputed) Agreed(List<ModelReply> sound)
    {
        var groups = sound.SelectMany((reply, sample) => reply.Claims.Select(claim => (Sample: sample, Claim: claim))).GroupBy(each => Core(each.Claim))
            .ToList();
        var agreed = groups.Where(group => sound.Count == 1 || group.Select(each => each.Sample).Distinct().Count() > 1).ToList();
        return (agreed.ConvertAll(group => group.First().Claim), groups.Count - agreed.Count);
    }

    private static bool Same(ModelReply one, ModelReply other) =>
        one.Fault == ReplyFault.None && other.Fault == ReplyFault.None
        && one.Claims.Select(Core).ToHashSet().SetEquals(other.Claims.Select(Core));

    /// <summary>What two samples must have in common to be of one mind; the choice of quoted words may differ.</summary>
    private static (int, string, string, string, string, bool, bool) Core(ModelClaim claim) =>
        (claim.Sentence, claim.By.ToUpperInvariant(), claim.Toward.ToUpperInvariant(), claim.Type, claim.Aspect, claim.Negated, claim.If.Length > 0);

    private async Task<ModelReply> AskAsync(IReadOnlyList<ChatMessage> messages, int sample, CancellationToken cancellation)
    {
        var reply = await BoundedReply.AskAsync(client, messages, Options(sample), LongestReply, patience, time, cancellation).ConfigureAwait(false);
        if (reply.Fault != ReplyFault.None)
            return ModelReply.Of(reply.Fault);
        return reply.End == ChatFinishReason.ContentFilter ? ModelReply.Of(ReplyFault.Refused)
            : reply.End == ChatFinishReason.Length ? ModelReply.Of(ReplyFault.Truncated)
            : ModelReply.Read(reply.Text);
    }

    private static ChatOptions Options(int sample) => new()
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(Prompt.Schema, "events"),
        Temperature = sample == 1 ? 0 : 0.3f,
        Seed = sample,
    };
}
