using System.Text.Json;
using Demarche.Table.Log;
using Demarche.Table.Rules;
using Demarche.Table.Seats;

namespace Demarche.Table.Tests.Seats;

/// <summary>A seat sees what is its own and what everybody sees, and nothing else.</summary>
public sealed class SeatViewTests
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Two_tables_that_differ_in_what_a_seat_may_not_know_look_the_same_to_it()
    {
        // The same game twice: another type of North, other private words, other expectations.
        Assert.Equal(Game(0, "the price is too high", 0.1, 1), Game(1, "we would settle for less", 0.9, 3));
    }

    [Fact]
    public void A_seat_reads_its_own_type_and_private_talk()
    {
        var play = Playing.Open(Crises.Border, types: [0, -1]);
        play.Do(Actor.At(0), new TableEvent.Said(0, 1, "only for you"));
        play.Do(Actor.Facilitator, new TableEvent.Said(null, 0, "a word from the facilitator"));
        var (north, south) = (SeatView.Of(play.State, 0), SeatView.Of(play.State, 1));
        Assert.Equal("You are North. You are hard; nobody else knows.", north.Brief.Who);
        Assert.Equal("North masses troops", north.Brief.Wants[0]);
        Assert.Equal(2, north.Brief.Wants.Count);
        Assert.Equal("You are South.", south.Brief.Who);
        Assert.Equal(["only for you", "a word from the facilitator"], north.Talk.Select(t => t.Text));
        Assert.Equal(["only for you"], south.Talk.Select(t => t.Text));
    }

    [Fact]
    public void What_one_seat_writes_stays_text() => Assert.Equal("<script>alert(1)</script>", Spoken("<script>alert(1)</script>"));

    private static string Spoken(string text)
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.At(0), new TableEvent.Said(0, null, text));
        return SeatView.Of(play.State, 1).Talk[0].Text;
    }

    /// <summary>All that South sees over a game with the facilitator, at every moment.</summary>
    private static List<string> Game(int typeOfNorth, string secret, double expected, int words)
    {
        var (play, seen) = (Playing.Open(Crises.Border, types: [typeOfNorth, -1]), new List<string>());
        void Do(Actor actor, TableEvent wanted)
        {
            play.Do(actor, wanted);
            var view = JsonSerializer.Serialize(SeatView.Of(play.State, 1), Options);
            if (seen.Count == 0 || seen[^1] != view) seen.Add(view);
            Assert.DoesNotContain(secret, seen[^1], StringComparison.Ordinal);
        }

        Do(Actor.At(0), new TableEvent.Expected(0, [expected, 1 - expected]));
        for (var k = 0; k < words; k++) Do(Actor.Facilitator, new TableEvent.Said(null, 0, secret));
        Do(Actor.Facilitator, new TableEvent.Began());
        Do(Actor.At(0), new TableEvent.Said(0, null, "in public"));
        Do(Actor.Facilitator, new TableEvent.TalkEnded());
        Do(Actor.At(0), play.Decision(0, 0, "we wait"));
        Do(Actor.At(1), play.Decision(1, 0));
        Do(Actor.Facilitator, new TableEvent.TalkEnded());
        Do(Actor.At(0), play.Decision(0, typeOfNorth, secret));
        return seen;
    }
}
