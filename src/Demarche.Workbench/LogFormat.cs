namespace Demarche.Workbench;

/// <summary>How requests and faults are logged, on standard error.</summary>
public enum LogFormat
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A line of text each.</summary>
    Text,

    /// <summary>A line of JSON each.</summary>
    Json,
}
