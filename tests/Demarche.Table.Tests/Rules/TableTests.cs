using CsCheck;
using Demarche.Analysis.Walking;
using Demarche.Table.Log;
using Demarche.Table.Rules;
using Demarche.Table.Seats;

namespace Demarche.Table.Tests.Rules;

/// <summary>What may happen at a table, what comes of it, and that a log read again is the same table.</summary>
public sealed class TableTests
{
    private const int North = 0;
    private const int South = 1;

    [Fact]
    public void A_game_goes_from_occasion_to_occasion_to_its_end()
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.At(North), new TableEvent.Expected(North, [0.25, 0.5]));
        play.Do(Actor.Facilitator, new TableEvent.Began());
        Assert.Equal((TablePhase.Talking, 0), (play.State.Phase, play.State.Occasion));
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        Assert.Equal([North], play.State.Awaited.Select(c => c.Party));
        play.Decide(North, 1, "We only move our own troops.");
        Assert.Equal([South], play.State.Awaited.Select(c => c.Party));
        play.Decide(South, 0);
        Assert.Equal((TablePhase.Talking, 1), (play.State.Phase, play.State.Occasion));
        var story = SeatView.Of(play.State, South).Story.Select(s => s.Words).ToArray();
        Assert.Equal(
            [
                "10 January 2021: Talks.", "North masses troops. It says: “We only move our own troops.”",
                    "South’s threat is called in: it said that South tears up the contract.",
                "South stays as it is.", "20 January 2021: More talks.",
            ],
            story);
        play.StayOn();
        Assert.True(play.State.IsOver);
        play.Do(Actor.At(South), new TableEvent.Expected(South, [0.1, 0.2]));
        Assert.Equal([0.25, 0.5], play.State.Before[North]);
        Assert.Equal([0.1, 0.2], play.State.After[South]);
    }

    [Fact]
    public void What_is_decided_at_once_is_seen_when_all_have_decided()
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        play.Decide(North, 0);
        play.Decide(South, 0);
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        var (before, other) = (SeatView.Of(play.State, South), SeatView.Of(play.State, North));
        Assert.True(before.Choice!.AtOnce);
        play.Decide(North, 1, "secret until then");
        Same(before, SeatView.Of(play.State, South));
        Assert.NotEqual(other.Turn, SeatView.Of(play.State, North).Turn);
        Assert.Equal("you have decided already",
            play.Refused(Actor.At(North), new TableEvent.Decided(North, 1, 0, play.State.State, null, SeatHolder.Person, null)));
        play.Decide(South, 1);
        Assert.Contains(SeatView.Of(play.State, South).Story, s => s.Words.Contains("secret until then", StringComparison.Ordinal));
    }

    [Fact]
    public void One_command_is_taken_once()
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        var wanted = play.Decision(North, 1);
        Assert.True(play.Table.Take("twice", Actor.At(North), wanted).IsTaken);
        var count = play.State.Count;
        Assert.True(play.Table.Take("twice", Actor.At(North), wanted).IsTaken);
        Assert.Equal(count, play.State.Count);
        Assert.Single(play.State.Story.OfType<StoryLine.Move>());
        // Another seat's command of the same name is another command.
        Assert.True(play.Table.Take("twice", Actor.At(South), play.Decision(South, 0)).IsTaken);
        Assert.Equal(2, play.State.Story.OfType<StoryLine.Move>().Count());
    }

    [Fact]
    public void Two_programs_on_one_log_take_a_command_once()
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        var other = LiveTable.Resume("one", play.About, play.Log, play.Time, 1, 0.5)!;
        var wanted = play.Decision(North, 1);
        Assert.True(play.Table.Take("same", Actor.At(North), wanted).IsTaken);
        Assert.True(other.Take("same", Actor.At(North), wanted).IsTaken);
        Assert.Equal(play.State.Count, other.State.Count);
        Assert.Equal("it is not your turn", other.Take("another", Actor.At(North), wanted).WhyNot);
        Assert.True(other.Take("theirs", Actor.At(South),
            new TableEvent.Decided(South, 0, 0, other.State.Awaited[0].Ends[0], null, SeatHolder.Person, null)).IsTaken);
    }

    [Fact]
    public void A_seat_acts_for_itself_and_only_the_facilitator_leads()
    {
        var play = Playing.Open(Crises.Border);
        Assert.Equal("only the facilitator can do that", play.Refused(Actor.At(North), new TableEvent.Began()));
        Assert.Equal("only the facilitator can do that", play.Refused(Actor.At(North), new TableEvent.Dealt([0, -1])));
        Assert.Equal("only the facilitator can do that", play.Refused(Actor.At(North), new TableEvent.WentBack(0)));
        Assert.Equal("only the facilitator can do that", play.Refused(Actor.At(North), new TableEvent.Closed()));
        play.Do(Actor.Facilitator, new TableEvent.Began());
        Assert.Equal("you can act for your own seat only", play.Refused(Actor.At(South), new TableEvent.Said(North, null, "I give in")));
        Assert.Equal("it is not time to decide that",
            play.Refused(Actor.At(North), new TableEvent.Decided(North, 0, 0, play.State.State, null, SeatHolder.Person, null)));
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        Assert.Equal("it is not your turn",
            play.Refused(Actor.At(South), new TableEvent.Decided(South, 0, 0, play.State.State, null, SeatHolder.Person, null)));
        Assert.Equal("you can act for your own seat only", play.Refused(Actor.At(South), play.Decision(North, 0)));
        Assert.Equal("that is none of the moves at hand", play.Refused(Actor.At(North), play.Decision(North, 0) with { Option = 7 }));
        Assert.Equal("only the seat itself can do that", play.Refused(Actor.Facilitator, play.Decision(North, 0)));
        Assert.Equal("that happens by itself", play.Refused(Actor.At(North), new TableEvent.Fell(0)));
    }

    [Fact]
    public void A_threat_made_at_the_table_stands_and_is_called_in()
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.At(North), new TableEvent.Pledged(North, South, PledgeTerm.At(1, 1), PledgeTerm.At(0, 1), false, null, "Mark my words."));
        Assert.Equal("what you would do is a level of one of your own levers",
            play.Refused(Actor.At(North), new TableEvent.Pledged(North, South, PledgeTerm.At(0, 1), PledgeTerm.At(1, 1), false, null, null)));
        Assert.Equal("it is addressed to another party",
            play.Refused(Actor.At(North), new TableEvent.Pledged(North, North, PledgeTerm.At(1, 1), PledgeTerm.At(0, 1), false, null, null)));
        Assert.Equal("North threatens South: “If South tears up the contract, then North masses troops.” It says: “Mark my words.”",
            SeatView.Of(play.State, South).Story[^1].Words);
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        play.Decide(North, 0);
        play.Decide(South, 1);
        Assert.Equal("North’s threat is called in: it said that North masses troops.", SeatView.Of(play.State, South).Story[^2].Words);
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        var choice = SeatView.Of(play.State, North).Choice!;
        Assert.Equal("this breaks your threat to South", choice.Options[0].Warning);
        Assert.Null(choice.Options[1].Warning);
    }

    [Fact]
    public void An_event_put_in_changes_how_things_stand()
    {
        var play = Playing.Open(Crises.Border);
        Assert.Equal("an event is put in at an occasion", play.Refused(Actor.Facilitator, new TableEvent.PutIn("An incident at sea", [])));
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.Facilitator, new TableEvent.PutIn("An incident at sea", []));
        play.Do(Actor.Facilitator, new TableEvent.PutIn("Troops move by mistake", [new LeverAt(0, 1)]));
        Assert.Equal(["It happens: An incident at sea.", "It happens: Troops move by mistake. Now North masses troops.",
            "South’s threat is called in: it said that South tears up the contract."],
            SeatView.Of(play.State, North).Story.Skip(1).Select(s => s.Words));
        Assert.Equal("with these levers so, that cannot be", play.Refused(Actor.Facilitator, new TableEvent.PutIn("Nonsense", [new LeverAt(9, 1)])));
        play.StayOn();
    }

    [Fact]
    public void The_facilitator_goes_back_to_the_beginning_of_an_occasion()
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        play.Decide(North, 1);
        play.Decide(South, 1);
        Assert.True(play.About.Compiled.Break![play.State.State]);
        play.Do(Actor.Facilitator, new TableEvent.WentBack(0));
        Assert.Equal((TablePhase.Talking, 0), (play.State.Phase, play.State.Occasion));
        Assert.False(play.About.Compiled.Break![play.State.State]);
        Assert.Equal("there is no such occasion to go back to", play.Refused(Actor.Facilitator, new TableEvent.WentBack(1)));
        play.StayOn();
        Assert.False(play.About.Compiled.Break![play.State.State]);
    }

    [Fact]
    public async Task When_the_time_is_up_talk_ends_and_whoever_has_not_decided_stays()
    {
        var play = Playing.Open(Crises.Border, limits: new TimeLimits(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2)));
        var driver = new TableDriver(() => null, () => 1, null, play.Time);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        Assert.False(await driver.StepAsync(play.Table, default));
        play.Time.Advance(TimeSpan.FromMinutes(4));
        play.Do(Actor.Facilitator, new TableEvent.Paused());
        play.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.False(await driver.StepAsync(play.Table, default));
        play.Do(Actor.Facilitator, new TableEvent.Resumed());
        Assert.False(await driver.StepAsync(play.Table, default));
        play.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await driver.StepAsync(play.Table, default));
        Assert.Equal(TablePhase.Deciding, play.State.Phase);
        play.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await driver.StepAsync(play.Table, default));
        Assert.Equal("North stays as it is: its time was up.", SeatView.Of(play.State, South).Story[^1].Words);
    }

    [Fact]
    public void Talk_ends_when_everybody_has_talked_enough()
    {
        var play = Playing.Open(Crises.Border);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.At(North), new TableEvent.ReadyToDecide(North));
        Assert.Equal(TablePhase.Talking, play.State.Phase);
        play.Do(Actor.At(South), new TableEvent.ReadyToDecide(South));
        Assert.Equal(TablePhase.Deciding, play.State.Phase);
    }

    [Fact]
    public void A_seat_says_only_so_much_in_a_minute()
    {
        var play = Playing.Open(Crises.Border);
        for (var k = 0; k < TableRules.MostAMinute; k++) play.Do(Actor.At(North), new TableEvent.Said(North, null, $"{k}"));
        Assert.Equal("that is a lot in one minute: wait a little", play.Refused(Actor.At(North), new TableEvent.Said(North, null, "more")));
        play.Do(Actor.At(South), new TableEvent.Said(South, North, "enough"));
        play.Time.Advance(TimeSpan.FromMinutes(1));
        play.Do(Actor.At(North), new TableEvent.Said(North, null, "more"));
        Assert.StartsWith("it is longer than", play.Refused(Actor.At(South), new TableEvent.Said(South, null, new string('x', TableRules.LongestText + 1))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Own_words_lose_what_is_no_text() => Assert.Equal("a\nb<b>c", TableRules.Clean(" a\r\nb\u0000<b>\u202Ec\uFEFF "));

    [Fact]
    public void A_seat_that_has_settled_on_a_level_that_others_cannot_tell_can_go_to_no_other()
    {
        var play = Playing.Open(Crises.Strait);
        play.Do(Actor.Facilitator, new TableEvent.Began());
        play.Do(Actor.Facilitator, new TableEvent.TalkEnded());
        var chooser = play.State.Awaited[0];
        var (space, mines) = (play.About.Compiled.Space, 1);
        Assert.Contains(chooser.Ends, end => space.LevelOf(end, mines) == 2);
        var own = play.State.OptionsOf(chooser);
        Assert.All(own, k => Assert.NotEqual(2, space.LevelOf(chooser.Ends[k], mines)));
        Assert.Contains(own, k => space.LevelOf(chooser.Ends[k], mines) == 1);
        var other = Enumerable.Range(0, chooser.Ends.Count).First(k => space.LevelOf(chooser.Ends[k], mines) == 2);
        Assert.Equal("that is none of the moves at hand", play.Refused(Actor.At(0), play.Decision(0, other)));
    }

    [Fact]
    public void Whatever_is_done_a_log_read_again_is_the_same_table() => Gen.Int[0, int.MaxValue].Sample(seed =>
    {
        var random = new Random(seed);
        var play = Playing.Open(random.Next(2) == 0 ? Crises.Border : Crises.Strait);
        for (var k = 0; k < 60; k++)
            play.Table.Take($"r{k}", random.Next(3) switch { 0 => Actor.Facilitator, 1 => Actor.At(0), _ => Actor.At(1) }, Anything(play, random));
        Same(play.State, play.Again());
        foreach (var seat in new[] { 0, 1 }) Same(SeatView.Of(play.State, seat), SeatView.Of(play.Again(), seat));
    }, iter: Samples.CountOr(60));

    private static TableEvent Anything(Playing play, Random random)
    {
        var (state, seat) = (play.State, random.Next(2));
        PledgeTerm Term() => random.Next(4) == 0 ? new PledgeTerm(null, null, random.Next(3)) : PledgeTerm.At(random.Next(4), random.Next(3));
        switch (random.Next(12))
        {
            case 0: return new TableEvent.Said(seat, random.Next(2) == 0 ? null : 1 - seat, $"word {random.Next(9)}");
            case 1: return new TableEvent.Pledged(seat, 1 - seat, Term(), Term(), random.Next(2) == 0, random.Next(3) == 0 ? new DateOnly(2022, 1, 9)
                : null, null);
            case 2: return new TableEvent.Began();
            case 3: return new TableEvent.PutIn("Something", random.Next(2) == 0 ? [] : [new LeverAt(random.Next(4), random.Next(3))]);
            case 4: return random.Next(2) == 0 ? new TableEvent.Paused() : new TableEvent.Resumed();
            case 5: return random.Next(3) == 0 ? new TableEvent.WentBack(random.Next(3)) : new TableEvent.Resumed();
            case 6: return new TableEvent.ReadyToDecide(seat);
            case 7: return new TableEvent.Expected(seat, [random.NextDouble(), random.NextDouble()]);
            case 8: return new TableEvent.TalkEnded();
            default:
                if (state.Awaited.Count == 0) return new TableEvent.TalkEnded();
                var chooser = state.Awaited[random.Next(state.Awaited.Count)];
                var option = random.Next(chooser.Ends.Count);
                return new TableEvent.Decided(chooser.Party, state.Occasion, option, chooser.Ends[option], random.Next(2) == 0 ? null
                    : "because", SeatHolder.Person, null);
        }
    }

    private static void Same(TableState one, TableState other)
    {
        Assert.Equal((one.Count, one.Phase, one.Occasion, one.State, one.Since, one.PausedAt),
            (other.Count, other.Phase, other.Occasion, other.State, other.Since, other.PausedAt));
        Assert.Equal(one.Story.Select(l => (l.Number, l.Occasion, l.GetType())), other.Story.Select(l => (l.Number, l.Occasion, l.GetType())));
        Assert.Equal(one.Waiting.Keys, other.Waiting.Keys);
        Assert.Equal(one.Marks.Select(m => (m.Occasion, m.State)), other.Marks.Select(m => (m.Occasion, m.State)));
        Assert.Equal(one.Place.Stretch.Walk.Called(one.Place.Point), other.Place.Stretch.Walk.Called(other.Place.Point));
        Assert.Equal(one.Place.Stretch.Walk.Waiting(one.Place.Point), other.Place.Stretch.Walk.Waiting(other.Place.Point));
    }

    internal static void Same(SeatView one, SeatView other) =>
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(one), System.Text.Json.JsonSerializer.Serialize(other));
}
