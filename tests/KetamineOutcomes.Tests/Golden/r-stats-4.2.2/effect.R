# Oracle of the verb `effect`: writes effect.csv (case, path, value); path is that of the verb's JSON, lists by group.
# Run from this folder: Rscript effect.R [folder of shared/data/real]
# R's stats; the noncentral t is integrated here (pt's is good to 1e-12 absolute, effectsize stops at 1e-7), and
# wilcox.test is told to go on to 1e-14 where it stops at 1e-4.
suppressMessages(library(effectsize))
args <- commandArgs(TRUE)
real <- if (length(args)) args[1] else "../../../../../shared/data/real"
level <- 0.95; a2 <- (1 - level) / 2
out <- list()
put <- function(case, path, value) out[[length(out) + 1]] <<- sprintf("%s,%s,%s", case, path, ifelse(is.na(value), "NA", sprintf("%.17g", value)))

# P(T <= t | df, ncp) or its complement: the integral over s = sqrt(chi2 / df) by the trapezoid rule in log s, which
# converges geometrically; the range reaches below 1e-17 of the mass.
nct <- function(t, df, ncp, upper = FALSE) {
  w <- 1 / sqrt(2 * df); u <- seq(-max(42 / df, 10 * w), max(10 * w, 2.5 * (df < 10)), length.out = 20001); s <- exp(u)
  ld <- log(2) + (df / 2) * log(df / 2) - lgamma(df / 2) + df * u - df * s^2 / 2
  (u[2] - u[1]) * sum(exp(ld) * pnorm(t * s - ncp, lower.tail = !upper))
}
ncLimits <- function(t, df) {
  f <- function(p, upper) { g <- function(n) log(nct(t, df, n, upper)) - log(p)
    w <- 4 + abs(t) * 0.2
    uniroot(g, c(t - w * 2, t + w * 2), extendInt = "yes", tol = 1e-15, maxiter = 1000)$root }
  c(f(a2, TRUE), f(a2, FALSE))
}
# Exact order statistics of the differences where wilcox.test looks for a root.
mw <- function(case, path, x, y) {
  exact <- length(x) < 50 && length(y) < 50 && !any(duplicated(c(x, y)))
  w <- suppressWarnings(wilcox.test(x, y, conf.int = TRUE, conf.level = level, exact = exact, tol.root = 1e-14))
  d <- sort(outer(x, y, "-")); n <- length(d)
  put(case, paste0(path, "u"), unname(w$statistic)); put(case, paste0(path, "p"), w$p.value)
  put(case, paste0(path, "shift"), median(d))
  if (exact) {
    q <- qwilcox(a2, length(x), length(y)); ok <- q > 0
    lim <- if (ok) c(d[q], d[n - q + 1]) else c(NA, NA)
    if (ok) stopifnot(all.equal(c(w$conf.int), lim, tolerance = 1e-12))
  } else {
    t <- function(v) sum(table(v)^3 - table(v)); m <- length(x) + length(y)
    s <- sqrt(n / 12 * (m + 1 - (t(x) + t(y)) / (m * (m - 1))))
    k <- ceiling(n / 2 - 0.5 - qnorm(a2, lower.tail = FALSE) * s)
    lim <- c(d[max(k, 1)], d[n + 1 - max(k, 1)])
    if (!isTRUE(all.equal(c(w$conf.int), lim, tolerance = 1e-9))) message(case, path, " limits ", paste(w$conf.int, collapse = " "), " order ", paste(lim, collapse = " "))
  }
  put(case, paste0(path, "lower"), lim[1]); put(case, paste0(path, "upper"), lim[2])
}
signedRank <- function(case, path, x) {
  z <- x[x != 0]; nn <- length(z)
  exact <- nn < 50 && nn == length(x) && !any(duplicated(abs(z)))
  w <- suppressWarnings(wilcox.test(x, conf.int = TRUE, conf.level = level, exact = exact, tol.root = 1e-14))
  s <- outer(z, z, "+") / 2; d <- sort(s[lower.tri(s, TRUE)]); n <- length(d)
  put(case, paste0(path, "v"), unname(w$statistic)); put(case, paste0(path, "p"), w$p.value); put(case, paste0(path, "shift"), median(d))
  if (exact) {
    q <- qsignrank(a2, nn); lim <- if (q > 0) c(d[q], d[n - q + 1]) else c(NA, NA)
    if (q > 0) stopifnot(all.equal(c(w$conf.int), lim, tolerance = 1e-12))
  } else {
    sg <- sqrt(nn * (nn + 1) * (2 * nn + 1) / 24 - sum(table(z)^3 - table(z)) / 48)
    k <- max(1, ceiling(n / 2 - 0.5 - qnorm(a2, lower.tail = FALSE) * sg)); lim <- c(d[k], d[n + 1 - k])
    if (!isTRUE(all.equal(c(w$conf.int), lim, tolerance = 1e-9))) message(case, path, " limits ", paste(w$conf.int, collapse = " "), " order ", paste(lim, collapse = " "))
  }
  put(case, paste0(path, "lower"), lim[1]); put(case, paste0(path, "upper"), lim[2])
}
hedges <- function(df) exp(lgamma(df / 2) - log(df / 2) / 2 - lgamma((df - 1) / 2))
groupsOf <- function(case, v, g) for (l in levels(g)) {
  x <- v[g == l]; p <- sprintf("groups[%s].", l); q <- quantile(x, c(0.25, 0.5, 0.75), names = FALSE); n <- length(x)
  put(case, paste0(p, "n"), n); put(case, paste0(p, "mean"), mean(x)); put(case, paste0(p, "standardDeviation"), sd(x))
  put(case, paste0(p, "standardError"), sd(x) / sqrt(n)); ci <- t.test(x, conf.level = level)$conf.int
  put(case, paste0(p, "lower"), ci[1]); put(case, paste0(p, "upper"), ci[2])
  put(case, paste0(p, "q1"), q[1]); put(case, paste0(p, "median"), q[2]); put(case, paste0(p, "q3"), q[3])
  put(case, paste0(p, "min"), min(x)); put(case, paste0(p, "max"), max(x))
}
tRow <- function(case, p, t) {
  est <- if (length(t$estimate) == 2) unname(t$estimate[1] - t$estimate[2]) else unname(t$estimate)
  put(case, paste0(p, "estimate"), est); put(case, paste0(p, "standardError"), t$stderr); put(case, paste0(p, "t"), unname(t$statistic))
  put(case, paste0(p, "lower"), t$conf.int[1]); put(case, paste0(p, "upper"), t$conf.int[2])
  put(case, paste0(p, "df"), unname(t$parameter)); put(case, paste0(p, "p"), t$p.value)
}
three <- function(case, p, v) for (i in 1:3) put(case, paste0(p, c("estimate", "lower", "upper")[i]), v[i])
independent <- function(case, v, g, tests = TRUE) {
  groupsOf(case, v, g); ref <- levels(g)[1]; y <- v[g == ref]
  for (l in levels(g)[-1]) {
    x <- v[g == l]; p <- sprintf("comparisons[%s].", l); n1 <- length(x); n2 <- length(y)
    tRow(case, paste0(p, "meanDifference."), t.test(x, y, conf.level = level))
    tRow(case, paste0(p, "pooled."), t.test(x, y, var.equal = TRUE, conf.level = level))
    df <- n1 + n2 - 2; sp <- sqrt(((n1 - 1) * var(x) + (n2 - 1) * var(y)) / df); h <- sqrt(n1 * n2 / (n1 + n2)); d <- (mean(x) - mean(y)) / sp
    lim <- ncLimits(d * h, df) / h; J <- hedges(df)
    three(case, paste0(p, "cohensD."), c(d, lim)); three(case, paste0(p, "hedgesG."), J * c(d, lim))
    put(case, paste0(p, "hedgesG.standardError"), sqrt(1 / n1 + 1 / n2 + (J * d)^2 / (2 * (n1 + n2))))
    se <- sqrt(var(x) / n1 + var(y) / n2); t <- (mean(x) - mean(y)) / se
    gl <- c((mean(x) - mean(y)) / sd(y), ncLimits(t, n2 - 1) * se / sd(y)); three(case, paste0(p, "glassDelta."), gl)
    # effectsize agrees to the 1e-7 at which it stops
    e <- suppressWarnings(list(cohens_d(x, y), hedges_g(x, y), glass_delta(x, y)))
    chk <- c(unlist(e[[1]][c(1, 3, 4)]) - c(d, lim), unlist(e[[2]][c(1, 3, 4)]) - J * c(d, lim), unlist(e[[3]][c(1, 3, 4)]) - gl)
    if (max(abs(chk)) > 1e-5 * max(1, abs(d))) message(case, p, " effectsize differs by ", max(abs(chk)))
    D <- sign(outer(x, y, "-")); cd <- mean(D); z <- qnorm(a2, lower.tail = FALSE)
    if (abs(cd) < 1) {
      di <- rowMeans(D); dj <- colMeans(D)
      s2 <- ((n2 - 1) * var(di) + (n1 - 1) * var(dj) + sum((D - cd)^2) / ((n1 - 1) * (n2 - 1))) / (n1 * n2)
      lim <- ((cd - cd^3) + c(-1, 1) * z * sqrt(s2) * sqrt((1 - cd^2)^2 + z^2 * s2)) / (1 - cd^2 + z^2 * s2)
      put(case, paste0(p, "cliffsDelta.standardError"), sqrt(s2))
    } else { nb <- min(n1, n2); lim <- sort(c((nb - z^2) / (nb + z^2), 1) * cd) }
    three(case, paste0(p, "cliffsDelta."), c(cd, lim))
    put(case, paste0(p, "commonLanguage.estimate"), (cd + 1) / 2)
    mw(case, paste0(p, "mannWhitney."), x, y)
  }
  a <- anova(lm(I(v - mean(v)) ~ g)); put(case, "anova.f", a$`F value`[1]); put(case, "anova.df1", a$Df[1]); put(case, "anova.df2", a$Df[2]); put(case, "anova.p", a$`Pr(>F)`[1])
  k <- kruskal.test(v, g); put(case, "kruskalWallis.statistic", unname(k$statistic)); put(case, "kruskalWallis.df", unname(k$parameter)); put(case, "kruskalWallis.p", k$p.value)
}
paired <- function(case, v, g, id) {
  groupsOf(case, v, g); ref <- levels(g)[1]
  for (l in levels(g)[-1]) {
    m <- merge(data.frame(id = id[g == l], x = v[g == l]), data.frame(id = id[g == ref], y = v[g == ref])); d <- m$x - m$y; n <- length(d)
    p <- sprintf("paired[%s].", l); put(case, paste0(p, "n"), n)
    tRow(case, paste0(p, "meanDifference."), t.test(d, conf.level = level))
    dz <- mean(d) / sd(d); three(case, paste0(p, "cohensDz."), c(dz, ncLimits(dz * sqrt(n), n - 1) / sqrt(n)))
    signedRank(case, paste0(p, "wilcoxon."), d)
  }
}
cases <- read.csv("effect-cases.csv", colClasses = c("character", "character", "character", "numeric"))
of <- function(case) { d <- cases[cases$case == case, ]; d$group <- factor(d$group); d }
for (case in setdiff(unique(cases$case), "offset")) { d <- of(case); independent(case, d$value, d$group) }
# R's own difference of two means near 1e9 is good to 1e-7: it works on what is left after 1e9 is taken off, exactly.
d <- of("offset"); independent("offset", d$value - 1e9, d$group)
out <- out[!grepl("^offset,groups.*[.](mean|lower|upper|q1|median|q3|min|max),", unlist(out))]
for (case in c("tranquilliser", "sleep", "normal")) { d <- of(case); paired(paste0(case, "-paired"), d$value, d$group, d$subject) }
if (dir.exists(real)) {
  d <- read.csv(file.path(real, "antidepressant_hamd17.csv"), colClasses = c(PATIENT = "character")); d <- d[d$VISIT == 7, ]
  independent("antidepressant", d$CHANGE, factor(d$THERAPY, c("PLACEBO", "DRUG")))
  d <- read.csv(file.path(real, "bezmaternykh_depression_treatment.csv"), na.strings = "n/a", check.names = FALSE); d <- d[!is.na(d$`BDI_ses-post`), ]
  independent("bezmaternykh", d$`BDI_ses-post`, factor(d$group, c("depr_no_treatment", "depr_cbt", "depr_nfb")))
  d <- read.csv(file.path(real, "cdystonia_botulinum_dose.csv")); d <- d[d$week == 4, ]; independent("cdystonia", d$twstrs, factor(d$treat))
  d <- read.csv(file.path(real, "nimh_ketamine_scores.csv"), na.strings = "n/a"); d <- d[!is.na(d$MADRS_Total) & !is.na(d$session_id), ]
  paired("nimh", d$MADRS_Total, factor(d$session_id, c("ses-b0", "ses-d10", "ses-d2", "ses-p10", "ses-p2")), d$participant_id)
}
writeLines(c(sprintf("# %s, effectsize %s; Rscript effect.R; %s", R.version.string, packageVersion("effectsize"), Sys.Date()), "case,path,value", unlist(out)), "effect.csv")
