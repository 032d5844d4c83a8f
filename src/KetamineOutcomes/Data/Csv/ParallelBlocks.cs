namespace KetamineOutcomes.Data.Csv;

/// <summary>Reads blocks on several threads and hands them on in their order.</summary>
/// <param name="blocks">The blocks.</param>
/// <param name="parser">Reads one.</param>
/// <param name="threads">How many threads may read, this one among them.</param>
/// <param name="add">Takes each block, in order, on the calling thread.</param>
internal sealed class ParallelBlocks(RecordBlocks blocks, BlockParser parser, int threads, Action<ParsedBlock> add)
{
    private readonly Queue<Task<ParsedBlock>> pending = new();
    private RestOfText? rest;

    /// <summary>Reads all blocks that are well formed.</summary>
    /// <param name="first">The first block.</param>
    /// <param name="skip">Records at its start that are no rows.</param>
    /// <returns>What must be read as one, from the first block on that is not well formed; <c>null</c> at the end.</returns>
    public RestOfText? Read(RecordBlock first, int skip)
    {
        // Small files have one block and cost no other thread.
        pending.Enqueue(Task.FromResult(parser.Parse(first, skip)));
        HandOn(wait: true);
        try
        {
            while (rest is null && blocks.Next() is { } block)
            {
                // Also this thread reads, once the others have enough to do.
                bool othersAreBusy = threads == 1 || pending.Count(task => !task.IsCompleted) >= threads;
                pending.Enqueue(
                    othersAreBusy ? Task.FromResult(parser.Parse(block, 0)) : Task.Run(() => parser.Parse(block, 0))
                );
                HandOn(wait: false);
            }
        }
        catch (TrialDataException)
        {
            // What comes before the fault is named before it.
            HandOn(wait: true);
            throw;
        }
        HandOn(wait: true);
        return rest ?? blocks.Rest();
    }

    private void HandOn(bool wait)
    {
        while (rest is null && pending.TryPeek(out Task<ParsedBlock>? next) && (wait || next.IsCompleted))
        {
            ParsedBlock parsed = pending.Dequeue().GetAwaiter().GetResult();
            if (parsed.IsMalformed)
            {
                IEnumerable<RecordBlock> following = pending.Select(task => task.GetAwaiter().GetResult().Source);
                rest = blocks.RestFrom([parsed.Source, .. following]);
            }
            else
            {
                add(parsed);
                parsed.Source.Return();
            }
        }
    }
}
