using System.Diagnostics.Metrics;

namespace Demarche.Workbench.Tests.Browser;

/// <summary>Counts the connections to pages that this process holds, by the server's own measure, from when it is made.</summary>
internal sealed class Circuits : IDisposable
{
    private const string Meter = "Microsoft.AspNetCore.Components.Server.Circuits";
    private const string Instrument = "aspnetcore.components.circuit.connected";

    private readonly MeterListener listener = new();
    private long connected;

    public Circuits()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name == Instrument) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref connected, change));
        listener.Start();
    }

    public long Connected => Interlocked.Read(ref connected);

    public void Dispose() => listener.Dispose();
}
