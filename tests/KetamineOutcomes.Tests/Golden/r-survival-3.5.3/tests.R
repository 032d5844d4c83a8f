# Writes the second survival oracle: Rscript tests.R FOLDER-OF-REAL-DATA (run in this folder, after km.R, which writes small.csv).
# Other estimators, reverse Kaplan-Meier, weighted log-rank families, trend, pairs with adjusted p-values.
suppressMessages(library(survival))
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")),
           "# Rscript tests.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
rd <- function(f) read.csv(file.path(real, f), check.names = FALSE)
small <- read.csv("small.csv", comment.char = "#")
lung <- rd("surv_lung.csv"); veteran <- rd("surv_veteran.csv"); ctn <- rd("ctn0094_time_to_relapse.csv")
mk <- function(time, event, group, strata, entry = -1, weight = 1) {
  d <- data.frame(time = as.numeric(time), event = as.numeric(event), group = as.character(group), strata = as.character(strata), entry = entry, weight = weight)
  d[complete.cases(d), ]
}
cases <- list(
  lung = mk(lung$time, lung$status == 2, lung$sex, lung$inst), veteran_cell = mk(veteran$time, veteran$status, veteran$celltype, veteran$trt),
  ctn = mk(ctn$relapse_week, ctn$relapse_event, ctn$arm, ctn$trial), small = mk(small$time, small$event, small$group, small$site),
  small_entry = mk(small$time, small$event, small$group, small$site, entry = small$entry),
  small_weight = mk(small$time, small$event, small$group, small$site, weight = small$weight))
curve <- follow <- mean2 <- tests <- pairs <- NULL
area <- function(time, surv, to) { t <- c(0, time[time < to], to); s <- c(1, surv[time < to]); sum(diff(t) * s) }
for (name in names(cases)) {
  d <- cases[[name]]; K <- sort(unique(d$group), method = "radix"); entry <- any(d$entry > -1); weighted <- any(d$weight != 1)
  for (g in K) {
    x <- d[d$group == g, ]; w <- x$weight
    x$y <- if (entry) Surv(x$entry, x$time, x$event) else Surv(x$time, x$event)
    x$r <- if (entry) Surv(x$entry, x$time, 1 - x$event) else Surv(x$time, 1 - x$event)
    for (ct in 1:2) {
      if (weighted && ct == 2) next
      f <- if (weighted) survfit(y ~ 1, x, weights = w, stype = 2, ctype = ct, conf.type = "log-log") else survfit(y ~ 1, x, stype = 2, ctype = ct, conf.type = "log-log")
      s <- summary(f, censored = TRUE)
      if (weighted) {  # survfit 3.5-3 gives the error of the cumulative hazard in place of the curve's; d exp(-H) = -exp(-H) dH
        num1 <- sapply(seq_along(w), function(i) { h <- 1e-5; up <- lo <- w; up[i] <- w[i] + h; lo[i] <- w[i] - h
          (survfit(y ~ 1, x, weights = up, stype = 2, se.fit = FALSE)$surv - survfit(y ~ 1, x, weights = lo, stype = 2, se.fit = FALSE)$surv) / (2 * h) * w[i] })
        stopifnot(max(abs(sqrt(rowSums(num1^2)) - s$surv * s$std.chaz)) < 1e-7)
        s$std.err <- s$surv * s$std.chaz; l <- log(s$surv); z <- qnorm(0.975) * s$std.chaz / l
        s$lower <- ifelse(l < 0, exp(l * exp(-z)), NA); s$upper <- ifelse(l < 0, exp(l * exp(z)), NA)
      }
      curve <- rbind(curve, data.frame(case = name, estimator = c("Breslow", "FlemingHarrington")[ct], group = g, time = s$time, surv = s$surv, std.err = s$std.err,
        lower = s$lower, upper = s$upper, cumhaz = s$cumhaz, std.chaz = s$std.chaz, median = as.double(quantile(f, .5)$quantile)))
      if (!weighted) {
        to <- max(x$time) * 0.8; k <- which(f$time <= to & f$n.event > 0)
        v <- if (ct == 1) f$n.event / f$n.risk^2 else mapply(function(e, n) sum(1 / (n - seq_len(e) + 1)^2), f$n.event, f$n.risk)
        m <- area(f$time, f$surv, to); b <- vapply(k, function(i) m - area(f$time, f$surv, f$time[i]), 0)
        mean2 <- rbind(mean2, data.frame(case = name, estimator = c("Breslow", "FlemingHarrington")[ct], group = g, tau = to, estimate = m, std.err = sqrt(sum(b^2 * v[k]))))
      }
    }
    q <- quantile(if (weighted) survfit(r ~ 1, x, weights = w, conf.type = "log-log") else survfit(r ~ 1, x, conf.type = "log-log"), .5)
    follow <- rbind(follow, data.frame(case = name, group = g, median = as.double(q$quantile)))
  }
  sums <- function(d, K, family, stratified) {
    k <- length(K); O <- E <- numeric(k); V <- matrix(0, k, k); st <- if (stratified) d$strata else rep("all", nrow(d))
    for (h in unique(st)) {
      x <- d[st == h, ]; gi <- match(x$group, K); w <- x$weight; S <- P <- 1
      for (t in sort(unique(x$time[x$event == 1]))) {
        risk <- x$time >= t & x$entry < t; ev <- x$time == t & x$event == 1; W <- sum(w[risk]); D <- sum(w[ev]); nn <- sum(risk); dd <- sum(ev)
        P <- P * (1 - D / (W + 1))
        wt <- switch(family, logrank = 1, gehan = W, tarone = sqrt(W), peto = P, modified = P * W / (W + 1))
        p <- vapply(seq_len(k), function(j) sum(w[risk & gi == j]), 0) / W
        O <- O + wt * vapply(seq_len(k), function(j) sum(w[ev & gi == j]), 0); E <- E + wt * D * p
        if (nn > 1) { Z <- sapply(seq_len(k), function(j) w * ((gi == j) - p[j]))[risk, , drop = FALSE]; V <- V + wt^2 * dd * (nn - dd) / (nn * (nn - 1)) * crossprod(Z) }
      }
    }
    list(O = O, E = E, V = V)
  }
  stat <- function(z) { e <- eigen(z$V, symmetric = TRUE); pos <- e$values > 1e-10 * max(e$values); c(sum((t(e$vectors[, pos, drop = FALSE]) %*% (z$O - z$E))^2 / e$values[pos]), sum(pos)) }
  for (family in c("logrank", "gehan", "tarone", "peto", "modified")) for (stratified in c(FALSE, TRUE)) {
    z <- sums(d, K, family, stratified); s <- stat(z)
    tr <- function(a) sum(a * (z$O - z$E))^2 / drop(t(a) %*% z$V %*% a)
    a2 <- seq_along(K)^2
    tests <- rbind(tests, data.frame(case = name, stratified = stratified, family = family, chisq = s[1], df = s[2], trend = tr(seq_along(K)), trend2 = tr(a2), observed1 = z$O[1], expected1 = z$E[1]))
  }
  pr <- combn(length(K), 2); p <- chi <- numeric(ncol(pr))
  for (i in seq_len(ncol(pr))) {
    x <- d[d$group %in% K[pr[, i]], ]; chi[i] <- stat(sums(x, K[pr[, i]], "logrank", FALSE))[1]
    if (!entry && !weighted) stopifnot(abs(survdiff(Surv(time, event) ~ group, x)$chisq - chi[i]) < 1e-8 * chi[i])
    p[i] <- pchisq(chi[i], 1, lower.tail = FALSE)
  }
  pairs <- rbind(pairs, data.frame(case = name, group = K[pr[1, ]], other = K[pr[2, ]], chisq = chi, p = p, holm = p.adjust(p, "holm"), hochberg = p.adjust(p, "hochberg"),
    bonferroni = p.adjust(p, "bonferroni"), sidak = -expm1(length(p) * log1p(-p))))
}
out("estimators.csv", curve, "summary(survfit(..., stype = 2, ctype = 1 or 2, conf.type = 'log-log'), censored = TRUE)")
out("estimators_mean.csv", mean2, "area under exp(-H); variance sum(B^2 var(dH)), the delta method")
out("follow_up.csv", follow, "quantile(survfit(Surv(time, 1 - event)), 0.5)")
out("logrank_family.csv", tests, "sums written out; trend with scores 1, 2, ... and their squares")
out("logrank_pairs.csv", pairs, "survdiff on pairs; p.adjust; Sidak 1 - (1 - p)^m")
