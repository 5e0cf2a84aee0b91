using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>How parties see one another and what they wish one another, and what that changes; left out where the model says nothing of either.</summary>
internal static class ViewsSection
{
    public static Section? Build(BriefFindings findings)
    {
        Block[] blocks = [.. Perceptions(findings), .. Attitudes(findings)];
        return blocks.Length == 0 ? null : new Section("views", "What the parties see, and what they wish one another", blocks);
    }

    private static IEnumerable<Block> Perceptions(BriefFindings findings)
    {
        if (findings.Perceptions is not { } perceptions) yield break;
        yield return new Block.Heading("How they see one another");
        yield return new Block.Bullets([.. perceptions.Seen.Select(t => Say.Bullet(new Run(t.InWords())))]);
        if (perceptions.WhyNot is { } reason)
        {
            yield return Say.Note($"What this changes cannot be asked here: {reason}. The rest of the brief takes everybody to see the conflict as it is.");
            yield break;
        }

        yield return Say.Paragraph(
            Say.Verdict(perceptions.NowHolds, $"With each acting by what it sees, the present state {Holds(perceptions.NowHolds)}"),
            new Run($"{Compared(perceptions.NowHolds, perceptions.NowHoldsAsItIs, "if all saw the conflict as it is")}. "
                + $"{Break(perceptions.BreakHolds, perceptions.BreakHoldsAsItIs, "if all saw it as it is")}"));
        yield return new Block.Bullets([.. perceptions.Views.Select(View)]);
        yield return Say.Note(
            "A party acts by the game that it sees. What holds is what somebody sees who knows all of these games; a party that does not know of a state is "
            + "not asked about it. The rest of the brief takes everybody to see the conflict as it is.");
    }

    private static Bullet View(PartyViewFinding view)
    {
        var expects = view.ExpectsNow switch { true => "expects the present state to hold", false => "does not expect the present state to hold", null =>
            "does not know of the present state" };
        var ofBreak = view.ExpectsBreak switch { true => "takes it that a break could hold", false => "takes it that no break could hold", null => null };
        var unknown = view.Unknown == 0 ? null : $"does not know of {Phrases.Count(view.Unknown, "state")}";
        return Say.Bullet(
            Say.Strong($"{Phrases.Capitalise(view.Party)} "),
            new Run($"{Phrases.List(new[] { expects, ofBreak, unknown }.OfType<string>())}."),
            new Run(List(" It would be surprised by ", view.Surprises, view.SurpriseCount)),
            new Run(List(" It counts in vain on ", view.FalseHopes, view.FalseHopeCount)));
    }

    private static IEnumerable<Block> Attitudes(BriefFindings findings)
    {
        if (findings.Attitudes is not { } attitudes) yield break;
        yield return new Block.Heading("What they wish one another");
        yield return new Block.Bullets([.. attitudes.Stances.Select(t => Say.Bullet(new Run(t.InWords())))]);
        if (attitudes.WhyNot is { } reason)
        {
            yield return Say.Note($"What this changes cannot be asked here: {reason}. The rest of the brief takes each party to go by its own order alone.");
            yield break;
        }

        yield return Say.Paragraph(
            Say.Verdict(attitudes.NowHolds, $"By their attitudes, the present state {Holds(attitudes.NowHolds)}"),
            new Run($"{Compared(attitudes.NowHolds, attitudes.NowHoldsWithout, "if each went by its own order alone")}. "
                + $"{Break(attitudes.BreakHolds, attitudes.BreakHoldsWithout, "without them")}"
                + $"{List(" Through them these states hold that otherwise would not: ", attitudes.Gained, attitudes.GainedCount)}"
                + $"{List(" Because of them these do not hold: ", attitudes.Lost, attitudes.LostCount)}"));
        var leaving = attitudes.Now.Where(r => !r.IsStable).ToArray();
        if (leaving.Length > 0)
            yield return new Block.Bullets(
            [.. leaving.Select(r => Say.Bullet(Say.Verdict(false, $"{Phrases.Capitalise(r.Party)} leaves. "), new Run(r.Reason.InWords())))]);
        yield return Say.Note(
            "A party moves by its attitudes when nobody it wishes well, itself among them, is worse off, nobody it wishes ill is better off, and one of these "
            + "really gains or loses. Otherwise the same as sequential stability. “explain --attitudes” says which attitudes would make a state hold. The "
            + "rest of the brief takes each party to go by its own order alone.");
    }

    private static string Holds(bool holds) => holds ? "holds" : "does not hold";

    private static string Compared(bool with, bool without, string when) => (with, without) switch
    {
        (true, true) => $", as it would {when}",
        (false, false) => $", nor would it {when}",
        _ => $", and {(without ? "would" : "would not")} {when}",
    };

    private static string Break(bool? with, bool? without, string when) => (with, without) switch
    {
        (null, _) or (_, null) => "",
        (true, true) or (false, false) => $"{(with.Value ? "A" : "No")} break could hold, with or without.",
        (true, false) => $"A break could hold, and could not {when}.",
        _ => $"No break could hold, and one could {when}.",
    };

    private static string List(string before, IReadOnlyList<StateRef> states, int count)
    {
        if (count == 0) return "";
        var more = count - states.Count;
        return $"{before}{Phrases.List(states.Select(s => $"“{s.Words}” ({s.Number})").Concat(more > 0 ? [Phrases.Count(more, "more state")] : []))}.";
    }
}
