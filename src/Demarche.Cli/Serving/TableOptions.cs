using System.CommandLine;
using Demarche.Cli.Reading;

namespace Demarche.Cli.Serving;

/// <summary>The options of <c>demarche table</c>.</summary>
internal sealed class TableOptions
{
    private const int MostTables = 10_000;
    private const double LongestMinutes = 43_200;

    public TableOptions(Command command, Io io)
    {
        Input = new ModelInput(command);
        Tables.Between(1, MostTables);
        foreach (var option in new Option[] { Tables, Seats, Types, Talk, Decide, Seed, Held, File, Results, Record, Freeze, Analyst, Llm, Endpoint })
            command.Add(option);
        Listening = new Listening(command, "each seat and the facilitator have a secret of their own");
        Cluster = new ClusterInput(command, asksOnce: false,
            "Keep the tables in the database of a cluster, of which one or more addresses are given ('demarche silo --membership' starts one)");
        foreach (var option in new Option[] { Format, Output }) command.Add(option);
        foreach (var limit in new[] { Talk, Decide })
        {
            limit.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<double?>() is { } minutes && !(minutes >= 0.1 && minutes <= LongestMinutes))
                    result.AddError($"{limit.Name} is a number of minutes from 0.1 to {LongestMinutes:0}");
            });
        }

        command.Validators.Add(parsed =>
        {
            if (ModelChoice.Mistake(parsed.GetValue(Llm), parsed.GetValue(Endpoint), null, io.Variable(ModelEndpoint.KeyVariable)) is { } mistake)
                parsed.AddError(mistake);
        });
    }

    public ModelInput Input { get; }

    public Listening Listening { get; }

    public ClusterInput Cluster { get; }

    public Option<int?> Tables { get; } = new("--tables") { HelpName = "N",
        Description = "How many tables (1 when left out); where some are kept in the file, as many more as are missing" };

    public Option<string?> Seats { get; } = new("--seats") { HelpName = "PARTY=HOLDER,…",
        Description = "Who holds which seat: person, model or language, such as Russia=person,Ukraine=model; all=… for the others; person when left out" };

    public Option<string?> Types { get; } = new("--types") { HelpName = "PARTY=TYPE,…",
        Description = "Private types to deal at every table, such as Russia=bluffing; drawn when left out" };

    public Option<double?> Talk { get; } = new("--talk") { HelpName = "MINUTES",
        Description = "How long is talked at each occasion; as long as it takes when left out" };

    public Option<double?> Decide { get; } = new("--decide") { HelpName = "MINUTES",
        Description = "How long a party has to decide; as long as it takes when left out" };

    public Option<int> Seed { get; } = new("--seed") { HelpName = "SEED", Description = "The seed of all that is drawn and falls by chance",
        DefaultValueFactory = _ => 1 };

    public Option<bool> Held { get; } = new(
        "--held") { Description = "Let the model's seats be only as ready to decide as the outside view has it, as play does; otherwise they decide at "
        + "every occasion, as in play --inside" };

    public Option<string?> File { get; } = new("--file") { HelpName = "FILE",
        Description = "Where tables are kept, a file beside the model when left out; tables that the model plays by itself are kept only where a file is "
        + "named. With --cluster the name that they have there" };

    public Option<bool> Results { get; } = new("--results") { Description = "Print what came of the tables in the file, and open none" };

    public Option<string?> Record { get; } = new("--record") { HelpName = "FILE",
        Description = "Write what was done and said at a table into a record file (.csv), with a number for each of several tables" };

    public Option<string?> Freeze { get; } = new("--freeze") { HelpName = "DIARY",
        Description = "Write how often the break came about into a diary, as a forecast of its own kind" };

    public Option<string?> Analyst { get; } = new("--analyst") { HelpName = "NAME", Description = "Who makes that forecast" };

    public Option<string?> Llm { get; } = ModelEndpoint.NameOption();

    public Option<Uri?> Endpoint { get; } = ModelEndpoint.AddressOption();

    public Option<string> Format { get; } = Choices.Format("text", "md", "json", "html");

    public Option<string?> Output { get; } = OutputFile.ReportOption("report");
}
