using Xunit.Sdk;
using Xunit.v3;

// The working folder belongs to the process, and examples in the documents run in one of their own.
[assembly: Parallelization(Mode = ParallelMode.None)]
