namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Sees the event times of a pass over the rows: strata in order, in each the latest time first.</summary>
internal abstract class EventTimeVisitor
{
    /// <summary>Takes what an event time adds; the object is filled anew for the next.</summary>
    public abstract void Visit(EventTimeTerms terms);
}
