using System.ClientModel;
using System.CommandLine;
using Demarche.Table.Seats;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Demarche.Cli.Reading;

/// <summary>
/// A language model behind an address that speaks the protocol of OpenAI, as do most servers that run on one's own machine. The key comes from the
/// environment alone and is never written anywhere.
/// </summary>
internal static class ModelEndpoint
{
    /// <summary>The variable that holds the key; servers at home need none.</summary>
    public const string KeyVariable = "DEMARCHE_LLM_KEY";

    /// <summary>How long an answer is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The option that names a language model for seats at tables.</summary>
    public static Option<string?> NameOption() =>
        new("--llm") { HelpName = "MODEL", Description = "The language model for seats at tables that one holds, by its name there" };

    /// <summary>The option that says where it is.</summary>
    public static Option<Uri?> AddressOption() => new("--endpoint") { HelpName = "URL",
        Description = $"Where it is: an address that speaks OpenAI's protocol, such as Ollama's; a key comes from {KeyVariable}" };

    /// <summary>What asks a language model for seats.</summary>
    public static LanguageSeat SeatOf(IChatClient client, string model, Io io) => new(client, model, io.Time, Patience);

    public static IChatClient Connect(string model, Uri endpoint, string? key) =>
        new ChatClient(model, new ApiKeyCredential(string.IsNullOrWhiteSpace(key) ? "none" : key), new OpenAIClientOptions { Endpoint = endpoint })
            .AsIChatClient();

    /// <summary>What a person must know before the text is sent.</summary>
    public static string Notice(string model, Uri endpoint, string name, int characters) => endpoint.IsLoopback
        ? $"{name} ({characters:N0} characters) goes to {model} at {endpoint.Authority}, on this machine."
        : $"{name} ({characters:N0} characters) leaves this machine: it is sent to {model} at {endpoint.Authority}.";
}
