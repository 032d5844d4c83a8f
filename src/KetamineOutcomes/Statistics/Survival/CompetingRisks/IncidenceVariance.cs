namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>The variance of a cumulative incidence.</summary>
/// <remarks>At time t_i: n at risk, d events of any cause, d_k of the cause; S the curve of no event, F the incidence, c(d) =
/// (n−d)/(n−1), 1 when d is 0 or 1. The two agree in large samples; with few people or heavy ties Aalen's is the
/// larger as a rule.</remarks>
public enum IncidenceVariance
{
    /// <summary>Delta method, Σ (F(t)−F(t_i))² d/(n(n−d)) + S(t_i−)² d_k(n−d_k)/n³ − 2(F(t)−F(t_i)) S(t_i−) d_k/n², which is
    /// the infinitesimal jackknife; with entry times or sampling weights, where the two differ, the jackknife. Default, and R's
    /// survfit; SAS LIFETEST's ERROR=DELTA. With a single cause it is Greenwood's.</summary>
    Delta,

    /// <summary>Counting processes, Σ S(t_i−)²{(1−q)² c(d_k) d_k/n² + q² c(d−d_k)(d−d_k)/n²}, q = (F(t)−F(t_i))/S(t_i): Aalen's,
    /// as cmprsk's cuminc. Not under sampling weights.</summary>
    Aalen,
}
