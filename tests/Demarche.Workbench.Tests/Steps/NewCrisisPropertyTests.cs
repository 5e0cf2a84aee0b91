using CsCheck;
using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Workbench.Steps;

namespace Demarche.Workbench.Tests.Steps;

/// <summary>Whatever things are called, the model made by the steps has no mistake in it and says what was typed.</summary>
public class NewCrisisPropertyTests
{
    private static readonly string[] OddNames =
    [
        "and", "not", "yes", "If", "if", "no", "null", "~", "true", "or", "never", "always", "then", "is", "state 7", "state", "7", "1789", "3rd Reich's heirs", "NY", "Y", "at least", "only if",
        "A: B", "C#", "#1", "“quoted”", "\"double\"", "'single'", "O'Brien", "- dash", "[list]", "{map}", "a, b", "(c)", "U.S.", "a.b.c", "&anchor", "*star", "!tag", "%", "@at", "`tick", "|", ">", "? x",
        "Россия", "中国", "إيران", "ישראל", "Ærø", "break", "break 2", "title", "crisis", "levers", "2022-01-31", "0x10", "1e3", "…", "back\\slash", "is not", "war and peace", "<<", "=", "unless", "a  b", ".", "..", "a'", "'"
    ];

    private static readonly Gen<string> Odd = Gen.Int[0, OddNames.Length - 1].Select(k => OddNames[k]);

    private static readonly Gen<string> Plain = Gen.String[Gen.Char["abcXYZ 019:'\"#.,-_()йß"], 1, 12].Select(s => s.Trim()).Where(s => s.Length > 0);

    private static readonly Gen<string> Name = Gen.Frequency((4, Odd), (2, Plain), (1, Gen.Select(Odd, Odd, (a, b) => $"{a} {b}")));

    private static readonly Gen<NewCrisis> Any =
        from title in Name
        from question in Name
        from names in Name.Array[60]
        from parties in Gen.Int[2, 3]
        from levers in Gen.Int[1, 2]
        from spoken in Gen.Bool
        from oneWay in Gen.Bool
        from broken in Gen.Int[0, 100]
        select Made(title, question, [.. names.Distinct(StringComparer.OrdinalIgnoreCase)], parties, levers, spoken, oneWay, broken);

    [Fact]
    public void The_file_has_no_mistake_and_says_what_was_typed() => Any.Sample(
        made =>
        {
            var file = ModelLoader.Parse(made.Text(), "m.crisis.yaml");

            // That a name mixes alphabets is rightly said.
            Assert.Empty(file.Diagnostics.Where(d => d.Code != "DEM0327").Select(d => $"{d.Code} {d.Span} {d.Message} {d.Help}"));
            var crisis = file.Crisis!;
            Assert.Equal((made.Title.Trim(), made.Question.Trim()), (crisis.Name, crisis.Question));
            Assert.Equal(made.Named.Select(p => p.Name.Trim()), crisis.Parties.Select(p => p.Name));
            Assert.Equal(made.Named.SelectMany(p => p.Filled).Select(l => l.Name.Trim()), crisis.Levers.Select(l => l.Name));
            Assert.Equal(made.Named.SelectMany(p => p.Filled).SelectMany(l => l.Named).Select(l => l.Word.Trim()), crisis.Levers.SelectMany(l => l.Levels));
            if (made.Levels.Any(l => l.Level.Phrase.Length > 0)) Assert.Equal(made.Levels.Select(l => l.Level.Phrase.Trim()), crisis.Levers.SelectMany(l => l.Words));
            Assert.NotNull(crisis.Break);
            Assert.All(CrisisStep.All, step => Assert.Null(step.WhyNot(made)));
        },
        iter: 300,
        print: made => made.Text());

    [Fact]
    public void What_the_tab_keeps_is_the_same_crisis() => Any.Sample(
        made =>
        {
            made.Move(made.Parties[0], made.RankingOf(made.Parties[0]).Count - 1, 0);

            var (again, at) = KeptCrisis.Read(KeptCrisis.Text(made, 4))!.Value;

            Assert.Equal((4, made.Text()), (at, again.Text()));
        },
        iter: 50);

    [Fact]
    public void Nothing_typed_is_nothing_to_keep() => Assert.Equal("", KeptCrisis.Text(new NewCrisis(), 0));

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    public void What_cannot_be_read_is_passed_over(string kept) => Assert.Null(KeptCrisis.Read(kept));

    private static NewCrisis Made(string title, string question, string[] names, int parties, int levers, bool spoken, bool oneWay, int broken)
    {
        var next = 0;
        string Next() => next < names.Length ? names[next++] : $"name {next++}";
        var crisis = new NewCrisis { Title = title, Question = question };
        crisis.Parties.Clear();
        for (var p = 0; p < parties; p++)
        {
            var party = new NewParty { Name = Next() };
            party.Levers.Clear();
            for (var k = 0; k < levers; k++)
            {
                var lever = new NewLever { Name = Next(), IsOneWay = oneWay };
                foreach (var level in lever.Levels) (level.Word, level.Phrase) = (Next(), spoken ? Next() : "");
                party.Levers.Add(lever);
            }

            crisis.Parties.Add(party);
        }

        var all = crisis.Levels.ToList();
        crisis.Breaks.Add(all[broken % all.Count].Level);
        crisis.Calendar[0].Day = new DateOnly(2030, 1, 1);
        return crisis;
    }
}
