using CsCheck;
using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Tests.Events;

/// <summary>Rows with anything in them that a text can hold, commas, quotes, line breaks, formulas and odd scripts included.</summary>
internal static class RandomRows
{
    private static readonly string[] Pieces =
    [
        "Russia", "the talks, again", "\"quoted\"", "=SUM(A1)", "+1", "-5", "@here", "'", "''=x", "line\nbreak", "тест", "שלום", "💥", "a;b", "¶3 s11", " ", "",
    ];

    public static Gen<string> Text { get; } = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 3].Select(parts => string.Concat(parts).Trim());

    public static Gen<EventRow> Row { get; } =
        from day in Gen.Int[0, 40_000]
        from length in Gen.Int[0, 30]
        from texts in Text.Array[17]
        from type in Gen.Int[-1, EventTypes.All.Length - 1]
        from mode in Gen.Int[0, 20]
        from aspect in Gen.Int[-1, EventWords.OfAspects.Count - 1]
        from status in Gen.Int[0, EventWords.OfStatuses.Count - 1]
        from numbers in Gen.Int[-1000, 1000].Array[2]
        from no in Gen.Bool
        select new EventRow
        {
            Date = new DateOnly(1946, 1, 1).AddDays(day),
            Until = length == 0 ? null : new DateOnly(1946, 1, 1).AddDays(day + length),
            By = Filled(texts[0]),
            What = Filled(texts[1]),
            Toward = texts[2],
            Tone = numbers[0] < 0 ? null : numbers[0] / 100d,
            Source = texts[3],
            Does = texts[4],
            Before = texts[5],
            DateWords = texts[6],
            With = texts[7],
            Kind = type < 0 ? null : KindOf((EventType)type, mode),
            Aspect = aspect < 0 ? null : (EventAspect)aspect,
            Negated = no,
            If = texts[8],
            IfBy = texts[9],
            Then = texts[10],
            SaidBy = texts[11],
            Place = texts[12],
            Quote = texts[13],
            At = texts[14],
            Count = 1 + Math.Max(0, -numbers[0]),
            Confidence = numbers[1] < 0 ? null : Math.Round(numbers[1] / 1000d, 2),
            Reader = texts[16],
            Status = (RowStatus)status,
        };

    private static EventKind KindOf(EventType type, int mode)
    {
        var modes = Modes.Of(type);
        return new EventKind(type, mode < modes.Length ? modes[mode] : "", mode == 0 ? "036" : "");
    }

    private static string Filled(string text) => text.Length == 0 ? "somebody" : text;
}
