using Demarche.Analysis.Play;
using Demarche.Record.Classifying;
using Demarche.Table.Seats;
using Demarche.Workbench.Asking;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Work;

namespace Demarche.Workbench;

/// <summary>What the workbench is started with.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>The address it listens on when none is given.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5178";

    /// <summary>The bundled model that is opened when none is named.</summary>
    public const string FirstModel = "geneva-2022";

    /// <summary>How long the first page waits for the answer when nothing else is said.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(10);

    /// <summary>The model file or folder to open; null for the bundled <see cref="FirstModel"/>.</summary>
    public string? Model { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>The folder of the models that come with the program, each a folder with a <c>crisis.yaml</c>.</summary>
    public required string BundledModels { get; init; }

    /// <summary>The folder in which models are opened and kept.</summary>
    public required string Folder { get; init; }

    /// <summary>The text of a new model.</summary>
    public required string BlankModel { get; init; }

    /// <summary>The folder in which changes are kept until they are in their file; null to keep none.</summary>
    public string? Drafts { get; init; }

    /// <summary>How much of the machine analyses may take.</summary>
    public WorkLimits Limits { get; init; } = new();

    /// <summary>Who works on the pieces of long questions elsewhere; nobody when null. What one session may ask is bounded in the same way.</summary>
    public Workforce? Workforce { get; init; }

    /// <summary>What asks a language model for seats at tables that one holds; null where none is named.</summary>
    public LanguageSeat? Language { get; init; }

    /// <summary>What votes on the kinds of events when a text is read: the classifier, with a sentence encoder where one was found.</summary>
    public Lazy<KindClassifier> Kinds { get; init; } = new(() => KindClassifier.Shared);

    /// <summary>The secret that whoever comes must show; null to ask for none, which is for this machine alone.</summary>
    public AccessToken? Token { get; init; }

    /// <summary>Further names under which it is reached, as behind a proxy.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How requests are logged.</summary>
    public LogFormat Log { get; init; }

    /// <summary>Whether metrics are sent by OpenTelemetry.</summary>
    public bool Metrics { get; init; }

    /// <summary>How long the first page waits for the answer, so that it stands in what is sent; a longer answer follows when it is done.</summary>
    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
