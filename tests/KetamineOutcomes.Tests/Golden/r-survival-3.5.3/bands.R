# Writes the oracle of confidence bands: Rscript bands.R (run in this folder, after km.R, which writes small.csv).
# Hall-Wellner: P(|bridge| <= k on [a, b]) by nested integrate() over the bridge's ends, walls by reflection; equal precision:
# Miller and Siegmund (1982) solved by uniroot. Curves by survfit; transforms written out.
suppressMessages(library(survival))
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")), "# Rscript bands.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
inside <- function(u, v, k, T) { L <- 2 * k; x <- u + k; y <- v + k; s <- 0
  for (j in -30:30) s <- s + exp(-2 * j * L * (j * L + y - x) / T) - exp(-2 * (x + j * L) * (y + j * L) / T); s }
within <- function(k, a, b) integrate(function(u) vapply(u, function(u1) dnorm(u1, 0, sqrt(a * (1 - a))) *
  integrate(function(v) dnorm(v, u1 * (1 - b) / (1 - a), sqrt((1 - b) * (b - a) / (1 - a))) * inside(u1, v, k, b - a), -k, k, rel.tol = 1e-11, subdivisions = 2000)$value, 0),
  -k, k, rel.tol = 1e-10, subdivisions = 2000)$value
hw <- function(a, b, level) uniroot(function(k) within(k, a, b) - level, c(0.2, 3), tol = 1e-12)$root
ep <- function(a, b, level) uniroot(function(c) 4 * dnorm(c) / c + dnorm(c) * (c - 1 / c) * log(b * (1 - a) / (a * (1 - b))) - (1 - level), c(1, 40), tol = 1e-13)$root
crit <- NULL
for (ab in list(c(0.1, 0.9), c(0.05, 0.5), c(0.3, 0.7), c(0.02, 0.95))) for (level in c(0.9, 0.95, 0.99))
  crit <- rbind(crit, data.frame(a = ab[1], b = ab[2], level = level, hw = hw(ab[1], ab[2], level), ep = ep(ab[1], ab[2], level)))
out("bands_critical.csv", crit, "critical values of the bands")
small <- read.csv("small.csv", comment.char = "#"); band <- NULL
for (g in sort(unique(small$group))) {
  x <- small[small$group == g, ]; f <- survfit(Surv(time, event) ~ 1, x); n <- nrow(x)
  s2 <- cumsum(ifelse(f$n.risk > f$n.event, f$n.event / (f$n.risk * (f$n.risk - f$n.event)), Inf))
  ok <- which(f$n.event > 0 & f$surv > 0); r <- seq(min(ok), max(ok)); a <- n * s2[min(ok)] / (1 + n * s2[min(ok)]); b <- n * s2[max(ok)] / (1 + n * s2[max(ok)])
  for (kind in c("HallWellner", "EqualPrecision")) for (conf in c("LogLog", "Plain", "Arcsine")) {
    cr <- if (kind == "HallWellner") hw(a, b, 0.95) else ep(a, b, 0.95)
    reach <- if (kind == "HallWellner") cr * (1 + n * s2[r]) / sqrt(n) else cr * sqrt(s2[r]); S <- f$surv[r]
    lim <- switch(conf, LogLog = list(exp(log(S) * exp(-reach / log(S))), exp(log(S) * exp(reach / log(S)))), Plain = list(S - S * reach, S + S * reach),
      Arcsine = list(sin(pmax(0, asin(sqrt(S)) - 0.5 * reach * sqrt(S / (1 - S))))^2, sin(pmin(pi / 2, asin(sqrt(S)) + 0.5 * reach * sqrt(S / (1 - S))))^2))
    band <- rbind(band, data.frame(group = g, kind = kind, conf = conf, critical = cr, time = f$time[r], lower = pmax(0, lim[[1]]), upper = pmin(1, lim[[2]])))
  }
}
out("bands.csv", band, "bands of survfit curves between the first and last event at which 0 < S < 1")
