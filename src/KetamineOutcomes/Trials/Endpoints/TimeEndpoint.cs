namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>A clock and a flag for each unit: the columns from which <see cref="Data.EventTimes"/> are made.</summary>
/// <param name="Time">Time of event or censoring; NaN for units that are left out.</param>
/// <param name="IsEvent">Whether it ended in the event.</param>
internal sealed record TimeEndpoint(double[] Time, bool[] IsEvent);
