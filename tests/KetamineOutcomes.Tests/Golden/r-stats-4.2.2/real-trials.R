# Golden values of two real trials, worked out from their raw files with base R, survival and emmeans.
# Usage: Rscript real-trials.R <folder with the real data> > real-trials.csv
# The clinical rules are written here a second time, from the words of the analysis plan alone.
suppressMessages({library(survival); library(emmeans)})
folder <- commandArgs(trailingOnly = TRUE)[1]
out <- list()
put <- function(analysis, group, field, value) out[[length(out) + 1]] <<- data.frame(analysis, group, field, value = sprintf("%.17g", value))

cat("# R ", as.character(getRversion()), ", survival ", as.character(packageVersion("survival")), ", emmeans ",
    as.character(packageVersion("emmeans")), "; Rscript real-trials.R; ", format(Sys.Date()), "\n", sep = "")
cat("# antidepressant_hamd17.csv and nimh_ketamine_*.csv; the values below are computed, the data are not copied.\n")

# ---- duloxetine trial: HAMD-17, day 42, window 35 to 49
d <- read.csv(file.path(folder, "antidepressant_hamd17.csv"), colClasses = c(POOLINV = "character", PATIENT = "character"))
d <- d[!is.na(d$HAMDTL17), ]
people <- d[!duplicated(d$PATIENT), c("PATIENT", "THERAPY", "POOLINV", "BASVAL")]
at.day <- function(days, scores, target, from, to) {
  inside <- days > 0 & days >= from & days <= to
  if (!any(inside)) return(NA)
  days <- days[inside]; scores <- scores[inside]
  near <- abs(days - target) == min(abs(days - target))
  scores[near][which.max(days[near])]
}
carried <- function(days, scores, from) {
  before <- days > 0 & days < from
  if (!any(before)) return(NA)
  scores[before][which.max(days[before])]
}
rows <- lapply(people$PATIENT, function(p) d[d$PATIENT == p, ])
people$score <- sapply(rows, function(r) at.day(r$RELDAYS, r$HAMDTL17, 42, 35, 49))
people$locf <- ifelse(is.na(people$score), sapply(rows, function(r) carried(r$RELDAYS, r$HAMDTL17, 35)), people$score)
for (arm in c("DRUG", "PLACEBO")) {
  g <- people[people$THERAPY == arm, ]
  met <- function(score) !is.na(score) & g$BASVAL - score >= 0.5 * g$BASVAL
  put("response-nonresponder", arm, "n", nrow(g)); put("response-nonresponder", arm, "events", sum(met(g$score)))
  put("response-observed", arm, "n", sum(!is.na(g$score))); put("response-observed", arm, "events", sum(met(g$score)))
  put("response-locf", arm, "n", sum(!is.na(g$locf))); put("response-locf", arm, "events", sum(met(g$locf)))
  put("remission-observed", arm, "events", sum(g$score <= 7, na.rm = TRUE))
  put("change", arm, "mean", mean(g$score - g$BASVAL, na.rm = TRUE))
}
people$THERAPY <- relevel(factor(people$THERAPY), "PLACEBO")
people$change <- people$score - people$BASVAL
t <- t.test(change ~ THERAPY, people)
put("change", "DRUG", "difference", unname(t$estimate[2] - t$estimate[1]))
put("change", "DRUG", "p", t$p.value)
fit <- lm(change ~ THERAPY + BASVAL + POOLINV, people)
means <- as.data.frame(emmeans(fit, "THERAPY"))
for (i in 1:2) put("ancova", as.character(means$THERAPY[i]), "lsMean", means$emmean[i])
k <- summary(fit)$coefficients["THERAPYDRUG", ]
put("ancova", "DRUG", "estimate", k[1]); put("ancova", "DRUG", "standardError", k[2]); put("ancova", "DRUG", "p", k[4])
put("ancova", "DRUG", "n", length(fit$residuals))
first <- sapply(seq_along(rows), function(i) { r <- rows[[i]]; m <- r$RELDAYS[r$RELDAYS > 0 & people$BASVAL[i] - r$HAMDTL17 >= 0.5 * people$BASVAL[i]]
  if (length(m)) min(m) else NA })
last <- sapply(rows, function(r) max(r$RELDAYS))
people$time <- ifelse(is.na(first), last, first); people$event <- !is.na(first)
s <- survdiff(Surv(time, event) ~ THERAPY, people)
put("time-to-response", "DRUG", "events", sum(people$event[people$THERAPY == "DRUG"]))
put("time-to-response", "PLACEBO", "events", sum(people$event[people$THERAPY == "PLACEBO"]))
put("time-to-response", "DRUG", "chiSquare", s$chisq)
put("time-to-response", "DRUG", "median", unname(quantile(survfit(Surv(time, event) ~ 1, people[people$THERAPY == "DRUG", ]), 0.5)$quantile))
put("dropout", "DRUG", "n", sum(is.na(people$score[people$THERAPY == "DRUG"])))
put("dropout", "PLACEBO", "n", sum(is.na(people$score[people$THERAPY == "PLACEBO"])))

# ---- NIMH crossover: MADRS, day 2 after ketamine and after saline, people with MDD
s <- read.csv(file.path(folder, "nimh_ketamine_scores.csv"), na.strings = "n/a")
p <- read.csv(file.path(folder, "nimh_ketamine_participants.csv"), na.strings = "n/a")
s <- s[s$participant_id %in% p$participant_id[p$group == "MDD"] & !is.na(s$session_id), ]
score <- function(id, session) { v <- s$MADRS_Total[s$participant_id == id & s$session_id == session]; if (length(v)) v[1] else NA }
ids <- unique(s$participant_id)
w <- data.frame(id = ids, b = sapply(ids, score, "ses-b0"), k = sapply(ids, score, "ses-d2"), pl = sapply(ids, score, "ses-p2"))
w <- w[!is.na(w$b), ]
w$kc <- w$k - w$b; w$pc <- w$pl - w$b
put("crossover-change", "Ketamine", "n", sum(!is.na(w$kc))); put("crossover-change", "Saline", "n", sum(!is.na(w$pc)))
put("crossover-change", "Ketamine", "mean", mean(w$kc, na.rm = TRUE)); put("crossover-change", "Saline", "mean", mean(w$pc, na.rm = TRUE))
both <- w[!is.na(w$kc) & !is.na(w$pc), ]
t <- t.test(both$kc, both$pc, paired = TRUE)
put("crossover-change", "Ketamine", "pairs", nrow(both)); put("crossover-change", "Ketamine", "difference", unname(t$estimate))
put("crossover-change", "Ketamine", "t", unname(t$statistic)); put("crossover-change", "Ketamine", "p", t$p.value)
put("crossover-change", "Ketamine", "lower", t$conf.int[1]); put("crossover-change", "Ketamine", "upper", t$conf.int[2])
kr <- both$b - both$k >= 0.5 * both$b; pr <- both$b - both$pl >= 0.5 * both$b
put("crossover-response", "Ketamine", "both", sum(kr & pr)); put("crossover-response", "Ketamine", "groupOnly", sum(kr & !pr))
put("crossover-response", "Ketamine", "referenceOnly", sum(!kr & pr)); put("crossover-response", "Ketamine", "neither", sum(!kr & !pr))
put("crossover-response", "Ketamine", "p", binom.test(sum(kr & !pr), sum(xor(kr, pr)))$p.value)
write.csv(do.call(rbind, out), quote = FALSE, row.names = FALSE)
