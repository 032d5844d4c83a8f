# What `cox FILE --time time --event event --covariates …` computes, the quick way in R: cox.R FILE
suppressMessages({ library(data.table); library(survival) })
d <- fread(commandArgs(TRUE)[1])
fit <- coxph(Surv(time, event) ~ treated + age + score + dose, d)
print(summary(fit))
print(cox.zph(fit))
