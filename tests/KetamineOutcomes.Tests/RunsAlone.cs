namespace KetamineOutcomes.Tests;

/// <summary>For tests of what the whole process does (its memory, say): no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "runs alone";
}
