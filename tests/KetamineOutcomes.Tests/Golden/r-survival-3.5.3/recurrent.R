# Writes recurrent_data.csv, recurrent_mean.csv and recurrent_cox.csv: Rscript recurrent.R (in this folder). Recurrent relapses: the
# mean cumulative function with its robust variance (survfit with id), and the models of Andersen and Gill, of Lin, Wei, Yang and
# Ying (the same with robust variance), of Prentice, Williams and Peterson in total and in gap time (coxph, Efron, robust).
suppressMessages(library(survival))
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")), "# Rscript recurrent.R (beside this file), 2026-11-23")
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- ifelse(is.na(d[[c]]), "NA", sprintf("%.17g", d[[c]]))
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f); write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
set.seed(404); n <- 70
people <- data.frame(id = sprintf("P%02d", 1:n), arm = rep(c("ketamine", "placebo"), n / 2), age = round(rnorm(n, 45, 12)), end = round(runif(n, 30, 365)))
frailty <- rgamma(n, 2, 2)
events <- do.call(rbind, lapply(1:n, function(i) { t <- unique(round(cumsum(rexp(12, frailty[i] * ifelse(people$arm[i] == "ketamine", 0.005, 0.011))) + (1:12))); t <- t[t <= people$end[i]]; if (length(t)) data.frame(id = people$id[i], day = t) }))
rows <- do.call(rbind, lapply(1:n, function(i) { t <- events$day[events$id == people$id[i]]; stops <- c(t, if (!length(t) || max(t) < people$end[i]) people$end[i])
  data.frame(people[i, c("id", "arm", "age")], start = c(0, stops[-length(stops)]), stop = stops, event = as.integer(stops %in% t), number = seq_along(stops)) }))
out("recurrent_data.csv", rows, "spells between relapses; number: which relapse the spell waits for")
m <- NULL
f <- survfit(Surv(start, stop, event) ~ arm, rows, id = id); s <- summary(f, censored = TRUE)
arm <- rep(sub("arm=", "", names(f$strata)), f$strata)
keep <- f$n.event > 0; out("recurrent_mean.csv", data.frame(arm, time = f$time, atrisk = f$n.risk, events = f$n.event, mean = f$cumhaz, se = f$std.chaz)[keep, ], "mean cumulative function")
cc <- coxph.control(eps = 1e-14, toler.chol = 1e-16, iter.max = 100); r <- NULL
take <- function(model, g) { robust <- !is.null(g$naive.var); r <<- rbind(r, data.frame(model, term = c("age", "arm=placebo"), estimate = coef(g), se = sqrt(diag(if (robust) g$naive.var else g$var)), robust = if (robust) sqrt(diag(g$var)) else NA)) }
take("AndersenGill", coxph(Surv(start, stop, event) ~ age + arm, rows, control = cc))
take("LinWeiYangYing", coxph(Surv(start, stop, event) ~ age + arm + cluster(id), rows, control = cc))
take("PrenticeWilliamsPetersonTotal", coxph(Surv(start, stop, event) ~ age + arm + strata(number) + cluster(id), rows, control = cc))
take("PrenticeWilliamsPetersonGap", coxph(Surv(stop - start, event) ~ age + arm + strata(number) + cluster(id), rows, control = cc))
out("recurrent_cox.csv", r, "coefficients, model and robust standard errors")
