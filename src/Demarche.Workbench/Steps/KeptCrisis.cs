using System.Text.Json;

namespace Demarche.Workbench.Steps;

/// <summary>A crisis that is being described, as the tab keeps it.</summary>
/// <param name="At">The step.</param>
/// <param name="Title">Its title.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Breaks">What is the break: party, lever and level by number.</param>
/// <param name="Ranks">What each party put in order; empty for one that put nothing in order.</param>
/// <param name="Calendar">The occasions.</param>
public sealed record KeptCrisis(int At, string Title, string Question, IReadOnlyList<KeptParty> Parties, IReadOnlyList<int[]> Breaks,
    IReadOnlyList<IReadOnlyList<Rankable>> Ranks, IReadOnlyList<NewOccasion> Calendar)
{
    /// <summary>Writes down a crisis and the step that it is at; empty while nothing was typed.</summary>
    public static string Text(NewCrisis crisis, int at)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        var kept = Of(crisis, at);
        return JsonSerializer.Serialize(kept) == JsonSerializer.Serialize(Of(new NewCrisis(), at)) ? "" : JsonSerializer.Serialize(kept);
    }

    /// <summary>The crisis that was written down, and its step; null when the text holds none.</summary>
    public static (NewCrisis Crisis, int At)? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) || JsonSerializer.Deserialize<KeptCrisis>(text) is not { } kept ? null
                : (kept.Made(), Math.Clamp(kept.At, 0, CrisisStep.All.Count - 1));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KeptCrisis Of(NewCrisis crisis, int at) => new(
        at, crisis.Title, crisis.Question,
        [.. crisis.Parties.Select(p => new KeptParty(p.Name, [.. p.Levers.Select(l => new KeptLever(l.Name, l.IsOneWay, [.. l.Levels]))]))],
        [.. from party in crisis.Parties.Index()
            from lever in party.Item.Levers.Index()
            from level in lever.Item.Levels.Index()
            where crisis.Breaks.Contains(level.Item)
            select new[] { party.Index, lever.Index, level.Index }],
        [.. crisis.Parties.Select(crisis.ChosenOrderOf)],
        [.. crisis.Calendar]);

    private NewCrisis Made()
    {
        var crisis = new NewCrisis { Title = Title, Question = Question };
        Fill(crisis.Parties, Parties.Select(p => p.Made()));
        Fill(crisis.Calendar, Calendar);
        foreach (var at in Breaks) crisis.Breaks.Add(crisis.Parties[at[0]].Levers[at[1]].Levels[at[2]]);
        foreach (var (party, order) in crisis.Parties.Zip(Ranks).Where(p => p.Second.Count > 0)) crisis.Put(party, order);
        return crisis;
    }

    internal static void Fill<T>(IList<T> list, IEnumerable<T> items)
    {
        list.Clear();
        foreach (var item in items) list.Add(item);
    }
}

/// <summary>A party as the tab keeps it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Levers">What it can do.</param>
public sealed record KeptParty(string Name, IReadOnlyList<KeptLever> Levers)
{
    internal NewParty Made()
    {
        var party = new NewParty { Name = Name };
        KeptCrisis.Fill(party.Levers, Levers.Select(l => l.Made()));
        return party;
    }
}

/// <summary>A lever as the tab keeps it.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="IsOneWay">Whether a step cannot be undone.</param>
/// <param name="Levels">Its levels.</param>
public sealed record KeptLever(string Name, bool IsOneWay, IReadOnlyList<NewLevel> Levels)
{
    internal NewLever Made()
    {
        var lever = new NewLever { Name = Name, IsOneWay = IsOneWay };
        KeptCrisis.Fill(lever.Levels, Levels);
        return lever;
    }
}
