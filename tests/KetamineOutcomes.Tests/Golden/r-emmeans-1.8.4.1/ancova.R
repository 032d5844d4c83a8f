# Oracle of the verb `ancova`: writes ancova-cases.csv and ancova.csv (case, path, value); path is that of the verb's JSON.
# Run from this folder: Rscript ancova.R [folder of shared/data/real]
suppressMessages(library(emmeans))
args <- commandArgs(TRUE)
real <- if (length(args)) args[1] else "../../../../../shared/data/real"
level <- 0.95
out <- list()
put <- function(case, path, value) out[[length(out) + 1]] <<- sprintf("%s,%s,%s", case, path, ifelse(is.na(value), "NA", sprintf("%.17g", value)))
ancova <- function(case, d, covariates, arm = "arm") {
  d$x_arm <- d$arm
  f <- reformulate(c("x_arm", sprintf("`%s`", covariates)), "value")
  fit <- lm(f, d); s <- coef(summary(fit)); df <- fit$df.residual; q <- qt(1 - (1 - level) / 2, df)
  name <- rownames(s); name <- sub("^\\(Intercept\\)$", "intercept", name); name <- gsub("`", "", name)
  name <- sub("^x_arm", paste0(arm, "="), name)
  for (v in covariates) if (is.factor(d[[v]])) name <- sub(paste0("^", v), paste0(v, "="), name)
  for (i in seq_along(name)) {
    p <- sprintf("coefficients[%s].", name[i])
    put(case, paste0(p, "estimate"), s[i, 1]); put(case, paste0(p, "standardError"), s[i, 2]); put(case, paste0(p, "t"), s[i, 3])
    put(case, paste0(p, "p"), s[i, 4]); put(case, paste0(p, "lower"), s[i, 1] - q * s[i, 2]); put(case, paste0(p, "upper"), s[i, 1] + q * s[i, 2])
  }
  e <- emmeans(fit, "x_arm", weights = "equal"); es <- summary(e, infer = c(TRUE, FALSE), level = level)
  for (i in seq_len(nrow(es))) {
    p <- sprintf("arms[%s].", es$x_arm[i]); put(case, paste0(p, "n"), sum(d$arm == es$x_arm[i])); put(case, paste0(p, "lsMean"), es$emmean[i])
    put(case, paste0(p, "standardError"), es$SE[i]); put(case, paste0(p, "lower"), es$lower.CL[i]); put(case, paste0(p, "upper"), es$upper.CL[i])
  }
  k <- summary(contrast(e, "trt.vs.ctrl", ref = 1, adjust = "none"), infer = c(TRUE, TRUE), level = level)
  for (i in seq_len(nrow(k))) {
    p <- sprintf("contrasts[%s].", levels(d$arm)[i + 1]); put(case, paste0(p, "estimate"), k$estimate[i]); put(case, paste0(p, "standardError"), k$SE[i])
    put(case, paste0(p, "df"), k$df[i]); put(case, paste0(p, "t"), k$t.ratio[i]); put(case, paste0(p, "p"), k$p.value[i])
    put(case, paste0(p, "lower"), k$lower.CL[i]); put(case, paste0(p, "upper"), k$upper.CL[i])
  }
}
# Snedecor & Cochran (1967), leprosy bacilli before and after two antibiotics and an inert drug; SAS's GLM example.
before <- c(11, 8, 5, 14, 19, 6, 10, 6, 11, 3, 6, 6, 7, 8, 18, 8, 19, 8, 5, 15, 16, 13, 11, 9, 21, 16, 12, 12, 7, 12)
after <- c(6, 0, 2, 8, 11, 4, 13, 1, 8, 0, 0, 2, 3, 1, 18, 4, 14, 9, 1, 9, 13, 10, 18, 5, 23, 12, 5, 16, 1, 20)
site <- rep(c("north", "south", "east", "north", "west"), 6)
leprosy <- data.frame(case = "leprosy", arm = rep(c("A", "D", "F"), each = 10), before, site, value = after)
far <- data.frame(case = "far", arm = rep(c("A", "D", "F"), each = 10), before = before / 8 + 1e9, site, value = after / 4 - 1e9)
cases <- rbind(leprosy, far)
cases$value <- sprintf("%.17g", cases$value); cases$before <- sprintf("%.17g", cases$before)
write.csv(cases, "ancova-cases.csv", row.names = FALSE, quote = FALSE)
leprosy$arm <- factor(leprosy$arm, c("F", "A", "D")); leprosy$site <- factor(leprosy$site)
ancova("leprosy", leprosy, "before")
ancova("leprosy-site", leprosy, c("before", "site"))
ancova("leprosy-none", leprosy, character())
# Far from zero R loses digits: it works on what is left after 1e9 is taken off, exactly; slopes and contrasts stay.
far$arm <- factor(far$arm); far$before <- far$before - 1e9; far$value <- far$value + 1e9
fit <- lm(value ~ arm + before, far); k <- summary(contrast(emmeans(fit, "arm"), "trt.vs.ctrl", ref = 1, adjust = "none"))
put("far", "coefficients[before].estimate", coef(fit)[["before"]]); put("far", "coefficients[before].standardError", coef(summary(fit))["before", 2])
for (i in 1:2) { put("far", sprintf("contrasts[%s].estimate", c("D", "F")[i]), k$estimate[i]); put("far", sprintf("contrasts[%s].standardError", c("D", "F")[i]), k$SE[i]) }
if (dir.exists(real)) {
  d <- read.csv(file.path(real, "antidepressant_hamd17.csv"), colClasses = c(PATIENT = "character", POOLINV = "character")); d <- d[d$VISIT == 7, ]
  d$arm <- factor(d$THERAPY, c("PLACEBO", "DRUG")); d$value <- d$CHANGE; d$POOLINV <- factor(d$POOLINV); d$GENDER <- factor(d$GENDER)
  ancova("antidepressant", d, c("BASVAL", "POOLINV"), "THERAPY")
  ancova("antidepressant-gender", d, c("BASVAL", "GENDER", "POOLINV"), "THERAPY")
  d <- read.csv(file.path(real, "cdystonia_botulinum_dose.csv"))
  d <- d[d$week == 4, ]; d$arm <- factor(d$treat); d$value <- d$twstrs; d$site <- factor(d$site)
  ancova("cdystonia", d, c("age", "site"), "treat")
}
writeLines(c(sprintf("# %s, emmeans %s; Rscript ancova.R; %s", R.version.string, packageVersion("emmeans"), Sys.Date()), "case,path,value", unlist(out)), "ancova.csv")
