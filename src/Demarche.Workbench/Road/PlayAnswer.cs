using Demarche.Analysis.Asking;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Workbench.Models;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Road;

/// <summary>The crisis played forward through its calendar, as <c>demarche play</c> has it.</summary>
public static class PlayAnswer
{
    /// <summary>What the button says that asks for it.</summary>
    public static string Offer { get; } = "Ask what would change the forecast";

    /// <summary>On how many runs a forecast rests, and what more would give.</summary>
    public static string Said(PlayFindings forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return $"What follows rests on {forecast.Basis.Draws} runs. More runs make these numbers steadier, not the future more certain.";
    }

    /// <summary>The report: how likely the break is by each date, the ways, what decides it and what would change it.</summary>
    /// <remarks>Stopped, or out of time, it says what the runs until then say, and how many they are.</remarks>
    /// <exception cref="InvalidOperationException">The crisis is not played; the message says why, and what to add.</exception>
    public static Document Of(BriefAnswer answer, WorkContext work)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(work);
        var request = PlayQuestion.Shared(work.Workforce, answer.Content) with { Threads = 1 };
        var (forecast, whyNot) =
            PlayForecast.Of(answer.Compiled, request, at => work.Report($"{at.What}: {at.Done:N0} of {at.Of:N0} runs done"), work.Cancellation);
        return forecast is null ? throw new InvalidOperationException(whyNot) : PlayDocument.Of(forecast.Findings);
    }
}
