using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Workbench.Models;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Road;

/// <summary>The crisis played forward through its calendar, as <c>demarche play</c> tells it.</summary>
public static class PlayAnswer
{
    /// <summary>The report: how likely the break is by each date, the ways, what decides it and what would change it.</summary>
    /// <exception cref="InvalidOperationException">The crisis is not played; the message says why, and what to add.</exception>
    public static Document Of(Answer answer, WorkContext work)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(work);
        var request = new PlayRequest { Threads = 1 };
        var (forecast, whyNot) = PlayForecast.Of(answer.Compiled, request, at => work.Report($"{at.What}: {at.Done:N0} of {at.Of:N0} runs done"), work.Cancellation);
        work.Cancellation.ThrowIfCancellationRequested();
        return forecast is null ? throw new InvalidOperationException(whyNot) : PlayDocument.Of(forecast.Findings);
    }
}
