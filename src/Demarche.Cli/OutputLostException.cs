namespace Demarche.Cli;

/// <summary>Standard output took no more.</summary>
internal sealed class OutputLostException(string message, Exception inner) : IOException(message, inner);
