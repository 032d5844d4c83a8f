# What `survival FILE --time time --event event --by arm` computes, the quick way in R: survival.R FILE
suppressMessages({ library(data.table); library(survival) })
d <- fread(commandArgs(TRUE)[1])
fit <- survfit(Surv(time, event) ~ arm, d, conf.type = "log-log")
print(quantile(fit, c(0.25, 0.5, 0.75)))
print(summary(fit, times = c(28, 90, 180), extend = TRUE)$surv)
print(survdiff(Surv(time, event) ~ arm, d))
