namespace Demarche.Cli;

/// <summary>What the process says to the shell when it ends.</summary>
internal static class ExitCode
{
    /// <summary>The question was answered.</summary>
    public const int Answered = 0;

    /// <summary>The model has problems; they are on standard error.</summary>
    public const int Problems = 1;

    /// <summary>The command was not used as it is meant to be.</summary>
    public const int WrongUsage = 2;

    /// <summary>The program is at fault.</summary>
    public const int Fault = 3;

    /// <summary>The answer could not be written: standard output is closed or its disk is full.</summary>
    public const int OutputLost = 4;

    /// <summary>The user stopped it: 128 and the number of the interrupt signal.</summary>
    public const int Cancelled = 130;
}
