# What `competing-risks FILE --time time --event ending --cause relapse --censored censored --by arm --covariates arm,age,score` computes:
# competing.R FILE incidence|models
suppressMessages({ library(data.table); library(cmprsk); library(survival) })
args <- commandArgs(TRUE)
d <- fread(args[1])
if (args[2] == "incidence") {
  fit <- survfit(Surv(time, factor(ending, c("censored", "relapse", "withdrawn"))) ~ arm, d, conf.type = "log-log")
  print(summary(fit, times = c(28, 90, 180), extend = TRUE)$pstate)
  print(cuminc(d$time, d$ending, d$arm, cencode = "censored")$Tests)
} else {
  x <- cbind(outer(d$arm, c("IV", "PO", "Placebo"), "==") + 0, d$age, d$score)
  print(crr(d$time, d$ending, x, failcode = "relapse", cencode = "censored", gtol = 1e-9, maxiter = 100)$coef)
}
