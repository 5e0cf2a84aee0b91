using System.ClientModel;
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

    public static IChatClient Connect(string model, Uri endpoint, string? key) =>
        new ChatClient(model, new ApiKeyCredential(string.IsNullOrWhiteSpace(key) ? "none" : key), new OpenAIClientOptions { Endpoint = endpoint }).AsIChatClient();

    /// <summary>What a person must know before the text is sent.</summary>
    public static string Notice(string model, Uri endpoint, string name, int characters) => endpoint.IsLoopback
        ? $"{name} ({characters:N0} characters) goes to {model} at {endpoint.Authority}, on this machine."
        : $"{name} ({characters:N0} characters) leaves this machine: it is sent to {model} at {endpoint.Authority}.";
}
