namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>How the partial likelihood treats events at one time.</summary>
public enum CoxTies
{
    /// <summary>Tied events leave the risk set in turn, on average over their orders: the denominator of the k-th is the risk
    /// set's sum less k/d of the tied events' own. Close to the exact likelihood of unknown order at little cost; R's default.
    /// Efron (1977), doi:10.1080/01621459.1977.10480613.</summary>
    Efron,

    /// <summary>All tied events have the whole risk set in the denominator: simplest, biased towards 0 under heavy ties; SAS's
    /// default. Breslow (1974), doi:10.2307/2529620.</summary>
    Breslow,

    /// <summary>Time is truly discrete: the events among the risk set are a draw conditional on their number (R's
    /// <c>exact</c>, SAS's <c>DISCRETE</c>; not SAS's <c>EXACT</c>). Equal to conditional logistic regression; time grows with
    /// the number of tied events times the size of the risk set. Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x; Gail,
    /// Lubin and Rubinstein (1981), doi:10.1093/biomet/68.3.703.</summary>
    Exact,
}
