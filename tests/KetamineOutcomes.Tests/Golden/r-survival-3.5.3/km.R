# Writes the survival oracle: Rscript km.R FOLDER-OF-REAL-DATA (run in this folder).
# Curves, values at times, quantiles, restricted means and log-rank tests by R's survival; what it lacks
# (Fleming-Harrington's gamma, weighted log-rank, RMST contrasts) is written out from the published formulas.
suppressMessages(library(survival))
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")),
           "# Rscript km.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}

# ---- small simulated cases, written out so that the tests read the very same rows
set.seed(20261123)
n <- 60
small <- data.frame(time = ceiling(rexp(n, 1/12)), event = rbinom(n, 1, 0.65),
                    group = sample(c("IV", "IN", "PO"), n, TRUE), site = sample(c("s1", "s2", "s3", "s4"), n, TRUE),
                    frequency = sample(0:4, n, TRUE), weight = round(runif(n, 1, 24)) / 8)   # eighths: sums are exact in R too
small$entry <- pmax(0, small$time - sample(1:15, n, TRUE))
small$time[5] <- 0.5; small$entry[5] <- 0.25
out("small.csv", small, "simulated rows, seed 20261123")

rd <- function(f) read.csv(file.path(real, f), check.names = FALSE)
lung <- rd("surv_lung.csv"); veteran <- rd("surv_veteran.csv"); aml <- rd("surv_aml.csv"); kidney <- rd("surv_kidney.csv")
ctn <- rd("ctn0094_time_to_relapse.csv"); uis <- rd("uis_time_to_relapse.csv"); six <- rd("leukemia_6mp_relapse_pairs.csv")
adtte <- rd("cdisc_adtte.csv")
sixl <- data.frame(time = c(six$t1, six$t2), event = c(rep(1, nrow(six)), six$relapse),
                   group = rep(c("placebo", "6-MP"), each = nrow(six)), strata = rep(six$pair, 2))
mk <- function(time, event, group, strata = NULL, entry = NULL, freq = NULL, weight = NULL, at, tau) {
  d <- data.frame(time = as.numeric(time), event = as.numeric(event), group = as.character(group))
  d$strata <- if (is.null(strata)) "all" else as.character(strata)
  d$entry <- if (is.null(entry)) NA else entry
  d$freq <- if (is.null(freq)) 1 else freq
  d$weight <- if (is.null(weight)) 1 else weight
  d <- d[!is.na(d$time) & !is.na(d$event) & !is.na(d$group) & !is.na(d$strata), ]
  list(d = d, at = at, tau = tau, entry = !is.null(entry), strata = !is.null(strata), freq = !is.null(freq), weighted = !is.null(weight))
}
cases <- list(
  lung = mk(lung$time, lung$status == 2, lung$sex, lung$inst, at = c(0, 90, 180, 365, 882, 1000), tau = 700),
  veteran = mk(veteran$time, veteran$status, veteran$trt, veteran$celltype, at = c(1, 30, 90.5, 365, 600), tau = 500),
  veteran_cell = mk(veteran$time, veteran$status, veteran$celltype, veteran$trt, at = c(10, 100, 186), tau = 150),
  aml = mk(aml$time, aml$status, aml$x, at = c(0, 5, 13, 28, 45, 60), tau = 40),
  kidney = mk(kidney$time, kidney$status, kidney$sex, kidney$disease, at = c(7, 30, 141, 500), tau = 141),
  ctn = mk(ctn$relapse_week, ctn$relapse_event, ctn$arm, ctn$trial, at = c(0, 1, 4, 12, 23), tau = 20),
  uis = mk(uis$TIME, uis$CENSOR, uis$TREAT, uis$SITE, at = c(28, 90, 180, 365), tau = 500),
  six = mk(sixl$time, sixl$event, sixl$group, sixl$strata, at = c(6, 10, 23, 30), tau = 20),
  adtte = mk(adtte$AVAL, adtte$CNSR == 0, adtte$TRTA, adtte$SITEID, at = c(7, 28, 90, 180), tau = 150),
  small = mk(small$time, small$event, small$group, small$site, at = c(0, 0.5, 3, 10, 11.5, 25), tau = 20),
  small_entry = mk(small$time, small$event, small$group, small$site, entry = small$entry, at = c(0, 0.5, 3, 10, 11.5, 25), tau = 20),
  small_frequency = mk(small$time, small$event, small$group, small$site, freq = small$frequency, at = c(0, 3, 10, 25), tau = 15),
  small_weight = mk(small$time, small$event, small$group, small$site, weight = small$weight, at = c(0, 3, 10, 25), tau = 15),
  small_entry_weight = mk(small$time, small$event, small$group, small$site, entry = small$entry, weight = small$weight, at = c(0, 3, 10, 25), tau = 15)
)
kinds <- c("log-log", "log", "plain", "logit", "arcsin")
curve <- at <- quant <- means <- tests <- testgroups <- rmst <- NULL
area <- function(time, surv, to) {
  t <- c(0, time[time < to], to); s <- c(1, surv[time < to]); sum(diff(t) * s)
}
rm1 <- function(f, to) {  # restricted mean and its variance from a curve of one group (or the robust residuals)
  m <- area(f$time, f$surv, to)
  i <- which(f$n.event > 0 & f$time <= to & f$n.risk > f$n.event)
  b <- vapply(i, function(k) m - area(f$time, f$surv, f$time[k]), 0)
  c(m, sum(b^2 * f$n.event[i] / (f$n.risk[i] * (f$n.risk[i] - f$n.event[i]))))
}
for (name in names(cases)) {
  k <- cases[[name]]; d <- k$d
  if (k$freq) d <- d[rep(seq_len(nrow(d)), d$freq), ]
  y <- if (k$entry) Surv(d$entry, d$time, d$event) else Surv(d$time, d$event)
  groups <- sort(unique(d$group), method = "radix")
  ends <- numeric(0); m <- matrix(0, 0, 3)
  for (g in groups) {
    s <- d$group == g; w <- d$weight[s]
    one <- data.frame(w = w); one$y <- y[s]
    fits <- lapply(kinds, function(ct) if (k$weighted) survfit(y ~ 1, one, weights = w, conf.type = ct) else survfit(y ~ 1, one, conf.type = ct))
    for (j in seq_along(kinds)) {
      f <- fits[[j]]; u <- summary(f, censored = TRUE)
      if (kinds[j] == "log-log" || !(name %in% c("lung", "ctn", "uis", "adtte")))
        curve <- rbind(curve, data.frame(case = name, conf = kinds[j], group = g, time = u$time, n.risk = as.double(u$n.risk), n.event = as.double(u$n.event),
          n.censor = as.double(f$n.censor), surv = u$surv, std.err = u$std.err, lower = u$lower, upper = u$upper, cumhaz = f$cumhaz))
      v <- summary(f, times = k$at, extend = TRUE)
      at <- rbind(at, data.frame(case = name, conf = kinds[j], group = g, time = v$time, n.risk = as.double(v$n.risk), n.event = as.double(v$n.event),
        surv = v$surv, std.err = v$std.err, lower = v$lower, upper = v$upper, beyond = v$time > max(f$time)))
      p <- c(0.1, 0.25, 0.5, 0.75, 0.9); q <- quantile(f, p)
      # R takes the time of the largest limit at or below 1 - p; where limits are not monotone that is not the first such time, which is ours
      first <- function(v) vapply(1 - p, function(h) { i <- which(v <= h + 1.5e-8)[1]; if (is.na(i)) return(NA_real_)
        if (v[i] < h - 1.5e-8) return(f$time[i]); j <- which(v < h - 1.5e-8)[1]; (f$time[i] + if (is.na(j)) max(f$time) else f$time[j]) / 2 }, 0)
      same <- function(a, b) identical(is.na(a), is.na(b)) && all(a == b, na.rm = TRUE)
      falls <- function(v) all(diff(v[!is.na(v)]) <= 1e-15)
      lo <- first(f$lower); hi <- first(f$upper)
      stopifnot(same(first(f$surv), as.double(q$quantile)), !falls(f$lower) || same(lo, as.double(q$lower)), !falls(f$upper) || same(hi, as.double(q$upper)))
      quant <- rbind(quant, data.frame(case = name, conf = kinds[j], group = g, p = p, estimate = as.double(q$quantile), lower = lo, upper = hi))
    }
    f <- fits[[1]]; ends[g] <- max(f$time)
    for (to in c(k$tau, max(f$time))) {
      r <- rm1(f, to)
      if (k$weighted) r[2] <- sum(residuals(f, times = to, type = "auc", weighted = TRUE)^2)
      else stopifnot(abs(summary(f, rmean = to)$table["rmean"] - r[1]) < 1e-9 * r[1], abs(summary(f, rmean = to)$table["se(rmean)"] - sqrt(r[2])) < 1e-9 * (1 + r[1]))
      means <- rbind(means, data.frame(case = name, group = g, tau = to, n = as.double(if (k$weighted) sum(s) else f$n), events = sum(f$n.event), estimate = r[1], std.err = sqrt(r[2])))
    }
  }
  # contrasts of restricted means at the smallest of the longest times
  to <- min(ends); z <- qnorm(0.975)
  r <- sapply(groups, function(g) { x <- means[means$case == name & means$group == g, ]; s <- d$group == g; w <<- d$weight[s]; one <<- data.frame(w = w); one$y <<- y[s]   # globals: residuals() evaluates the call again
    f <- if (k$weighted) survfit(y ~ 1, one, weights = w) else survfit(y ~ 1, one)
    v <- rm1(f, to); if (k$weighted) v[2] <- sum(residuals(f, times = to, type = "auc", weighted = TRUE)^2); v })
  for (g in groups[-1]) {
    dif <- r[1, g] - r[1, 1]; se <- sqrt(r[2, g] + r[2, 1]); lr <- log(r[1, g] / r[1, 1]); ls <- sqrt(r[2, g] / r[1, g]^2 + r[2, 1] / r[1, 1]^2)
    rmst <- rbind(rmst, data.frame(case = name, tau = to, reference = groups[1], group = g, difference = dif, d.se = se, d.lower = dif - z * se, d.upper = dif + z * se,
      d.p = 2 * pnorm(-abs(dif / se)), ratio = exp(lr), r.se = ls, r.lower = exp(lr - z * ls), r.upper = exp(lr + z * ls), r.p = 2 * pnorm(-abs(lr / ls))))
  }
  # log-rank, from the individuals up
  for (stratified in c(FALSE, TRUE)) for (rg in list(c(0, 0), c(1, 0), c(0, 1), c(0.5, 0.5), c(1, 1))) {
    if (stratified && !k$strata) next
    st <- if (stratified) d$strata else rep("all", nrow(d))
    G <- match(d$group, groups); K <- length(groups); O <- E <- numeric(K); V <- matrix(0, K, K)
    for (h in unique(st)) {
      x <- d[st == h, ]; gi <- G[st == h]; S <- 1
      for (t in sort(unique(x$time[x$event == 1]))) {
        risk <- x$time >= t & (if (k$entry) x$entry < t else TRUE); ev <- x$time == t & x$event == 1
        w <- x$weight; W <- sum(w[risk]); D <- sum(w[ev]); nn <- sum(risk); dd <- sum(ev)
        wt <- S^rg[1] * (1 - S)^rg[2]; S <- S * (1 - D / W)
        p <- vapply(1:K, function(j) sum(w[risk & gi == j]), 0) / W
        O <- O + wt * vapply(1:K, function(j) sum(w[ev & gi == j]), 0); E <- E + wt * D * p
        if (nn > 1) { Z <- sapply(1:K, function(j) w * ((gi == j) - p[j])); Z <- Z[risk, , drop = FALSE]
          V <- V + wt^2 * dd * (nn - dd) / (nn * (nn - 1)) * crossprod(Z) }
      }
    }
    e <- eigen(V, symmetric = TRUE); pos <- e$values > 1e-10 * max(e$values); df <- sum(pos)   # groups apart in all strata: rank below K - 1
    chi <- if (max(e$values) <= 0) NA else sum((t(e$vectors[, pos, drop = FALSE]) %*% (O - E))^2 / e$values[pos])
    if (!k$weighted && !k$entry && rg[2] == 0 && df == sum(E > 0) - 1) {
      sd <- if (stratified) survdiff(Surv(time, event) ~ group + strata(strata), d, rho = rg[1]) else survdiff(Surv(time, event) ~ group, d, rho = rg[1])
      stopifnot(is.na(chi) || abs(sd$chisq - chi) < 1e-8 * chi)
    }
    tests <- rbind(tests, data.frame(case = name, stratified = stratified, rho = rg[1], gamma = rg[2], chisq = chi, df = as.double(df), p = pchisq(chi, df, lower.tail = FALSE)))
    testgroups <- rbind(testgroups, data.frame(case = name, stratified = stratified, rho = rg[1], gamma = rg[2], group = groups, observed = O, expected = E))
  }
}
for (c in c("curve", "at", "quant")) { x <- get(c); x$conf[x$conf == "arcsin"] <- "arcsine"; assign(c, x) }
out("km_curve.csv", curve, "summary(survfit(..., conf.type = conf), censored = TRUE); std.err on the survival scale")
out("km_at.csv", at, "summary(survfit(...), times = , extend = TRUE): n.event counts from the time before")
out("km_quantile.csv", quant, "quantile(survfit(...)); limits are first times, which are R's where R's limits fall monotonely (checked)")
out("km_mean.csv", means, "area under the curve; variance sum(B^2 d/(n(n-d))), checked against summary(rmean = tau); weighted: residuals(type = 'auc')")
out("km_rmst.csv", rmst, "contrasts at the smallest of the groups' longest times; ratio on the log scale")
out("logrank.csv", tests, "survdiff where it applies, else the same sums written out; weighted: Xie and Liu 2005")
out("logrank_group.csv", testgroups, "weighted observed and expected")
