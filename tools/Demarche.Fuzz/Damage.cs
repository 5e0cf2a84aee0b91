using System.Text;

namespace Demarche.Fuzz;

/// <summary>Damages well-formed input: cuts, repeats, exchanges, and puts in what readers trip over. The same seed does the same.</summary>
internal static class Damage
{
    private const int Longest = 60_000;

    private static readonly byte[][] Scraps =
    [
        .. ((string[])
        [
            "\"", "'", "\\", ":", ": ", "- ", "\n", "\r", "\r\n", "\t", "{", "}", "[", "]", "(", ")", "&a", "*a", "!!", "<<: *a", "#", "%", "|", ">", "?", ",", ";", "=", "\0",
            "-1", "0", "1e999", "NaN", "9223372036854775808", "2022-02-30", "0001-01-01", "9999-12-31", "true", "null", "é", "e\u0301", "\u202E", "\uFEFF", "\u00A0", "state 0",
            "not not not ", "and", "((((((((", "[[[[[[[[", "{{{{{{{{", "\u001b]52;c;", "=cmd|", "\"\"\"",
        ]).Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ];

    public static byte[] Of(byte[][] seeds, Random random)
    {
        var bytes = new List<byte>(seeds[random.Next(seeds.Length)]);
        for (var step = random.Next(1, 7); step > 0; step--) Change(bytes, seeds, random);
        return [.. bytes.Take(Longest)];
    }

    private static void Change(List<byte> bytes, byte[][] seeds, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(2) == 0 ? 4 : 200));
        switch (random.Next(7))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2:
                if (length > 0) bytes[at] = (byte)random.Next(256);
                break;
            case 3:
                bytes.InsertRange(at, Enumerable.Repeat(Scraps[random.Next(Scraps.Length)], random.Next(8) == 0 ? 300 : 1).SelectMany(scrap => scrap));
                break;
            case 4:
                var other = seeds[random.Next(seeds.Length)];
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 80)).ToArray());
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Scraps[random.Next(Scraps.Length)]);
                break;
        }
    }
}
