# Writes site_influence_data.csv, site_influence.csv and change_point.csv: Rscript site-influence.R (in this folder).
# A trial of relapse in eight sites, one of which carries the result: hazard ratios (coxph, Efron), log-rank tests and survival at day 60
# with each site left out; and hazard ratios before and after a change point (survSplit, then coxph), with the test of their difference.
suppressMessages(library(survival))
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")), "# Rscript site-influence.R (beside this file), 2026-11-23")
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- ifelse(is.na(d[[c]]), "NA", sprintf("%.17g", d[[c]]))
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f); write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
set.seed(122); n <- 160
site <- sprintf("Site %d", sample(1:8, n, TRUE)); arm <- sample(c("esketamine", "placebo"), n, TRUE); age <- round(rnorm(n, 46, 11))
rate <- 0.006 * ifelse(site == "Site 3" & arm == "placebo", 9, 1) * exp(0.01 * (age - 46))
early <- ifelse(arm == "placebo", 1.4, 0.9)
t0 <- rexp(n, rate * early); t0 <- ifelse(t0 > 40, 40 + rexp(n, rate), t0)
c0 <- runif(n, 20, 250); time <- pmax(1, ceiling(pmin(t0, c0))); event <- as.integer(t0 <= c0)
# What is read back is what was fitted.
d <- data.frame(id = sprintf("P%03d", 1:n), site, arm, age, time, event); d$arm <- factor(d$arm, c("placebo", "esketamine"))
out("site_influence_data.csv", data.frame(d[c("id", "site")], arm = as.character(d$arm), d[c("age", "time", "event")]), "one row a participant; days")
cc <- coxph.control(eps = 1e-14, toler.chol = 1e-16, iter.max = 100)
rows <- NULL
for (left in c("none", sort(unique(site)))) {
  e <- d[d$site != left, ]
  g <- coxph(Surv(time, event) ~ arm, e, control = cc); l <- survdiff(Surv(time, event) ~ arm, e)
  s <- summary(survfit(Surv(time, event) ~ arm, e), times = 60)
  ci <- exp(coef(g) + c(-1, 1) * qnorm(0.975) * sqrt(g$var[1, 1]))
  rows <- rbind(rows, data.frame(left, n = nrow(e), events = sum(e$event), ratio = exp(coef(g)), lower = ci[1], upper = ci[2],
    wald = 2 * pnorm(-abs(coef(g) / sqrt(g$var[1, 1]))), chisq = l$chisq, p = pchisq(l$chisq, 1, lower.tail = FALSE),
    placebo = s$surv[1], esketamine = s$surv[2], difference = s$surv[2] - s$surv[1]))
}
out("site_influence.csv", rows, "each site left out: hazard ratio esketamine v placebo, log-rank test, survival at day 60")
r <- NULL
for (cut in c(20, 40, 41.5, 100)) for (adjusted in c(FALSE, TRUE)) {
  s <- survSplit(Surv(time, event) ~ ., d, cut = cut, episode = "part"); s$treated <- as.integer(s$arm == "esketamine")
  s$before <- s$treated * (s$part == 1); s$after <- s$treated * (s$part == 2)
  g <- coxph(if (adjusted) Surv(tstart, time, event) ~ before + after + age else Surv(tstart, time, event) ~ before + after, s, control = cc)
  k <- coxph(if (adjusted) Surv(tstart, time, event) ~ treated + age else Surv(tstart, time, event) ~ treated, s, control = cc)
  v <- g$var[1:2, 1:2]; b <- coef(g)[1:2]; se <- sqrt(v[1, 1] + v[2, 2] - 2 * v[1, 2]); chi <- 2 * (g$loglik[2] - k$loglik[2])
  r <- rbind(r, data.frame(cut, adjusted = as.integer(adjusted), before = b[1], before_se = sqrt(v[1, 1]), after = b[2], after_se = sqrt(v[2, 2]),
    difference = b[2] - b[1], difference_se = se, wald = 2 * pnorm(-abs((b[2] - b[1]) / se)), chisq = chi, lr = pchisq(chi, 1, lower.tail = FALSE),
    events_before = sum(s$event[s$part == 1]), events_after = sum(s$event[s$part == 2])))
}
out("change_point.csv", r, "log hazard ratios before and after the cut, and their difference; adjusted: with age")
