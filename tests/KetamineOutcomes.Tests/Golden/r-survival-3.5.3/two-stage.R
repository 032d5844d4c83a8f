# Writes two_stage.csv and two_stage_data.csv: Rscript two-stage.R (in this folder). Boundaries of two looks by mvtnorm::pmvnorm
# (TVPACK) and uniroot; combination, stage-wise p and weighted log hazard ratio from their definitions; the log-rank parts by
# survdiff on data cut at the interim.
suppressMessages({library(survival); library(mvtnorm)})
stamp <- c(sprintf("# %s, survival %s, mvtnorm %s", R.version.string, packageVersion("survival"), packageVersion("mvtnorm")),
  "# Rscript two-stage.R (beside this file), 2026-11-23")
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- ifelse(is.na(d[[c]]), "NA", sprintf("%.17g", d[[c]]))
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
spend <- list(OBrienFleming = function(t, a) 2 * pnorm(qnorm(a / 2) / sqrt(t)), Pocock = function(t, a) a * log(1 + (exp(1) - 1) * t))
# P(Z1 < c, Z > z), Z1 and Z with correlation r
late <- function(c, z, r) integrate(function(x) dnorm(x) * pnorm((z - r * x) / sqrt(1 - r^2), lower.tail = FALSE), -40, c, rel.tol = 1e-13, abs.tol = 0, subdivisions = 5000)$value
check <- late(1.7, 2.1, 0.6) - (pnorm(-2.1) - pmvnorm(c(1.7, 2.1), c(Inf, Inf), corr = matrix(c(1, 0.6, 0.6, 1), 2), algorithm = TVPACK(1e-14)))
stopifnot(abs(check) < 1e-10)
set.seed(20191); n <- 180
d <- data.frame(arm = rep(c("placebo", "esketamine"), n / 2), enter = round(runif(n, 0, 300)), x = round(rexp(n, ifelse(rep(0:1, n / 2) == 1, 0.003, 0.006))) + 1, c = round(runif(n, 60, 500)))
d$time <- pmin(d$x, d$c); d$event <- as.integer(d$x <= d$c); d$x <- d$c <- NULL
cutat <- function(day) { k <- d[d$enter < day, ]; over <- k$enter + k$time > day; k$event[over] <- 0L; k$time[over] <- day - k$enter[over]; k }
score <- function(k) { s <- survdiff(Surv(time, event) ~ arm, k); c(u = s$obs[1] - s$exp[1], v = s$var[1, 1]) }   # esketamine first
interim <- score(cutat(240)); final <- score(d)
rows <- NULL
for (kind in names(spend)) for (t in c(0.3, 0.56, 0.8)) for (alpha in c(0.025, 0.05)) {
  a1 <- spend[[kind]](t, alpha); c1 <- qnorm(a1, lower.tail = FALSE); w1 <- sqrt(t); w2 <- sqrt(1 - t)
  c2 <- uniroot(function(z) late(c1, z, w1) / (alpha - a1) - 1, c(0.5, 8), tol = 1e-14)$root
  u1 <- interim["u"]; v1 <- interim["v"]; u2 <- final["u"] - u1; v2 <- final["v"] - v1
  z1 <- -u1 / sqrt(v1); z2 <- -u2 / sqrt(v2); z <- w1 * z1 + w2 * z2     # large when esketamine has fewer relapses
  p <- if (z1 >= c1) pnorm(z1, lower.tail = FALSE) else a1 + late(c1, z, w1)
  logHr <- (w1 * u1 / sqrt(v1) + w2 * u2 / sqrt(v2)) / (w1 * sqrt(v1) + w2 * sqrt(v2)); half <- c2 / (w1 * sqrt(v1) + w2 * sqrt(v2))
  rows <- rbind(rows, data.frame(kind, fraction = t, alpha, spent = a1, c1, c2, u1, v1, u2, v2, z1, z2, z, p, hr = exp(logHr), lower = exp(logHr - half), upper = exp(logHr + half)))
}
out("two_stage.csv", rows, "one-sided alpha; combination of an interim at day 240 of the study with the rest; interval with the final boundary")
out("two_stage_data.csv", d, "simulated: enter is the day of the study on which a participant began")
