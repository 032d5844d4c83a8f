# Writes tails.csv, quantiles.csv and ranks.csv: the distributions of R's stats package over a grid with the edges in it.
# Run in this folder: Rscript distributions.R
# R loses digits in places (pt and qt at tiny df, qbeta and qgamma at edges, pt with a large ncp, denormal results);
# ../mpmath-1.3.0/distributions.py recomputes every row with 40 digits, and the tests hold the library to that.
g <- function(x) sprintf("%.17g", x)
pedigree <- function(call) sprintf("# %s; %s; %s", R.version.string, call, format(Sys.Date()))
tails <- list(); quantiles <- list()
tail_rows <- function(d, x, p1, p2, p3, f) {
  grid <- expand.grid(x = x, p1 = p1, p2 = p2, p3 = p3, KEEP.OUT.ATTRS = FALSE)
  lower <- mapply(function(x, a, b, c) suppressWarnings(f(x, a, b, c, TRUE)), grid$x, grid$p1, grid$p2, grid$p3)
  upper <- mapply(function(x, a, b, c) suppressWarnings(f(x, a, b, c, FALSE)), grid$x, grid$p1, grid$p2, grid$p3)
  tails[[length(tails) + 1]] <<- data.frame(distribution = d, x = g(grid$x), p1 = g(grid$p1), p2 = g(grid$p2), p3 = g(grid$p3), lower = g(lower), upper = g(upper))
}
quantile_rows <- function(d, p, p1, p2, f) {
  grid <- expand.grid(p = p, tail = c("lower", "upper"), p1 = p1, p2 = p2, KEEP.OUT.ATTRS = FALSE, stringsAsFactors = FALSE)
  q <- mapply(function(p, t, a, b) suppressWarnings(f(p, a, b, t == "lower")), grid$p, grid$tail, grid$p1, grid$p2)
  quantiles[[length(quantiles) + 1]] <<- data.frame(distribution = d, p = g(grid$p), tail = grid$tail, p1 = g(grid$p1), p2 = g(grid$p2), quantile = g(q))
}
ps <- c(1e-300, 1e-100, 1e-16, 1e-8, 0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 1 - 1e-9)
dfs <- c(0.001, 0.1, 0.5, 1, 2, 2.7, 5, 11.5, 30, 100.25, 1500, 4999.5, 1e5, 1e7, 1e9)
tail_rows("normal", c(-37.5, -8, -2.0000001, -1, 0, 1e-10, 0.5, 1.96, 2, 2.5, 5, 8.3, 20, 30, 37.5), 0, 0, 0, function(x, a, b, c, l) pnorm(x, lower.tail = l))
tail_rows("t", c(-1e10, -5, -1, 1e-8, 0.1, 0.9, 1, 2, 5, 12, 37, 1e3, 1e8, 1e100, 1e200), dfs, 0, 0, function(x, a, b, c, l) pt(x, a, lower.tail = l))
for (d in dfs) tail_rows("chisq", unique(c(0, 1e-300, 1e-10, 0.01, 0.9, 1, 3, 10, 100, 1400, d * c(0.5, 1 - 6 / sqrt(d), 1, 1.01, 1 + 6 / sqrt(d), 1 + 40 / sqrt(d), 3)))[unique(c(0, 1e-300, 1e-10, 0.01, 0.9, 1, 3, 10, 100, 1400, d * c(0.5, 1 - 6 / sqrt(d), 1, 1.01, 1 + 6 / sqrt(d), 1 + 40 / sqrt(d), 3))) >= 0], d, 0, 0, function(x, a, b, c, l) pchisq(x, a, lower.tail = l))
tail_rows("f", c(1e-200, 1e-10, 0.01, 0.5, 0.999, 1, 1.3, 4, 50, 1e6, 1e150), c(0.001, 0.5, 1, 2, 7.5, 100, 1e4, 1e9), c(0.001, 0.5, 1, 3, 20.5, 1000, 1e6, 1e9), 0, function(x, a, b, c, l) pf(x, a, b, lower.tail = l))
tail_rows("beta", c(1e-300, 1e-12, 1e-7, 0.001, 0.1, 0.5, 0.75, 0.95, 0.9999, 1 - 1e-12), c(0.0005, 0.5, 1, 1.5, 3, 40, 777.5, 1e5), c(0.0005, 0.5, 1, 2.5, 10, 300, 1e6, 1e9), 0, function(x, a, b, c, l) pbeta(x, a, b, lower.tail = l))
for (n in c(1, 7, 50, 1000, 1e6, 1e9)) tail_rows("binomial", unique(floor(c(0, 1, n * c(0.01, 0.3, 0.301, 0.5, 0.9)))), n, c(1e-9, 0.01, 0.3, 0.5, 0.97), 0, function(x, a, b, c, l) pbinom(x, a, b, lower.tail = l))
for (m in c(1e-10, 0.3, 1, 20, 1e4, 1e9)) tail_rows("poisson", unique(floor(c(0, 1, 5, 30, m, m + 5 * sqrt(m), m + 30 * sqrt(m), max(0, m - 30 * sqrt(m))))), m, 0, 0, function(x, a, b, c, l) ppois(x, a, lower.tail = l))
for (s in list(c(5, 7, 6), c(50, 60, 40), c(300, 2000, 500), c(1e6, 2e6, 3e5))) { e <- s[1] * s[3] / (s[1] + s[2]); sd <- sqrt(e * (1 - s[3] / (s[1] + s[2]))); k <- unique(pmin(pmax(floor(e + sd * c(-20, -6, -1, 0, 1, 6, 20)), 0), min(s[1], s[3]))); tail_rows("hypergeometric", k, s[1], s[2], s[3], function(x, a, b, c, l) phyper(x, a, b, c, lower.tail = l)) }
tail_rows("noncentral-t", c(-3, 0.5, 2, 8, 40), c(1, 3.5, 20, 118, 1e5, 1e9), c(-2, 0.3, 2.5, 12, 30), 0, function(x, a, b, c, l) pt(x, a, b, lower.tail = l))
tail_rows("noncentral-t", c(900, 1000, 1100), c(5, 500, 1e7), 1000, 0, function(x, a, b, c, l) pt(x, a, b, lower.tail = l))
quantile_rows("normal", ps, 0, 0, function(p, a, b, l) qnorm(p, lower.tail = l))
quantile_rows("t", ps, dfs[-1], 0, function(p, a, b, l) qt(p, a, lower.tail = l))
quantile_rows("chisq", ps, dfs, 0, function(p, a, b, l) qchisq(p, a, lower.tail = l))
quantile_rows("f", ps, c(0.5, 1, 2, 7.5, 100, 1e6), c(0.5, 1, 3, 20.5, 1000, 1e9), function(p, a, b, l) qf(p, a, b, lower.tail = l))
quantile_rows("beta", ps, c(0.01, 0.5, 1, 1.5, 40, 1e5), c(0.01, 0.5, 1, 10, 300, 1e6, 1e9), function(p, a, b, l) qbeta(p, a, b, lower.tail = l))
quantile_rows("binomial", c(1e-16, 0.001, 0.025, 0.3, 0.5, 0.975), c(1, 20, 1000, 1e6), c(0.01, 0.3, 0.5, 0.97), function(p, a, b, l) qbinom(p, a, b, lower.tail = l))
quantile_rows("poisson", c(1e-16, 0.001, 0.025, 0.3, 0.5, 0.975), c(0.1, 3, 100.5, 1e6), 0, function(p, a, b, l) qpois(p, a, lower.tail = l))
put <- function(rows, file, call) { con <- file(file, "w"); writeLines(pedigree(call), con); write.csv(do.call(rbind, rows), con, row.names = FALSE, quote = FALSE); close(con) }
put(tails, "tails.csv", "pnorm, pt, pchisq, pf, pbeta, pbinom, ppois, phyper with lower.tail TRUE and FALSE")
put(quantiles, "quantiles.csv", "qnorm, qt, qchisq, qf, qbeta, qbinom, qpois with lower.tail TRUE and FALSE")
ranks <- list()
for (s in list(c(1, 1), c(3, 4), c(5, 5), c(8, 20), c(50, 50), c(49, 12))) for (u in unique(floor(s[1] * s[2] * c(0, 0.1, 0.3, 0.5, 0.52, 0.9, 1))))
  ranks[[length(ranks) + 1]] <- data.frame(distribution = "wilcox", m = s[1], n = s[2], u = u, lower = g(pwilcox(u, s[1], s[2])), upper = g(pwilcox(u, s[1], s[2], lower.tail = FALSE)), q = qwilcox(max(1e-12, pwilcox(u, s[1], s[2]) * 0.999), s[1], s[2]))
for (n in c(1, 2, 6, 15, 33, 50)) for (v in unique(floor(n * (n + 1) / 2 * c(0, 0.1, 0.3, 0.5, 0.52, 0.9, 1))))
  ranks[[length(ranks) + 1]] <- data.frame(distribution = "signrank", m = n, n = 0, u = v, lower = g(psignrank(v, n)), upper = g(psignrank(v, n, lower.tail = FALSE)), q = qsignrank(max(1e-12, psignrank(v, n) * 0.999), n))
put(ranks, "ranks.csv", "pwilcox, qwilcox, psignrank, qsignrank")
