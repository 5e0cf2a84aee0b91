using System.Globalization;
using CsCheck;
using Demarche.Language.Diagnostics;
using Demarche.Language.Saying;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Statements;

/// <summary>What people say in a model's own words is understood as the statement that it is.</summary>
public sealed class SpokenTests
{
    private const string Gulf = """
        parties:
          Saudi Arabia:
            words: the kingdom
            levers:
              embargo: { levels: [lifted, in force], now: in force, words: [lifts the embargo, keeps the embargo and the blockade] }
          Qatar:
            levers:
              answer: { levels: [rejects, accepts], words: [rejects the list, accepts the list] }
              tone: [calm, cool, harsh]
          Iran:
            levers: { tone: [calm, harsh] }
        levers:
          summit: { of: [Saudi Arabia, Qatar], levels: [no, yes], words: [hold no summit, hold a summit] }
        outcomes: { break: embargo is in force and answer is rejects, war and peace: summit }
        """;

    private static readonly string[] Names = ["North", "Saudi Arabia", "U.S.", "Côte d'Ivoire", "Upper and Lower", "Not", "the League", "Бег", "No 10", "Ärger"];
    private static readonly string[] Verbs = ["keeps", "severs", "lifts", "masses", "is", "never opens", "stops", "does not open"];
    private static readonly string[] Objects = ["relations", "the embargo", "troops and ships", "its border (east)", "talks, at last", "Plan 9", "if asked", "no gas"];

    /// <summary>A model with phrases that differ from lever to lever, some of its parties with a name in running text.</summary>
    private static readonly Gen<string> Model = Gen.Select(
        Gen.Shuffle(Names).Select(n => n[..4]), Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[0, 15], Gen.Shuffle(Verbs), Gen.Shuffle(Objects),
        (names, parties, levers, spoken, verbs, objects) =>
        {
            var text = new System.Text.StringBuilder("parties:\n");
            for (var p = 0; p < parties; p++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Quoted(names[p])}:\n");
                if ((spoken >> p & 1) == 1) text.Append(CultureInfo.InvariantCulture, $"    words: {Quoted($"the {names[p]} state")}\n");
                text.Append("    levers:\n");
                for (var k = 0; k < levers; k++)
                {
                    var said = Enumerable.Range(0, 2 + (k + p) % 2).Select(l => Quoted($"{verbs[(l + k) % verbs.Length]} {objects[(l + 2 * k + p) % objects.Length]} {(char)('a' + p)}{k}{l}"));
                    var levels = Enumerable.Range(0, 2 + (k + p) % 2).Select(l => $"level {l}");
                    text.Append(CultureInfo.InvariantCulture, $"      lever {k}: {{ levels: [{string.Join(", ", levels)}], words: [{string.Join(", ", said)}] }}\n");
                }
            }

            return text.ToString();
        });

    [Fact]
    public void Every_phrase_of_every_level_is_understood_as_its_statement_and_that_says_the_same_words() => Model.Sample(
        model =>
        {
            var reader = Reader(model);
            foreach (var (name, does) in reader.Actors)
            {
                foreach (var (phrase, statement) in does)
                {
                    var said = $"{name} {phrase}";
                    string[] ways = [said, said.ToUpperInvariant(), said.ToLowerInvariant(), $"{said}.", said.StartsWith("the ", StringComparison.Ordinal) ? said[4..] : $"The {said}"];
                    foreach (var way in ways) Assert.Equal([(statement, said)], Meanings(reader, way));
                    Assert.Equal([Reader(model).Read($"not {statement}").Meanings[0].Text], Meanings(reader, $"never {said}").Select(m => m.Text));
                    var plain = reader.Read(statement);
                    Assert.Equal((true, said), (plain.IsStatement, plain.Meanings[0].Words));
                    Assert.Equal(statement, Assert.Single(reader.PartsOf(statement)!).Statement);
                }
            }

            var all = reader.Actors.SelectMany(a => a.Does.Select(d => (Said: $"{a.Name} {d.Phrase}", d.Statement))).ToArray();
            foreach (var (a, b) in all.Zip(all.Skip(1)))
            {
                Assert.Equal($"{a.Statement} if not {b.Statement}", Assert.Single(Meanings(reader, $"{a.Said} unless {b.Said}")).Text);
                Assert.Equal($"{a.Statement} and {b.Statement}", Assert.Single(Meanings(reader, $"{a.Said}, but {b.Said}")).Text);
            }
        },
        iter: 60);

    [Theory]
    [InlineData("Saudi Arabia lifts the embargo", "embargo is lifted")]
    [InlineData("saudi arabia lifts the Embargo.", "embargo is lifted")]
    [InlineData("Kingdom lifts the embargo", "embargo is lifted")]
    [InlineData("never the kingdom keeps the embargo and the blockade", "not embargo is in force")]
    [InlineData("avoid break", "not break")]
    [InlineData("Avoid war and peace", "not 'war and peace'")]
    [InlineData("Qatar accepts the list unless the kingdom keeps the embargo and the blockade", "answer is accepts if not embargo is in force")]
    [InlineData("Unless the kingdom lifts the embargo, Qatar rejects the list", "answer is rejects if not embargo is lifted")]
    [InlineData("If the kingdom lifts the embargo, Qatar accepts the list", "answer is accepts if embargo is lifted")]
    [InlineData("Qatar rejects the list and keeps answer", null)]
    [InlineData("Qatar accepts the list when the kingdom and Qatar hold a summit", "answer is accepts if summit is yes")]
    [InlineData("never Qatar accepts the list if the kingdom lifts the embargo", "not answer is accepts if embargo is lifted")]
    [InlineData("prevent (Qatar rejects the list or break)", "not (answer is rejects or break)")]
    [InlineData("it is not so that Qatar accepts the list", "not answer is accepts")]
    [InlineData("Embargo is Lifted AND Answer is Accepts", "embargo is lifted and answer is accepts")]
    [InlineData("Qatar's tone at least cool", "Qatar.tone at least cool")]
    [InlineData("Qatar tone harsh", "Qatar.tone is harsh")]
    [InlineData("the kingdom lift the embargo", "embargo is lifted")]
    [InlineData("never", "never")]
    [InlineData("nobody knows", null)]
    public void What_is_said_is_understood(string said, string? means) =>
        Assert.Equal(means is null ? [] : [means], Meanings(Reader(Gulf), said).Select(m => m.Text));

    [Fact]
    public void What_may_mean_two_things_is_both()
    {
        var reader = Reader(Gulf);

        Assert.Equal(["Qatar.tone is harsh", "Iran.tone is harsh"], Meanings(reader, "tone is harsh").Select(m => m.Text));
        Assert.Equal(["Iran.tone is harsh"], reader.Read("tone is harsh", "Iran").Meanings.Select(m => m.Text));
    }

    [Fact]
    public void In_its_own_preferences_a_party_need_not_name_itself() =>
        Assert.Equal("answer is accepts if summit is yes", Assert.Single(Reader(Gulf).Read("accepts the list if hold a summit", "Qatar").Meanings).Text);

    [Theory]
    [InlineData("embargo is lifted", true)]
    [InlineData("break", true)]
    [InlineData("the kingdom lifts the embargo", false)]
    [InlineData("nonsense", false)]
    public void What_is_written_by_its_names_is_a_statement_already(string text, bool isOne) => Assert.Equal(isOne, Reader(Gulf).Read(text).IsStatement);

    [Theory]
    [InlineData("embargo is lifted and not answer is rejects unless summit is yes or break")]
    [InlineData("not break")]
    [InlineData("embargo is not lifted or Qatar.tone is cool if answer is rejects")]
    public void A_statement_falls_into_parts_that_say_it_again(string text)
    {
        var reader = Reader(Gulf);
        var whole = Assert.Single(reader.Read(text).Meanings);

        Assert.Equal(whole.Condition, Assert.Single(reader.Read(StatementPart.Text(reader.PartsOf(whole.Text)!)).Meanings).Condition);
    }

    [Theory]
    [InlineData("embargo is lifted and (break or summit is yes)")]
    [InlineData("Qatar.tone at least cool")]
    [InlineData("break iff summit is yes")]
    public void What_is_built_otherwise_has_no_parts(string text) => Assert.Null(Reader(Gulf).PartsOf(text));

    [Fact]
    public void A_bound_crisis_is_read_as_its_text_is()
    {
        var loaded = ModelLoader.Parse(Gulf + "\nbreak: break\n", "m.crisis.yaml");
        var (fromCrisis, fromText) = (StatementReader.Of(loaded.Crisis!), Reader(Gulf));

        foreach (var said in new[] { "avoid break", "kingdom lifts the embargo", "tone is harsh", "summit is yes or break" })
            Assert.Equal(fromText.Read(said).Meanings.Select(m => m.Text), fromCrisis.Read(said).Meanings.Select(m => m.Text));
    }

    private static StatementReader Reader(string model) => StatementReader.Of(Assert.IsType<YamlMapping>(YamlReader.Read(model, "m", new DiagnosticBag())));

    private static (string Text, string Words)[] Meanings(StatementReader reader, string said) => [.. reader.Read(said).Meanings.Select(m => (m.Text, m.Words))];

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
