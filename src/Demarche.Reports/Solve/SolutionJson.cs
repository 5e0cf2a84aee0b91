using System.Text.Json;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Solve;
using Demarche.Engine.States;
using Demarche.Language.Model;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Solve;

/// <summary>A solution as one JSON object on one line, for scripts. It is written as it is made, so that millions of states take no memory.</summary>
/// <remarks>
/// States are numbered from 1. <c>ids</c> are ascending and cut to a limit, <c>count</c> is always exact. <c>names</c> holds the present
/// state and the states that <c>ids</c> mention, equilibria first, at most <see cref="MaximumNames"/>. <c>notApplicable</c> is there only
/// when some concept does not apply, <c>coalitions</c> only when some are asked about, <c>perceptions</c> only where parties see the conflict differently,
/// <c>power</c> and <c>thirdParties</c> only where the model tells of one, <c>timings</c> and <c>peakMemoryMb</c> only when asked for.
/// </remarks>
internal static class SolutionJson
{
    /// <summary>The most states that are named in words.</summary>
    public const int MaximumNames = 1000;

    private const int FlushAt = 1 << 16;

    /// <summary>Writes the object and a newline as UTF-8.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="output">Where to.</param>
    /// <param name="limit">The most ids in a list; 0 for all.</param>
    /// <param name="timings">What was measured; null to leave it out.</param>
    public static void Write(Solution solution, Stream output, int limit = 1000, SolveTimings? timings = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var most = limit == 0 ? int.MaxValue : limit;
        using (var json = new Utf8JsonWriter(output, Json.OnOneLine))
        {
            json.WriteStartObject();
            WriteModel(json, solution, most);
            WriteStable(json, solution, most);
            WriteEquilibria(json, solution, most);
            WriteNotApplicable(json, solution);
            if (solution.Coalitions is { } coalitions) WriteCoalitions(json, solution, coalitions, most);
            if (solution.Perceptions is { } perceptions) WritePerceptions(json, solution, perceptions, most);
            if (solution.Power.Count > 0) WritePower(json, solution, most);
            if (solution.ThirdParties.Count > 0) WriteThirdParties(json, solution, most);
            if (timings is not null) WriteTimings(json, solution, timings);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteModel(Utf8JsonWriter json, Solution solution, int most)
    {
        var compiled = solution.Compiled;
        json.WriteString("model", compiled.Crisis.Name);
        json.WriteStartArray("parties");
        foreach (var party in compiled.Crisis.Parties) json.WriteStringValue(party.Name);
        json.WriteEndArray();
        json.WriteStartObject("states");
        json.WriteNumber("total", compiled.Space.Cells);
        json.WriteNumber("feasible", compiled.Space.Count);
        json.WriteEndObject();
        json.WriteStartObject("names");
        foreach (var state in Named(solution, most)) json.WriteString($"{state + 1}", solution.Words.Full(state));
        json.WriteEndObject();
        json.WriteNumber("now", compiled.Now + 1);
    }

    private static void WriteStable(Utf8JsonWriter json, Solution solution, int most)
    {
        json.WriteStartObject("stable");
        foreach (var result in solution.Applying)
        {
            json.WriteStartObject(result.Concept.Id);
            for (var party = 0; party < result.Stable.Count; party++) WriteSet(json, solution.Compiled.Crisis.Parties[party].Name, result.Stable[party], most);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteEquilibria(Utf8JsonWriter json, Solution solution, int most)
    {
        json.WriteStartObject("equilibria");
        foreach (var result in solution.Applying) WriteSet(json, result.Concept.Id, result.Equilibria, most);
        json.WriteEndObject();
    }

    private static void WriteNotApplicable(Utf8JsonWriter json, Solution solution)
    {
        if (!solution.NotApplying.Any()) return;
        json.WriteStartObject("notApplicable");
        foreach (var result in solution.NotApplying) json.WriteString(result.Concept.Id, result.WhyNot);
        json.WriteEndObject();
    }

    private static void WriteCoalitions(Utf8JsonWriter json, Solution solution, CoalitionSolution coalitions, int most)
    {
        json.WriteStartObject("coalitions");
        json.WriteBoolean("players", coalitions.Question.ArePlayers);
        if (coalitions.WhyNot is { } reason) json.WriteString("notApplicable", reason);
        json.WriteStartObject("stable");
        foreach (var result in coalitions.Results)
        {
            json.WriteStartObject(result.Concept.Id);
            for (var k = 0; k < coalitions.Asked.Count; k++) WriteSet(json, CoalitionSection.Key(solution, coalitions.Asked[k]), result.Stable[k], most);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("forAll");
        foreach (var result in coalitions.Results) WriteSet(json, result.Concept.Id, result.ForAll, most);
        json.WriteEndObject();
        json.WriteString("jumpsAmong", coalitions.JumpsAmong);
        json.WriteStartArray("jumps");
        foreach (var jump in coalitions.Jumps.Take(most))
        {
            json.WriteStartObject();
            json.WriteString("by", CoalitionSection.Key(solution, jump.By));
            json.WriteNumber("from", jump.From + 1);
            json.WriteNumber("to", jump.To + 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePerceptions(Utf8JsonWriter json, Solution solution, PerceptionSolution perceptions, int most)
    {
        json.WriteStartObject("perceptions");
        json.WriteString("concept", perceptions.Concept);
        if (perceptions.WhyNot is { } reason) json.WriteString("notApplicable", reason);
        if (perceptions.Result is { } result)
        {
            WriteSet(json, "holds", result.Holds, most);
            json.WriteStartObject("parties");
            for (var party = 0; party < result.Stable.Count; party++)
            {
                json.WriteStartObject(solution.Compiled.Crisis.Parties[party].Name);
                json.WriteNumber("known", perceptions.Hypergame!.Own(party).Known.Count);
                WriteSet(json, "stable", result.Stable[party], most);
                WriteSet(json, "expected", result.Expected[party], most);
                WriteSet(json, "surprises", result.Surprises(party), most);
                WriteSet(json, "falseHopes", result.FalseHopes(party), most);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePower(Utf8JsonWriter json, Solution solution, int most)
    {
        var (parties, now) = (solution.Compiled.Crisis.Parties, solution.Compiled.Now);
        json.WriteStartArray("power");
        foreach (var power in solution.Power)
        {
            json.WriteStartObject();
            json.WriteString("by", parties[power.Power.By].Name);
            json.WriteString("over", parties[power.Power.Over].Name);
            json.WriteString("when", power.Power.When.Text);
            if (power.Power.Kind != PowerKind.Unsaid) json.WriteString("kind", power.Power.Kind.ToString().ToLowerInvariant());
            json.WriteStartObject("concepts");
            foreach (var result in power.Results)
            {
                json.WriteStartObject(result.Concept.Id);
                if (result.WhyNot is { } reason) json.WriteString("notApplicable", reason);
                if (result.Compared is { } compared)
                {
                    WriteSet(json, "with", compared.Holding, most);
                    WriteSet(json, "without", compared.HoldingWithout, most);
                    WriteSet(json, "yields", compared.Unsettled(power.Power.Over), most);
                    WriteSet(json, "deterred", compared.Deterred(power.Power.Over), most);
                    json.WriteBoolean("nowHolds", compared.Holding[now]);
                    if (compared.Unused[now]) json.WriteBoolean("nowHoldsWithout", compared.HoldingWithout[now]);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteThirdParties(Utf8JsonWriter json, Solution solution, int most)
    {
        var now = solution.Compiled.Now;
        json.WriteStartArray("thirdParties");
        foreach (var third in solution.ThirdParties)
        {
            json.WriteStartObject();
            json.WriteString("party", solution.Compiled.Crisis.Parties[third.Party].Name);
            json.WriteString("role", third.Role.ToString().ToLowerInvariant());
            json.WriteStartObject("concepts");
            foreach (var result in third.Results)
            {
                json.WriteStartObject(result.Concept.Id);
                if (result.WhyNot is { } reason) json.WriteString("notApplicable", reason);
                if (result.Compared is { } compared)
                {
                    WriteSet(json, "with", compared.Within, most);
                    WriteSet(json, "without", compared.WithinWithout, most);
                    json.WriteBoolean("nowHolds", compared.Holding[now]);
                    json.WriteBoolean("nowHoldsWithout", compared.HoldingWithout[now]);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTimings(Utf8JsonWriter json, Solution solution, SolveTimings timings)
    {
        json.WriteStartObject("timings");
        json.WriteNumber("compileMs", Milliseconds(timings.Compile));
        json.WriteNumber("preferencesMs", Milliseconds(timings.Preferences));
        foreach (var result in solution.Applying) json.WriteNumber($"{result.Concept.Id}Ms", Milliseconds(result.Elapsed));
        json.WriteNumber("totalMs", Milliseconds(timings.Total));
        json.WriteEndObject();
        json.WriteNumber("peakMemoryMb", Math.Round(timings.PeakMemory / 1048576.0, 1));
    }

    private static void WriteSet(Utf8JsonWriter json, string name, StateSet set, int most)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", set.Count);
        json.WriteStartArray("ids");
        foreach (var state in set.Members().Take(most))
        {
            json.WriteNumberValue(state + 1);
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);

    private static IEnumerable<int> Named(Solution solution, int most)
    {
        var mentioned = solution.Applying.Select(r => r.Equilibria).Concat(solution.Applying.SelectMany(r => r.Stable));
        return mentioned.SelectMany(s => s.Members().Take(most)).Prepend(solution.Compiled.Now).Distinct().Take(MaximumNames).Order();
    }
}
