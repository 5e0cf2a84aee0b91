namespace Demarche.Cluster.Tests;

/// <summary>A small crisis that can be played, in a folder of its own.</summary>
internal sealed class Border : IDisposable
{
    private const string Text = """
        crisis: A border and a gas contract
        asof: 2021-04-01
        play: { precision: [2, 6], discount: [0%, 2%] }
        parties:
          North:
            levers:
              troops: { levels: [home, massed], words: [keeps its troops at home, masses troops] }
            types:
              resolute: { prior: [30%, 60%], priorities: [not South.contract is torn up, troops is massed] }
              bluffing: { priorities: [troops is home, not South.contract is torn up] }
          South:
            levers:
              contract: { levels: [kept, torn up], moves: up, words: [keeps the contract, tears up the contract] }
              talks: { levels: [held, off], words: [holds talks, calls talks off] }
            priorities: [North.troops is home, contract is kept, talks is held]
        outcomes:
          break: { say: South.contract is torn up }
          quiet: { say: North.troops is home }
        break: break
        threats:
          - { by: South, against: North, if: North.troops is massed, then: South.contract is torn up, audience-cost: [5%, 40%] }
        calendar:
          - { on: 2021-04-10, what: A summit, parties: [North, South] }
          - { on: 2021-04-20, what: A meeting, parties: [South, North] }
          - { on: 2021-04-28, what: An anniversary, parties: [North] }

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("demarche-cluster-");

    public Border() => File.WriteAllText(Model, Text);

    /// <summary>The file.</summary>
    public string Model => Path.Combine(folder.FullName, "border.crisis.yaml");

    /// <summary>The folder, for what else a test needs.</summary>
    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
