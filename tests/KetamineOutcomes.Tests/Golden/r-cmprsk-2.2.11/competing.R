# Writes the oracle of competing risks: Rscript competing.R FOLDER-OF-REAL-DATA (run in this folder).
# Incidences, delta errors, times lost: survival's survfit. Aalen errors, Gray's test: cmprsk's cuminc. Fine-Gray: cmprsk's crr.
suppressMessages({library(survival); library(cmprsk)})
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, cmprsk %s, survival %s", R.version.string, packageVersion("cmprsk"), packageVersion("survival")),
           "# Rscript competing.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
rd <- function(f) read.csv(file.path(real, f), check.names = FALSE)
set.seed(20261123); n <- 160
small <- data.frame(time = pmax(1, round(rexp(n, 1 / 18))), cause = sample(c("0", "death", "relapse", "stop"), n, TRUE, c(.35, .12, .33, .2)),
  group = sample(c("IN", "IV", "PO"), n, TRUE, c(.5, .3, .2)), site = sample(c("s1", "s2", "s3"), n, TRUE),
  frequency = sample(0:4, n, TRUE), weight = sample(seq(.25, 3, .125), n, TRUE), age = round(rnorm(n, 45, 12)))
small$entry <- floor(small$time * runif(n) ^ 2)
out("small.csv", small, "simulated rows, seed 20261123")
mk <- function(time, cause, group, strata = "s", entry = -1, weight = 1) data.frame(time = as.numeric(time), cause = as.character(cause),
  group = as.character(group), strata = as.character(strata), entry = entry, weight = weight)
bmt <- rd("bmt_competing_risks.csv"); melanoma <- rd("melanoma_competing_risks.csv"); myeloid <- rd("surv_myeloid.csv")
relapsed <- !is.na(myeloid$rltime)
cases <- list(
  bmt = mk(bmt$t2, ifelse(bmt$d2 == 1, "relapse", ifelse(bmt$d3 == 1, "death", "0")), bmt$group, bmt$z10),
  melanoma = mk(melanoma$time, melanoma$status, melanoma$sex, melanoma$ulcer),
  myeloid = mk(ifelse(relapsed, myeloid$rltime, myeloid$futime), ifelse(relapsed, "relapse", ifelse(myeloid$death == 1, "death", "0")), myeloid$trt, myeloid$sex),
  small = mk(small$time, small$cause, small$group, small$site),
  small_entry = mk(small$time, small$cause, small$group, small$site, entry = small$entry),
  small_frequency = { i <- rep(seq_len(n), small$frequency); mk(small$time[i], small$cause[i], small$group[i], small$site[i]) },
  small_weight = mk(small$time, small$cause, small$group, small$site, weight = small$weight),
  small_entry_weight = mk(small$time, small$cause, small$group, small$site, entry = small$entry, weight = small$weight))
levelsOf <- function(d) c("0", setdiff(sort(unique(d$cause), method = "radix"), "0"))
cif <- limits <- lost <- gray <- NULL
for (name in names(cases)) {
  d <- cases[[name]]; L <- levelsOf(d); entry <- any(d$entry > -1); weighted <- any(d$weight != 1)
  for (g in sort(unique(d$group), method = "radix")) {
    x <- d[d$group == g, ]; x$id <- seq_len(nrow(x)); x$f <- factor(x$cause, L)
    fit <- function(ct = "log-log", ...) if (entry) survfit(Surv(entry, time, f) ~ 1, x, weights = x$weight, id = id, conf.type = ct, ...) else
      survfit(Surv(time, f) ~ 1, x, weights = x$weight, id = id, conf.type = ct, ...)
    s <- fit(influence = TRUE); at <- s$time %in% x$time
    aalen <- if (!entry && !weighted) cuminc(x$time, x$cause, cencode = "0") else NULL
    tau <- max(x$time) * 0.8
    for (cause in L[-1]) {
      j <- match(cause, s$states)
      var <- if (is.null(aalen) || !any(x$cause == cause)) NA else timepoints(aalen, s$time[at])$var[paste(1, cause), ]
      cif <- rbind(cif, data.frame(case = name, group = g, cause = cause, time = s$time[at], risk = s$n.risk[at, 1], incidence = s$pstate[at, j],
        error = s$std.err[at, j], lower = s$lower[at, j], upper = s$upper[at, j], aalen = sqrt(as.numeric(var))))
      if (name == "bmt") for (ct in c("log", "plain", "logit")) { z <- fit(ct); k <- which(z$pstate[, j] > 0)
        limits <- rbind(limits, data.frame(case = name, type = ct, group = g, cause = cause, time = z$time[k], lower = z$lower[k, j], upper = z$upper[k, j])) }
      k <- which(s$time < tau); w <- diff(c(s$time[k], tau))
      infl <- x$weight * s$influence.pstate[, -1, j]  # the first column is time 0
      stopifnot(max(abs(sqrt(colSums(infl^2)) - s$std.err[, j])) < 1e-12)
      lost <- rbind(lost, data.frame(case = name, group = g, cause = cause, tau = tau, estimate = sum(s$pstate[k, j] * w),
        error = sqrt(sum(drop(infl[, k, drop = FALSE] %*% w)^2))))
    }
  }
  if (!entry && !weighted) for (stratified in c(FALSE, TRUE)) for (rho in c(0, 1, -1)) {
    t <- if (stratified) cuminc(d$time, d$cause, d$group, d$strata, rho = rho, cencode = "0") else cuminc(d$time, d$cause, d$group, rho = rho, cencode = "0")
    gray <- rbind(gray, data.frame(case = name, stratified = stratified, rho = rho, cause = rownames(t$Tests), statistic = t$Tests[, "stat"], df = t$Tests[, "df"], p = t$Tests[, "pv"]))
  }
}
out("cif.csv", cif, "survfit(Surv(time, factor), conf.type = log-log); aalen: sqrt of cuminc's var")
out("cif_limits.csv", limits, "survfit by conf.type (arcsin gives no matrix in 3.5-3)")
out("time_lost.csv", lost, "area under survfit's pstate to tau; error from influence.pstate")
out("gray.csv", gray, "cuminc(time, cause, group, strata, rho)$Tests")

# Fine-Gray, run to convergence.
expand <- function(d, names) do.call(cbind, lapply(names, function(v) { x <- d[[v]]
  if (is.numeric(x)) matrix(x, dimnames = list(NULL, v)) else { l <- sort(unique(x), method = "radix")[-1]; m <- outer(x, l, "==") + 0; colnames(m) <- paste0(v, "=", l); m } }))
models <- list(
  bmt = list(d = transform(cases$bmt, age = bmt$z1, donor = bmt$z2, wait = bmt$z7), x = c("group", "age", "donor", "wait"), cause = "relapse", by = NULL),
  bmt_death = list(d = transform(cases$bmt, age = bmt$z1, male = bmt$z3), x = c("group", "age", "male"), cause = "death", by = NULL),
  bmt_month = list(d = transform(cases$bmt, time = ceiling(time / 30), age = bmt$z1), x = c("group", "age"), cause = "relapse", by = NULL),
  bmt_by = list(d = transform(cases$bmt, age = bmt$z1), x = c("group", "age"), cause = "relapse", by = "group"),
  melanoma = list(d = transform(cases$melanoma, thick = melanoma$thick, age = melanoma$age, sex = melanoma$sex), x = c("sex", "thick", "age"), cause = "1", by = NULL),
  myeloid = list(d = cases$myeloid, x = "group", cause = "relapse", by = NULL),
  small = list(d = transform(cases$small, age = small$age), x = c("group", "age"), cause = "relapse", by = NULL),
  small_by = list(d = transform(cases$small, age = small$age), x = c("group", "age"), cause = "relapse", by = "strata"),
  small_frequency = list(d = transform(cases$small_frequency, age = rep(small$age, small$frequency)), x = c("group", "age"), cause = "stop", by = NULL))
coef <- curves <- NULL
for (name in names(models)) {
  m <- models[[name]]; Z <- expand(m$d, m$x); centre <- colMeans(Z)
  fitTo <- function(gtol) crr(m$d$time, m$d$cause, Z, failcode = m$cause, cencode = "0", gtol = gtol, maxiter = 200,
    cengroup = if (is.null(m$by)) rep(1, nrow(Z)) else m$d[[m$by]])
  for (gtol in 10^-(12:9)) { f <- fitTo(gtol); if (f$converged) break }  # rounding may stop crr above 1e-12
  stopifnot(f$converged)
  coef <- rbind(coef, data.frame(model = name, cause = m$cause, term = colnames(Z), estimate = f$coef, error = sqrt(diag(f$var)), model.error = sqrt(diag(f$invinf)),
    loglik = f$loglik, null = f$loglik.null, n = nrow(Z)))
  z <- Z[1, ]; p <- predict(f, z)
  curves <- rbind(curves, data.frame(model = name, time = p[, 1], incidence = p[, 2]))
}
out("fine_gray.csv", coef, "crr(time, cause, Z, failcode, cengroup, gtol = 1e-12, maxiter = 200)")
out("fine_gray_curve.csv", curves, "predict.crr at the first row's covariates")
