# Writes the third survival oracle: Rscript depth.R FOLDER-OF-REAL-DATA (run in this folder, after km.R, which writes small.csv).
# Life tables, conditional survival, survival compared at a time, restricted means over a window.
suppressMessages(library(survival))
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")),
           "# Rscript depth.R (beside this file), 2026-11-23")
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
breaks <- list(lung = c(0, 90, 180, 365, 730), veteran_cell = c(0, 30, 60, 120, 400), ctn = c(0, 1, 4, 8, 12, 20), small = c(0, 5, 10, 20, 30))
life <- cond <- mile <- win <- NULL
area <- function(time, surv, to) { t <- c(0, time[time < to], to); s <- c(1, surv[time < to]); sum(diff(t) * s) }
z <- qnorm(0.975)
for (name in names(cases)) {
  d <- cases[[name]]; K <- sort(unique(d$group), method = "radix"); entry <- any(d$entry > -1); weighted <- any(d$weight != 1)
  fit <- function(g, ...) { x <<- d[d$group == g, ]; x$y <<- if (entry) Surv(x$entry, x$time, x$event) else Surv(x$time, x$event)
    if (weighted) survfit(y ~ 1, x, weights = weight, conf.type = "log-log", ...) else survfit(y ~ 1, x, conf.type = "log-log", ...) }
  if (!entry && !weighted) {
    b <- breaks[[name]]
    for (g in K) {
      x <- d[d$group == g, ]; i <- findInterval(x$time, b); n <- nrow(x); S <- 1; gw <- 0
      for (j in seq_along(b)) {
        e <- sum(x$event[i == j] == 1); w <- sum(x$event[i == j] == 0); if (n == 0) break
        ne <- n - w / 2; q <- e / ne; h <- if (j < length(b)) b[j + 1] - b[j] else NA; hz <- 2 * q / (h * (2 - q))
        life <- rbind(life, data.frame(case = name, group = g, start = b[j], n = as.double(n), events = as.double(e), withdrawn = as.double(w), q = q, q.se = sqrt(q * (1 - q) / ne), surv = S, surv.se = S * sqrt(gw),
          density = S * q / h, density.se = if (q > 0) S * q / h * sqrt(gw + (1 - q) / (ne * q)) else 0 * h, hazard = hz, hazard.se = if (q > 0) hz * sqrt((1 - (hz * h / 2)^2) / (ne * q)) else 0 * h))
        gw <- gw + if (q < 1) q / (ne * (1 - q)) else 0; S <- S * (1 - q); n <- n - e - w
      }
    }
  }
  at <- quantile(d$time, c(0.2, 0.5), type = 1, names = FALSE)
  est <- sapply(K, function(g) { f <- fit(g); s <- summary(f, times = at[1], extend = TRUE); c(s$surv, s$std.err) })
  for (g in K[-1]) {
    a <- est[, g]; b0 <- est[, 1]; dif <- a[1] - b0[1]; se <- sqrt(a[2]^2 + b0[2]^2); ok <- all(c(a[1], b0[1]) > 0 & c(a[1], b0[1]) < 1)
    lr <- log(-log(a[1])) - log(-log(b0[1])); ls <- sqrt((a[2] / (a[1] * log(a[1])))^2 + (b0[2] / (b0[1] * log(b0[1])))^2)
    mile <- rbind(mile, data.frame(case = name, time = at[1], reference = K[1], group = g, difference = dif, se = se, lower = dif - z * se, upper = dif + z * se, p = 2 * pnorm(-abs(dif / se)),
      ratio = if (ok) exp(lr) else NA, r.se = if (ok) ls else NA, r.lower = if (ok) exp(lr - z * ls) else NA, r.upper = if (ok) exp(lr + z * ls) else NA, r.p = if (ok) 2 * pnorm(-abs(lr / ls)) else NA))
  }
  for (g in K) {
    f <- fit(g); to <- max(f$time) * 0.9; from <- at[1]
    if (!weighted && from < max(f$time) && at[2] <= max(f$time)) {
      s <- summary(fit(g, start.time = from + 1e-6), times = at[2], extend = TRUE)   # start.time keeps times at it; ours starts after
      cond <- rbind(cond, data.frame(case = name, group = g, from = from, to = at[2], surv = s$surv, std.err = s$std.err, lower = s$lower, upper = s$upper))
    }
    m <- area(f$time, f$surv, to) - area(f$time, f$surv, from)
    if (weighted) v <- sum((residuals(f, times = to, type = "auc", weighted = TRUE) - residuals(f, times = from, type = "auc", weighted = TRUE))^2)
    else { k <- which(f$n.event > 0 & f$n.risk > f$n.event & f$time <= to)
      B <- vapply(k, function(i) area(f$time, f$surv, to) - area(f$time, f$surv, max(from, f$time[i])), 0); v <- sum(B^2 * f$n.event[k] / (f$n.risk[k] * (f$n.risk[k] - f$n.event[k]))) }
    win <- rbind(win, data.frame(case = name, group = g, from = from, to = to, estimate = m, std.err = sqrt(v)))
  }
}
out("life_table.csv", life, "actuarial formulas written out (Cutler and Ederer 1958; Gehan 1969)")
out("conditional.csv", cond, "summary(survfit(..., start.time = from), times = to)")
out("milestone.csv", mile, "summary(survfit(...), times); plain and log-log contrasts")
out("rmst_window.csv", win, "areas; variance sum(B^2 d/(n(n-d))), B the window's area still to come; weighted: residuals(type = 'auc')")
