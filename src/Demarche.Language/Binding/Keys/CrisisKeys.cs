using static Demarche.Language.Binding.Keys.Shape;

namespace Demarche.Language.Binding.Keys;

/// <summary>Every key of the language. What is not here is an error; what is here is bound, in the schema and in <c>docs/keys.md</c>.</summary>
public static class CrisisKeys
{
    /// <summary>The whole file.</summary>
    public static KeyTable Root { get; } = new("model", "The whole model. Everything but `parties` may be left out.",
    [
        new("crisis", new Text(), "Title."),
        new("extends", new Text(),
            "Another model, beside this file, below its folder or one folder up, over which this one is laid: mappings are merged key by key, anything else "
            + "is replaced, a key without a value is removed."),
        new("asof", new Date(), "The day the analysis is made as of."),
        new("question", new Text(), "The question, in the analyst's words."),
        new("sources", new MapOf("source", new Either(new Text(), new Mapping(ContextKeys.Source))), "Sources that `source:` may name, by a short id."),
        new("parties", new MapOf("party", new Mapping(PartyKeys.Party)), "The parties, in the order in which they are shown.", Required: true),
        new("levers", new MapOf("lever", new Mapping(PartyKeys.JointLever)),
            "Levers that several parties hold together; those of one party stand in the party."),
        new("order", new ListOf(new Name("lever")),
            "Every lever once, the one that varies fastest in the numbering of states first; as declared when left out."),
        new("states", new ListOf(new Either(new Text(), new MapOf("state", new ListOf(new Text()))), Least: 1),
            "Graph form: the states by name, each with the facts that are true in it."),
        new("moves", new MapOf("party", new ListOf(new ListOf(new Name("state"), 2, 2))), "Graph form: for each party its moves, as pairs [from, to]."),
        new("now", new Name("state"), "Graph form: the present state; the first when left out."),
        new("outcomes", new MapOf("outcome", Entry(StatementKeys.Outcome)), "Named regions of states, usable wherever a statement is."),
        new("break", new Statement(), "The outcome whose distance is asked: an outcome's name or a statement."),
        new("aggravation", new Statement(), "The outcome meant by mutual aggravation: an outcome's name or a statement."),
        new("impossible", new ListOf(new Either(new Statement(), new Mapping(StatementKeys.Impossible))), "States that cannot be."),
        new("merge", new Either(new Mapping(StatementKeys.Merge), new ListOf(new Mapping(StatementKeys.Merge))),
            "States that are taken as one; merged states are numbered after all others."),
        new("forbidden-moves", new ListOf(new Mapping(StatementKeys.ForbiddenMove)), "Moves that a party may not make although its levers allow them."),
        new("threats", new ListOf(new Mapping(ContextKeys.Threat)), "Conditional threats and promises."),
        new("issues", new MapOf("issue", new Mapping(ContextKeys.Issue)), "Issues elsewhere that an outcome puts at risk."),
        new("risks", new ListOf(new Mapping(PlayKeys.Risk)), "What may happen by itself, without anybody choosing it."),
        new("calendar", new ListOf(new Mapping(ContextKeys.Occasion)), "Occasions to come at which moves can be made."),
        new("record", new Either(new Text(), new ListOf(new Mapping(ContextKeys.Event))),
            "What was said and done: a CSV file in the model's folder with the columns date, by, toward, what, tone, source, does, before; or a list."),
        new("precedents", new ListOf(new Mapping(ContextKeys.Precedent)), "Earlier crises held to be like this one."),
        new("outside", new Either(new Text(), new Mapping(OutsideKeys.Outside)),
            "How often crises like this one went the way of the break: the name of a class of cases (`violence/icb-all`), or a mapping."),
        new("play", new Mapping(PlayKeys.Play), "How the crisis is played forward through its calendar."),
        new("perceptions", new MapOf("party", new Mapping(ContextKeys.Perception)), "How a party sees the others, where it differs from how they are."),
        new("power", new ListOf(new Mapping(ContextKeys.Power)), "Power of one party over another."),
        new("changes", new ListOf(new Mapping(AdviceKeys.Change), Most: Engine.Advice.AdviceQuestion.MaximumChanges),
            "Changes that a mediator may bring about, with what each costs; what `advise` chooses from. Where there are none, every swap of neighbouring "
            + "priorities costs 1."),
        new("attitudes", new MapOf("party", new MapOf("party", new OneOf("for", "neutral", "against"))),
            "How a party is disposed to the others, and to itself: neutral to others and for itself where nothing is said."),
        new("coalitions", new Either(new OneOf("all"), new ListOf(new ListOf(new Name("party"), 2))),
            "Coalitions that are asked about: lists of parties, or `all`."),
    ]);

    /// <summary>Every table, each once, in the order in which a reader meets them.</summary>
    public static IReadOnlyList<KeyTable> Tables { get; } = Walk(Root);

    private static Either Entry(KeyTable table) => new(new Statement(), new Mapping(table));

    private static List<KeyTable> Walk(KeyTable root)
    {
        var tables = new List<KeyTable>();
        void Visit(Shape shape)
        {
            switch (shape)
            {
                case Mapping mapping when !tables.Contains(mapping.Table):
                    tables.Add(mapping.Table);
                    foreach (var key in mapping.Table.Keys) Visit(key.Shape);
                    if (mapping.Table.OtherKeys is { } other) Visit(other);
                    break;
                case ListOf list:
                    Visit(list.Item);
                    break;
                case MapOf map:
                    Visit(map.Value);
                    break;
                case Either either:
                    foreach (var option in either.Options) Visit(option);
                    break;
            }
        }

        Visit(new Mapping(root));
        return tables;
    }
}
