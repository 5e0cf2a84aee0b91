using System.Runtime.InteropServices;

namespace Demarche.Record.Classifying;

/// <summary>
/// What the classifier sees of a sentence: numbers of buckets, each the hash of something in it. Stems of words and their beginnings; the concepts of the
/// codebook's word list, alone, with the word before and after, first, and in ordered pairs; and what stands beside the actors. Pairs of neighbouring
/// words were tried and cost more than they gave. Nothing is looked up but concepts, so a sentence of n words costs O(n).
/// Not thread-safe; one for each thread.
/// </summary>
internal sealed class SentenceFeatures
{
    /// <summary>How many buckets there are; a power of two.</summary>
    public const int Buckets = 1 << 16;

    private enum Family : uint
    {
        Any,
        Stem,
        Beginning,
        Concept,
        BeforeConcept,
        AfterConcept,
        AfterActor,
        ConceptAfterActor,
        BeforeActor,
        TwoBeforeActor,
        Actors,
        FirstConcept,
        FirstConcepts,
        ConceptPair,
        NextConcept = 22,
        ConceptBetween = 23,
        ConceptPlace = 27,
    }

    private const int LongestSentence = 120;
    private const int Reach = 4;

    private readonly List<int> _found = [];
    private readonly uint[] _stems = new uint[LongestSentence];
    private readonly int[] _concepts = new int[LongestSentence];
    private readonly bool[] _actor = new bool[LongestSentence];
    private readonly char[] _word = new char[24];
    private int _count;

    /// <summary>The buckets of a sentence, some maybe twice. Valid until the next call.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<char> sentence)
    {
        _found.Clear();
        _count = 0;
        Add(Family.Any, 0, 0);
        Split(sentence);
        Neighbours();
        Actors();
        ConceptPairs();
        ConceptsByActors();
        return CollectionsMarshal.AsSpan(_found);
    }

    private void Split(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && _count < LongestSentence)
        {
            if (!IsWordPart(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsWordPart(text[i]))
                i++;
            Word(text[start..i]);
        }
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' || c > 127 && char.IsLetter(c);

    private void Word(ReadOnlySpan<char> text)
    {
        var length = Math.Min(text.Length, _word.Length);
        var actor = length >= 6 && text.StartsWith("ACTOR", StringComparison.Ordinal);
        for (var i = 0; i < length; i++)
            _word[i] = char.ToLowerInvariant(text[i]);
        var word = _word.AsSpan(0, actor ? 5 : length);
        var stem = actor ? word : Stem.Cut(word);
        var place = _count++;
        _actor[place] = actor;
        _stems[place] = Hash(stem);
        _concepts[place] = actor ? 0 : Concepts.Shared.Of(word, stem);
        if (actor)
            return;
        Add(Family.Stem, _stems[place], 0);
        if (stem.Length > 5)
            Add(Family.Beginning, Hash(stem[..5]), 0);
        if (_concepts[place] != 0)
            Add(Family.Concept, (uint)_concepts[place], 0);
    }

    private void Neighbours()
    {
        for (var i = 0; i < _count; i++)
        {
            if (_concepts[i] == 0)
                continue;
            if (i > 0)
                Add(Family.BeforeConcept, _stems[i - 1], (uint)_concepts[i]);
            if (i + 1 < _count)
                Add(Family.AfterConcept, _stems[i + 1], (uint)_concepts[i]);
        }
    }

    private void Actors()
    {
        var last = -1;
        for (var i = 0; i < _count; i++)
        {
            if (!_actor[i])
                continue;
            for (var step = 1; step <= Reach && i + step < _count && !_actor[i + step]; step++)
            {
                Add(Family.AfterActor, _stems[i + step], (uint)(last < 0 ? 0 : 1));
                if (_concepts[i + step] != 0)
                    Add(Family.ConceptAfterActor, (uint)_concepts[i + step], (uint)(last < 0 ? 0 : 1));
            }

            if (i > 0 && !_actor[i - 1])
                Add(Family.BeforeActor, _stems[i - 1], 0);
            if (i > 1 && last >= 0)
                Add(Family.TwoBeforeActor, _stems[i - 1], _stems[i - 2]);
            last = i;
        }

        Add(Family.Actors, (uint)(last < 0 ? 0 : 1), 0);
    }

    private void ConceptPairs()
    {
        Span<int> seen = stackalloc int[12];
        var count = 0;
        for (var i = 0; i < _count && count < seen.Length; i++)
        {
            if (_concepts[i] != 0 && (count == 0 || seen[count - 1] != _concepts[i]))
                seen[count++] = _concepts[i];
        }

        if (count > 0)
            Add(Family.FirstConcept, (uint)seen[0], 0);
        if (count > 1)
            Add(Family.FirstConcepts, (uint)seen[0], (uint)seen[1]);
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < Math.Min(count, i + 4); j++)
                Add(Family.ConceptPair, (uint)seen[i], (uint)seen[j]);
        }
    }

    /// <summary>The first two concepts after the first actor, the last before the second, and how far on in the sentence each stands.</summary>
    private void ConceptsByActors()
    {
        var first = Array.IndexOf(_actor, true, 0, _count);
        var second = first < 0 ? -1 : Array.IndexOf(_actor, true, first + 1, _count - first - 1);
        uint after = 0;
        var between = 0;
        for (var i = 0; i < _count; i++)
        {
            if (_concepts[i] == 0)
                continue;
            Add(Family.ConceptPlace, (uint)_concepts[i], i < 6 ? 0u : i < 14 ? 1u : 2u);
            if (i > first && after < 2)
                Add(Family.NextConcept, (uint)_concepts[i], after++);
            if (i > first && i < second)
                between = _concepts[i];
        }

        if (between != 0)
            Add(Family.ConceptBetween, (uint)between, 0);
    }

    private void Add(Family family, uint first, uint second)
    {
        var mixed = (first * 0x9E3779B1u) ^ ((second + (uint)family * 0x85EBCA6Bu) * 0xC2B2AE35u);
        mixed ^= mixed >> 15;
        mixed *= 0x2C1B3C6Du;
        mixed ^= mixed >> 13;
        _found.Add((int)(mixed & (Buckets - 1)));
    }

    /// <summary>FNV-1a over UTF-16 units.</summary>
    internal static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }
}
