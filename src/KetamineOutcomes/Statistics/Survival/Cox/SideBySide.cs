using System.Runtime.ExceptionServices;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Two pieces of work that do not need each other, at the same time where there are processors for it.</summary>
internal static class SideBySide
{
    /// <summary>Runs both; what the first to fail throws is thrown as it is.</summary>
    public static void Run(Action one, Action other)
    {
        try
        {
            Parallel.Invoke(one, other);
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.Flatten().InnerExceptions[0]);
        }
    }
}
