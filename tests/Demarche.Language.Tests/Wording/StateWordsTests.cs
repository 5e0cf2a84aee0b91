using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Tests.Compiling;
using Demarche.Language.Wording;

namespace Demarche.Language.Tests.Wording;

public sealed class StateWordsTests
{
    private static readonly CompiledCrisis Talks = Compiler.Compile(Sample.Talks);
    private static readonly StateWords Words = new(Talks);

    [Fact]
    public void A_state_says_what_each_party_does() => Assert.Equal(
        "Russia keeps relations and stays massed on the border; the United States keeps sanctions as they are and sends no arms",
        Words.Full(Talks.Now));

    [Fact]
    public void A_state_is_named_by_what_differs_from_now()
    {
        Assert.Equal("as now", Words.Short(Talks.Now));
        Assert.Equal("Russia severs relations", Words.Short(At(1, 1, 0, 0)));
        Assert.Equal("Russia severs relations and provokes at the border; the United States arms Kyiv", Words.Short(At(1, 2, 0, 1)));
    }

    [Fact]
    public void A_state_is_named_by_what_differs_from_another()
    {
        var severed = At(1, 1, 0, 0);

        Assert.Equal("unchanged", Words.Short(severed, severed));
        Assert.Equal("the United States imposes tough sanctions", Words.Short(At(1, 1, 1, 0), severed));
        Assert.Equal("as now", Words.Short(Talks.Now, Talks.Now));
    }

    [Fact]
    public void Moves_have_their_party_as_subject()
    {
        var step = new Step(1, At(0, 1, 0, 0), At(0, 1, 1, 1));

        Assert.Equal("the United States imposes tough sanctions and arms Kyiv", Words.Move(step));
        Assert.Equal("imposes tough sanctions and arms Kyiv", Words.Action(step));
        Assert.Equal(
            "the United States imposes tough sanctions and arms Kyiv, then Russia severs relations",
            Words.Path([step, new Step(0, step.To, At(1, 1, 1, 1))]));
        Assert.Equal("stays", Words.Action(new Step(0, 3, 3)));
    }

    [Fact]
    public void Outcomes_are_those_that_hold()
    {
        Assert.Empty(Words.Outcomes(Talks.Now));
        Assert.Equal(["break", "mutual aggravation"], Words.Outcomes(At(1, 0, 1, 0)));
        Assert.Null(Words.Pattern(Talks.Now));
    }

    [Fact]
    public void Merged_states_go_by_their_name_and_moves_into_them_by_the_fewest_levers()
    {
        string[] names = ["modify", "delay", "accept", "abandon", "insist"];
        var crisis = Sample.Talks with
        {
            Parties = [Sample.Party("MoE"), Sample.Party("Uniroyal"), Sample.Party("Locals", words: "the local government")],
            Levers = [.. names.Select((n, k) => Sample.YesNo(n, k == 0 ? 0 : k == 4 ? 2 : 1))],
            NowLevels = [0, 1, 0, 0, 0],
            Outcomes = [],
            Break = null,
            Merges = [new Merge("nowhere", Sample.Clause(Condition.Never)), new Merge("abandoned", Sample.Level(3, 1))],
        };
        var compiled = Compiler.Compile(crisis);
        var words = new StateWords(compiled);
        var abandoned = compiled.Space.Count - 1;

        Assert.Equal("abandoned", words.Full(abandoned));
        Assert.Equal("abandoned", words.Short(abandoned));
        Assert.Equal("---Y-", words.Pattern(abandoned));
        Assert.Equal("NYNNN", words.Pattern(compiled.Now));
        Assert.Equal("Uniroyal takes abandon", words.Move(new Step(1, compiled.Now, abandoned)));
        Assert.Equal(words.Full(compiled.Now), words.Short(compiled.Now, abandoned));
        Assert.Equal("Uniroyal leaves abandon", words.Move(new Step(1, abandoned, 0)));
    }

    [Fact]
    public void Named_states_go_by_their_names_and_facts()
    {
        var words = new StateWords(Compiler.Compile(Graph(["calm", "tense", "war"])));

        Assert.Equal("tense (tariffs and talks)", words.Full(1));
        Assert.Equal("calm", words.Full(0));
        Assert.Equal("tense", words.Short(1));
        Assert.Equal("A moves to war", words.Move(new Step(0, 1, 2)));
        Assert.Equal(["tariffs"], words.Facts(2));
        Assert.Null(words.Pattern(1));
    }

    [Fact]
    public void States_named_by_number_go_by_their_facts()
    {
        var words = new StateWords(Compiler.Compile(Graph(["000", "110", "100"])));

        Assert.Equal("nothing of note (000)", words.Full(0));
        Assert.Equal("tariffs and talks (110)", words.Full(1));
        Assert.Equal("no talks", words.Short(2, 1));
        Assert.Equal("A moves to tariffs and talks", words.Move(new Step(0, 0, 1)));
    }

    [Fact]
    public void Lists_read_as_English()
    {
        Assert.Equal("", Phrases.List([]));
        Assert.Equal("a", Phrases.List(["a"]));
        Assert.Equal("a or b", Phrases.List(["a", "b"], "or"));
        Assert.Equal("a, b and c", Phrases.List(["a", "b", "c"]));
        Assert.Equal("The list", Phrases.Capitalise("the list"));
    }

    private static int At(params int[] levels) => Talks.Space.StateOf(Talks.Space.CellAt(levels));

    private static Crisis Graph(string[] names) => new()
    {
        File = "graph.crisis.yaml",
        Name = "Graph",
        Parties = [Sample.Party("A"), Sample.Party("B")],
        Levers = [],
        Graph = new GraphForm(names, [("tariffs", StateSet.Of(3, [1, 2])), ("talks", StateSet.Of(3, [1]))], [[(0, 1), (1, 2)], [(2, 0)]]),
    };
}
