# Writes the oracle of the probability of an event between two times: Rscript between.R FOLDER-OF-REAL-DATA (run in this folder,
# after km.R, which writes small.csv). The error is the infinitesimal jackknife of S(from) - S(to): survfit's influence of each
# person on the curve at both times, which needs no formula of ours. Normal limits, cut to [0, 1].
suppressMessages(library(survival))
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")),
           "# Rscript between.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
rd <- function(f) read.csv(file.path(real, f), check.names = FALSE)
small <- read.csv("small.csv", comment.char = "#")
lung <- rd("surv_lung.csv"); veteran <- rd("surv_veteran.csv")
mk <- function(time, event, group, strata = 1) { d <- data.frame(time = as.numeric(time), event = as.numeric(event), group = as.character(group), strata = strata); d[complete.cases(d), ] }
cases <- list(lung = mk(lung$time, lung$status == 2, lung$sex, lung$inst), veteran_cell = mk(veteran$time, veteran$status, veteran$celltype),
              small = mk(small$time, small$event, small$group))
windows <- list(lung = c(0, 90, 180, 365, 500), veteran_cell = c(0, 20, 60, 100), small = c(0, 3, 8, 12, 20))
rows <- NULL
for (name in names(cases)) for (g in sort(unique(cases[[name]]$group), method = "radix")) {
  x <- cases[[name]][cases[[name]]$group == g, ]
  f <- survfit(Surv(time, event) ~ 1, x, influence = 1)
  at <- function(t) { i <- findInterval(t, f$time); if (i == 0) list(s = 1, i = rep(0, nrow(x))) else list(s = f$surv[i], i = f$influence.surv[, i]) }
  w <- windows[[name]]
  for (a in seq_along(w)) for (b in seq_along(w)) if (w[a] < w[b] && w[b] <= max(x$time)) {
    from <- at(w[a]); to <- at(w[b]); p <- from$s - to$s; se <- sqrt(sum((from$i - to$i)^2)); z <- qnorm(0.975)
    if (p > 0) rows <- rbind(rows, data.frame(case = name, group = g, from = w[a], to = w[b], p = p, std.err = se, lower = max(0, p - z * se), upper = min(1, p + z * se)))
  }
}
for (c in names(rows)) if (is.double(rows[[c]])) rows[[c]] <- num(rows[[c]])
f <- file("between.csv", "w"); writeLines(c(stamp, "# probability of an event after `from`, up to and including `to`"), f)
write.table(rows, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
