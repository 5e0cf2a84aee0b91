using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;

namespace Demarche.Tests.Reading;

/// <summary>A sentence with its kind and the words that name its two sides.</summary>
internal sealed record CodedSentence(string Words, string By, string Toward, string Type)
{
    private static readonly DateOnly Day = new(2022, 6, 15);

    public static CodedSentence Of(string[] cells) => cells[1].Split(';') is [var by, var toward, ..] ? new CodedSentence(cells[0], by, toward, cells[2]) : throw new ArgumentException(cells[1]);

    /// <summary>Whether an event with this kind and these sides is read in it.</summary>
    public bool IsRead() => Reading(Words).Any(IsThis);

    /// <summary>What is read in a sentence that is a text by itself.</summary>
    public static IEnumerable<EventRow> Reading(string words)
    {
        var text = words + "\n";
        return Record.Reading.Reader.Read(new Article("sentence", text, Paragraphs.Of(text), "", null), Day).Events.Select(e => e.Row);
    }

    private bool IsThis(EventRow row)
    {
        if (row.Kind?.Type.Name() != Type) return false;
        if (Is(row.By, By) && (Is(row.Toward, Toward) || row.With.Split("; ").Any(w => Is(w, Toward)))) return true;
        return Type is "CONSULT" or "AGREE" or "COOPERATE" or "SUPPORT" && Is(row.By, Toward) && Is(row.Toward, By);
    }

    private static bool Is(string read, string words)
    {
        if (read.Length == 0) return false;
        var name = Score.Name(words);
        var state = Gazetteer.Shared.Beginning(Tokenizer.Words(words)[0]).FirstOrDefault(e => e.Words.SequenceEqual(Tokenizer.Words(words)))?.Of.Name ?? name;
        return read == name || read == state || read.StartsWith(Gazetteer.Shared.Adjective(state) + " ", StringComparison.Ordinal) || read.Contains(words, StringComparison.OrdinalIgnoreCase) || words.Contains(read, StringComparison.OrdinalIgnoreCase);
    }
}
