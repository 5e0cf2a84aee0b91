using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Demarche.Analysis.Play;
using Demarche.Cluster.Wire;
using Demarche.Language.Schema;

namespace Demarche.Cluster;

/// <summary>
/// What must be the same in a silo and whoever sends it work, so that the answer is: the program, and the language that models are written in.
/// </summary>
internal sealed record Identity(string Program, string Language)
{
    /// <summary>Of this process.</summary>
    public static Identity Own { get; } = new(
        typeof(Unit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSchema.Generate())))[..12]);

    /// <summary>Why another cannot work with this one, in words; null when it can.</summary>
    /// <param name="who">The other, as a subject: "the silo at 10.0.0.2:7701".</param>
    /// <param name="program">Its program.</param>
    /// <param name="language">Its language.</param>
    public string? WhyNot(string who, string program, string language)
    {
        if (program != Program) return $"{who} runs Demarche {program}, and this is {Program}: both must be the same version, or answers could differ. "
            + $"Install the same on all machines";
        return language == Language ? null
            : $"{who} reads another version of the model language ({language}; here it is {Language}). Install the same version of Demarche on all machines";
    }

    /// <summary>The same of a silo.</summary>
    public string? WhyNot(string who, SiloCard card) => WhyNot(who, card.Program, card.Language);
}
