using System.Security.Cryptography;
using System.Text;

namespace Demarche.Workbench;

/// <summary>
/// The secret that opens a workbench beyond this machine. It is compared in constant time. A browser that has shown it once keeps a cookie
/// that is worth nothing after the process ends.
/// </summary>
public sealed class AccessToken
{
    /// <summary>The least length of a token, in characters.</summary>
    public const int Shortest = 16;

    private readonly byte[] digest;
    private readonly byte[] passDigest;

    /// <summary>A token.</summary>
    /// <exception cref="ArgumentException">It is too short or holds anything but letters, digits and <c>-._~</c>.</exception>
    public AccessToken(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (WhyNot(text) is { } wrong) throw new ArgumentException(wrong, nameof(text));
        Text = text;
        digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        Pass = Convert.ToHexStringLower(HMACSHA256.HashData(RandomNumberGenerator.GetBytes(32), digest));
        passDigest = SHA256.HashData(Encoding.UTF8.GetBytes(Pass));
    }

    /// <summary>The token itself.</summary>
    public string Text { get; }

    /// <summary>What the cookie holds.</summary>
    public string Pass { get; }

    /// <summary>A new token of 256 random bits.</summary>
    public static AccessToken New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Why a text cannot be a token; null when it can.</summary>
    public static string? WhyNot(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is < Shortest or > 200) return $"a token has {Shortest} to 200 characters";
        return text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~') ? null : "a token is made of letters, digits and - . _ ~";
    }

    /// <summary>Whether a text is the token.</summary>
    public bool Opens(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), digest);

    /// <summary>Whether a cookie is one that this process gave out.</summary>
    public bool Passes(string? cookie) =>
        cookie is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)), passDigest);
}
