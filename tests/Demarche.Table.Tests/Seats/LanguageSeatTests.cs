using System.Runtime.CompilerServices;
using Demarche.Table.Log;
using Demarche.Table.Rules;
using Demarche.Table.Seats;
using Microsoft.Extensions.AI;

namespace Demarche.Table.Tests.Seats;

/// <summary>
/// A language model at a seat: asked with the seat's own brief, checked, asked again, and where nothing comes of it the seat stays and says so.
/// </summary>
public sealed class LanguageSeatTests
{
    [Fact]
    public async Task It_chooses_among_the_moves_at_hand()
    {
        using var client = new Scripted("{\"move\": 2, \"statement\": \"We move our own troops.\"}");
        var play = await Played(client);
        Assert.Equal("North masses troops. It says: “We move our own troops.”", SeatView.Of(play.State, 1).Story[^2].Words);
        var asked = Assert.Single(play.Log.Read("one").Select(e => e.Event).OfType<TableEvent.Asked>());
        Assert.Equal(("scripted", null), (asked.Model, asked.Fault));
        Assert.Contains("You are North. You are hard; nobody else knows.", asked.Prompt, StringComparison.Ordinal);
        Assert.Contains("2. Masses troops", asked.Prompt, StringComparison.Ordinal);
        Assert.Contains("We move our own troops", asked.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I would rather not say.", "the answer holds no JSON object")]
    [InlineData("{\"move\": 99}", "“move” is not a number from 1 to 2")]
    [InlineData("{\"move\": \"two\"}", "“move” is not a number from 1 to 2")]
    [InlineData("{\"go\": 1}", "the object has no “move”")]
    [InlineData("{\"move\": 1", "the answer holds no JSON object")]
    [InlineData("}{", "the answer holds no JSON object")]
    [InlineData("{move: 1}", "the answer holds no readable JSON object")]
    public async Task What_is_no_move_is_asked_again(string first, string fault)
    {
        using var client = new Scripted(first, "Sorry. ```json\n{\"move\": 2}\n```");
        var play = await Played(client);
        var asked = play.Log.Read("one").Select(e => e.Event).OfType<TableEvent.Asked>().ToArray();
        Assert.Equal([fault, null], asked.Select(a => a.Fault));
        Assert.Contains($"That could not be taken: {fault}", asked[1].Prompt, StringComparison.Ordinal);
        Assert.StartsWith("North masses troops", SeatView.Of(play.State, 1).Story[^2].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_three_answers_that_are_no_move_it_stays_and_says_so()
    {
        using var client = new Scripted("no", "no", "no", "{\"move\": 2}");
        var play = await Played(client);
        var move = play.State.Story.OfType<StoryLine.Move>().First();
        Assert.Equal((0, SeatHolder.Language), (move.Decided.Option, move.Decided.Holder));
        Assert.StartsWith("scripted gave no move at hand in 3 answers", move.Decided.Why, StringComparison.Ordinal);
        // Why it stayed is for the results; at the table it would give away who holds the seat.
        Assert.Equal("North stays as it is.", SeatView.Of(play.State, 1).Story[^1].Words);
    }

    [Fact]
    public async Task A_model_that_cannot_be_asked_is_no_end_of_the_table()
    {
        using var client = new Scripted();
        var play = await Played(client);
        Assert.All(play.Log.Read("one").Select(e => e.Event).OfType<TableEvent.Asked>(), a =>
            Assert.StartsWith("it could not be asked", a.Fault, StringComparison.Ordinal));
        Assert.Equal("North stays as it is.", SeatView.Of(play.State, 1).Story[^1].Words);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        using var client = new Scripted(new string('{', 2 * LanguageSeat.LongestAnswer), "{\"move\": 1}");
        var play = await Played(client);
        Assert.Equal("the answer was longer than is read", play.Log.Read("one").Select(e => e.Event).OfType<TableEvent.Asked>().First().Fault);
    }

    /// <summary>A table at which a language model has decided for North once.</summary>
    private static async Task<Playing> Played(IChatClient client)
    {
        var play = Playing.Open(Crises.Border, types: [0, -1]);
        play.Do(Actor.Facilitator, new TableEvent.Held(0, SeatHolder.Language));
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        var driver = new TableDriver(() => null, () => 1, new LanguageSeat(client, "scripted", play.Time, TimeSpan.FromMinutes(1)), play.Time);
        Assert.True(await driver.StepAsync(play.Table, default));
        return play;
    }

    /// <summary>A model that answers what it was given, in two pieces, one answer after the other, and fails when there is none left.</summary>
    private sealed class Scripted(params string[] answers) : IChatClient
    {
        private int next;

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            if (next >= answers.Length) throw new HttpRequestException("connection refused");
            await Task.Yield();
            var answer = answers[next++];
            yield return new ChatResponseUpdate(ChatRole.Assistant, answer[..(answer.Length / 2)]);
            yield return new ChatResponseUpdate(ChatRole.Assistant, answer[(answer.Length / 2)..]);
        }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
