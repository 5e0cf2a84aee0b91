using System.ClientModel;
using Demarche.Language.Model;
using Demarche.Record.LanguageModels;
using Demarche.Record.Reading.Texts;
using Demarche.Reports.Rendering;
using Microsoft.Extensions.AI;

namespace Demarche.Cli.Reading;

/// <summary>The language model that a user asked for: which, where, and where its replies are kept.</summary>
/// <param name="Model">Its name there.</param>
/// <param name="Endpoint">Its address.</param>
/// <param name="Keep">A folder for its replies; null to keep none.</param>
internal sealed record ModelChoice(string Model, Uri Endpoint, string? Keep)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with the options taken together; null when nothing is.</summary>
    public static string? Mistake(string? model, Uri? endpoint, string? keep, string? key) => (model, endpoint) switch
    {
        (null, null) => keep is null ? null : "--keep keeps what a language model answers, and none is asked: add --llm and --endpoint",
        (null, _) => "--endpoint says where a language model is, and --llm which: add --llm MODEL",
        (_, null) => "--llm needs the address of the model: add --endpoint URL, such as http://localhost:11434/v1",
        (_, { IsAbsoluteUri: false }) or (_, { Scheme: not ("http" or "https") }) => "--endpoint takes an address that begins with http:// or https://",
        (_, { Scheme: "http", IsLoopback: false }) when key is { Length: > 0 } => $"{ModelEndpoint.KeyVariable} would travel unprotected over http: use https",
        _ => null,
    };

    /// <summary>Reads an article by the model, after saying where it goes; null, with a word on why, when the model gives nothing to go by.</summary>
    public Record.Reading.Reading? Read(Article article, DateOnly day, Crisis? crisis, string shown, Io io)
    {
        io.Error.WriteLine(PlainText.Of(ModelEndpoint.Notice(Model, Endpoint, shown, article.Text.Length)));
        var text = ArticleForModel.Of(article, day, crisis);
        try
        {
            var read = Waiting.For(io, $"{Model} is reading {shown}", _ => Ask(text, io).GetAwaiter().GetResult());
            var rows = ModelRows.Of(read, article, text, Model);
            io.Error.WriteLine(PlainText.Of(Words(read)));
            return rows.Count == 0 && read.Fault != ReplyFault.None ? null : new Record.Reading.Reading(article, day, text.Sentences.Count, rows);
        }
        catch (Exception failed)
            when (failed is ClientResultException or HttpRequestException or AggregateException or IOException or UnauthorizedAccessException)
        {
            io.Error.WriteLine(PlainText.Of($"{Model} at {Endpoint.Authority} cannot be asked: {FirstLine(failed)}. The rules read the text instead."));
            return null;
        }
    }

    private async Task<ModelReading> Ask(TextToRead text, Io io)
    {
        using var model = ModelEndpoint.Connect(Model, Endpoint, io.Variable(ModelEndpoint.KeyVariable));
        using IChatClient client = Keep is { } folder ? new KeepingClient(model, Model, (key, reply) => Store(folder, key, reply)) : model;
        return await new ModelReader(client, io.Time, Patience).ReadAsync(text, io.Cancellation).ConfigureAwait(false);
    }

    private static void Store(string folder, string key, string reply)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Transcript.FileOf(folder, key), reply);
    }

    /// <summary>What came of it, in words.</summary>
    private static string Words(ModelReading read)
    {
        var passed = read.Verdicts.Count(verdict => verdict.Passes);
        var words = new List<string> { $"{passed} of {read.Verdicts.Count} rows stand in the text as claimed; {read.Samples} replies." };
        if (read.Disputed > 0)
            words.Add($"{read.Disputed} that only one reply had are left out.");
        if (read.Unreadable > 0)
            words.Add($"{read.Unreadable} were not of the form.");
        if (read.Verdicts.Count(verdict => verdict.Passes && verdict.Doubts.Count > 0) is > 0 and var doubtful)
            words.Add($"{doubtful} deserve a second look: --why says which.");
        words.AddRange(read.Verdicts.Where(verdict => !verdict.Passes).Take(5).Select(verdict => $"Refused: {verdict.Refused[0]}"));
        if (Fault(read.Fault) is { } fault)
            words.Add(passed > 0 ? fault : $"{fault} The rules read the text instead.");
        return string.Join(' ', words);
    }

    private static string? Fault(ReplyFault fault) => fault switch
    {
        ReplyFault.Truncated => "A reply broke off before its end.",
        ReplyFault.Refused => "A reply held no data: the model would not answer.",
        ReplyFault.NoRows => "A reply was not of the form that was asked for.",
        ReplyFault.TooLong => "A reply was longer than is read.",
        ReplyFault.TooSlow => "A reply did not come in time.",
        _ => null,
    };

    private static string FirstLine(Exception failed) =>
        (failed is AggregateException { InnerException: { } inner } ? inner : failed).Message.Split('\n')[0].Trim().TrimEnd('.');
}
