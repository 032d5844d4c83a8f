# Writes the oracle of what figures of curves draw: Rscript curves.R FOLDER-OF-REAL-DATA (run in this folder, after km.R and cox.R).
# Hazard ratios between groups by coxph, log(-log S) by survfit, the smooth of scaled Schoenfeld residuals by ns() and QR.
suppressMessages({library(survival); library(splines)})
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")),
           "# Rscript curves.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)
small <- read.csv("small.csv", comment.char = "#")
small$group <- factor(small$group, levels = unique(small$group))
veteran <- read.csv(file.path(real, "surv_veteran.csv"))
veteran$group <- factor(veteran$celltype, levels = unique(veteran$celltype)); veteran$event <- veteran$status; veteran$site <- veteran$trt

ratios <- function(case, stratified, fit) {
  s <- summary(fit)
  data.frame(case, stratified, group = sub("^group", "", rownames(s$coefficients)), estimate = unname(s$conf.int[, 1]),
             se = unname(s$coefficients[, 3]), lower = unname(s$conf.int[, 3]), upper = unname(s$conf.int[, 4]), p = unname(s$coefficients[, 5]))
}
used <- small[small$frequency > 0, ]
hr <- rbind(
  ratios("small", 0, coxph(Surv(time, event) ~ group, small, control = control)),
  ratios("small", 1, coxph(Surv(time, event) ~ group + strata(site), small, control = control)),
  ratios("small_entry", 0, coxph(Surv(entry, time, event) ~ group, small, control = control)),
  ratios("small_frequency", 0, coxph(Surv(time, event) ~ group, used[rep(seq_len(nrow(used)), used$frequency), ], control = control)),
  ratios("veteran_cell", 0, coxph(Surv(time, event) ~ group, veteran, control = control)),
  ratios("veteran_cell", 1, coxph(Surv(time, event) ~ group + strata(site), veteran, control = control)))
out("hazard_ratios.csv", hr, "hazard ratios against the first group, Efron; se of the logarithm")

log_log <- NULL
for (case in c("small", "veteran_cell")) {
  d <- if (case == "small") small else veteran
  for (g in levels(d$group)) {
    s <- survfit(Surv(time, event) ~ 1, d[d$group == g, ], conf.type = "log-log")
    keep <- s$n.event > 0 & s$surv > 0 & s$surv < 1 & s$time > 0
    log_log <- rbind(log_log, data.frame(case, group = g, time = as.double(s$time[keep]), value = log(-log(s$surv[keep])),
                                         lower = log(-log(s$upper[keep])), upper = log(-log(s$lower[keep]))))
  }
}
out("log_log.csv", log_log, "log(-log S) at event times with its limits")

fit <- coxph(Surv(time, status) ~ trt + karno + prior, veteran, control = control)
zph <- cox.zph(fit, transform = "km", terms = FALSE)
smooth <- NULL
for (j in seq_along(coef(fit))) {
  x <- unname(zph$x); y <- zph$y[, j]
  # cox.zph centres its residuals by a variance over time; the classic ones of Grambsch and Therneau are taken instead
  y <- residuals(fit, "scaledsch")[, j]
  basis <- ns(x, df = 3)
  design <- cbind(1, basis)
  at <- seq(min(x), max(x), length.out = 40)
  there <- cbind(1, predict(basis, at))
  decomposed <- qr(design)
  value <- drop(there %*% qr.coef(decomposed, y))
  leverage <- colSums(backsolve(qr.R(decomposed), t(there), transpose = TRUE)^2)
  reach <- qnorm(0.975) * sqrt(fit$nevent * fit$var[j, j] * leverage)
  smooth <- rbind(smooth, data.frame(term = names(coef(fit))[j], kind = "smooth", time = at, value, lower = value - reach, upper = value + reach),
                  data.frame(term = names(coef(fit))[j], kind = "residual", time = x, value = unname(y), lower = NA, upper = NA))
}
out("coefficient_over_time.csv", smooth, "veteran: scaled Schoenfeld residuals against Kaplan-Meier time, natural spline with 4 df and 95% limits")
