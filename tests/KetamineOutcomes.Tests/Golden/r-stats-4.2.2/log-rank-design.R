# Writes log_rank_design.csv: Rscript log-rank-design.R (in this folder). Events, chance of an event and power of a log-rank test
# from definitions: the chance of an event by integrating the density of (event before drop-out, before the study ends) over
# uniform entry, and power by integrate-free normal tails; nothing from a package.
stamp <- c(sprintf("# %s", R.version.string), "# Rscript log-rank-design.R (beside this file), 2026-11-23")
chance <- function(h, e, a, f) {
  seen <- function(t) h / (h + e) * (1 - exp(-(h + e) * t))
  if (a == 0) seen(f) else integrate(seen, f, f + a, rel.tol = 1e-13, subdivisions = 5000)$value / a
}
rows <- NULL
for (method in c("Schoenfeld", "Freedman")) for (hr in c(0.3, 0.49, 0.75, 1.6)) for (ratio in c(1, 2, 0.5)) for (sides in 1:2)
  for (s in list(c(0.00645, 0, 0, 365), c(0.004, 0.001, 300, 180), c(1e-7, 0, 30, 10), c(0.02, 0.03, 10, 0))) {
    alpha <- 0.05; power <- 0.9; p <- ratio / (1 + ratio)
    z <- qnorm(1 - alpha / sides) + qnorm(power)
    d <- if (method == "Schoenfeld") z^2 / (p * (1 - p) * log(hr)^2) else z^2 * (1 + ratio * hr)^2 / (ratio * (1 - hr)^2)
    pc <- chance(s[1], s[2], s[3], s[4]); pt <- chance(s[1] * hr, s[2], s[3], s[4])
    n <- d / ((1 - p) * pc + p * pt)
    root <- if (method == "Schoenfeld") sqrt(100 * p * (1 - p)) * abs(log(hr)) else 10 * sqrt(ratio) * abs(1 - hr) / (1 + ratio * hr)
    rows <- rbind(rows, data.frame(method, hr, ratio, sides, hazard = s[1], dropout = s[2], accrual = s[3], followup = s[4],
      events = d, chanceReference = pc, chanceGroup = pt, people = n, power100 = pnorm(root - qnorm(1 - alpha / sides))))
  }
for (c in names(rows)) if (is.double(rows[[c]])) rows[[c]] <- sprintf("%.17g", rows[[c]])
f <- file("log_rank_design.csv", "w"); writeLines(c(stamp, "# alpha 0.05, power 0.9; power100: power with 100 events"), f)
write.table(rows, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
