# Writes the oracle of what is read from Cox fits: Rscript cox_more.R FOLDER-OF-REAL-DATA (run in this folder, after cox.R).
# Residuals by residuals.coxph, curves by survfit.coxph, adjusted curves and Firth's penalty written out from their formulas.
suppressMessages(library(survival))
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")),
           "# Rscript cox_more.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
small <- read.csv("cox_small.csv", comment.char = "#")
small$group <- factor(small$group)
small <- small[small$frequency >= 0, ]
veteran <- read.csv(file.path(real, "surv_veteran.csv"))
veteran$celltype <- factor(veteran$celltype, levels = sort(unique(veteran$celltype), method = "radix"))
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)
fits <- list(
  small = coxph(Surv(entry, time, event) ~ age + dose + group, small, control = control, x = TRUE),
  small_breslow = coxph(Surv(entry, time, event) ~ age + dose + group, small, control = control, ties = "breslow"),
  small_strata = coxph(Surv(entry, time, event) ~ age + dose + group + strata(site), small, control = control, cluster = id),
  small_weights = coxph(Surv(entry, time, event) ~ age + dose + group, small, weights = weight, control = control, cluster = seq_len(nrow(small))),
  veteran_breslow = coxph(Surv(time, status) ~ trt + celltype + karno, veteran, control = control, ties = "breslow"),
  veteran_strata = coxph(Surv(time, status) ~ trt + karno + prior + strata(celltype), veteran, control = control)
)
res <- sch <- NULL
for (case in names(fits)) {
  m <- fits[[case]]; n <- m$n
  term <- sub("^(group|celltype)", "\\1=", names(coef(m)))
  res <- rbind(res, data.frame(case, row = seq_len(n) - 1, kind = "martingale", term = "", value = as.double(residuals(m, "martingale"))),
               data.frame(case, row = seq_len(n) - 1, kind = "deviance", term = "", value = as.double(residuals(m, "deviance"))))
  for (kind in c("score", "dfbeta", "dfbetas")) {
    v <- as.matrix(residuals(m, kind))
    # dfbetas are divided by the model's errors here, also where the variance is robust
    if (kind == "dfbetas" && !is.null(m$naive.var)) v <- as.matrix(residuals(m, "dfbeta")) %*% diag(1 / sqrt(diag(m$naive.var)))
    for (j in seq_along(term)) res <- rbind(res, data.frame(case, row = seq_len(n) - 1, kind, term = term[j], value = as.double(v[, j])))
  }
  for (kind in c("schoenfeld", "scaledsch")) {
    v <- as.matrix(residuals(m, kind))
    if (kind == "scaledsch" && !is.null(m$naive.var)) {
      s <- as.matrix(residuals(m, "schoenfeld")) * (if (case == "small_weights") 1 else 1)
      v <- s %*% m$naive.var * m$nevent + rep(coef(m), each = nrow(s))
    }
    for (j in seq_along(term)) sch <- rbind(sch, data.frame(case, kind, term = term[j], order = seq_len(nrow(v)) - 1, time = as.double(rownames(v)), value = as.double(v[, j])))
  }
}
out("cox_residuals.csv", res, "residuals a row; the row's weight in dfbeta and dfbetas alone")
out("cox_schoenfeld.csv", sch, "Schoenfeld residuals an event, by stratum and time; scaled: times the model's variance and events, about the coefficient")

profiles <- list(
  small = data.frame(age = c(30, 61.5), dose = c(0.4, 0.75), group = factor(c("IN", "PO"), levels = levels(small$group))),
  veteran_breslow = data.frame(trt = c(1, 2), celltype = factor(c("adeno", "squamous"), levels = levels(veteran$celltype)), karno = c(40, 80)),
  veteran_strata = data.frame(trt = c(1, 2), karno = c(40, 80), prior = c(0, 10)))
profiles$small_breslow <- profiles$small_strata <- profiles$small_weights <- profiles$small
curves <- NULL
for (case in names(fits)) for (p in 1:2) for (type in c("log-log", "log", "plain")) {
  m <- fits[[case]]
  s <- survfit(m, newdata = profiles[[case]][p, ], conf.type = type)
  stratum <- if (is.null(s$strata)) rep("all", length(s$time)) else rep(sub(".*=", "", names(s$strata)), s$strata)
  curves <- rbind(curves, data.frame(case, profile = p - 1, type, stratum, time = s$time, events = as.double(s$n.event), hazard = as.double(s$cumhaz), se = as.double(s$std.err),
                                     surv = as.double(s$surv), lower = as.double(s$lower), upper = as.double(s$upper)))
}
curves <- curves[curves$events > 0, ]
out("cox_curves.csv", curves, "survfit.coxph of two profiles a fit, at event times; se is of the cumulative hazard")

# ---- adjusted (standardised) survival: the mean curve of all rows with the factor at a level; error by the delta method,
# slopes in the coefficients and in the baseline hazard by differences
adjusted <- NULL
adjust <- function(case, data, factor, times) {
  m <- fits[[case]]; b <- coef(m); V <- m$var; lt <- if (m$method == "efron") 2 else 1
  x <- model.matrix(m); y <- m$y; n <- ncol(y); stop <- y[, n - 1]; start <- if (n == 3) y[, 1] else rep(-1, nrow(y)); event <- y[, n]
  base <- function(b, t) {        # hazard up to t at linear predictor 0 (covariates centred), and its variance
    r <- exp(as.double((x - rep(m$means, each = nrow(x))) %*% b)); h <- v <- 0
    for (u in sort(unique(stop[event == 1 & stop <= t]))) {
      s <- sum(r[start < u & stop >= u]); e <- sum(r[event == 1 & stop == u]); d <- sum(event == 1 & stop == u)
      den <- if (lt == 2) s - (seq_len(d) - 1) / d * e else rep(s, d)
      h <- h + sum(1 / den); v <- v + sum(1 / den^2)
    }
    c(h, v)
  }
  for (arm in levels(data[[factor]])) for (t in times) {
    d <- data; d[[factor]] <- factor(arm, levels = levels(data[[factor]]))
    xa <- model.matrix(delete.response(terms(m)), d, xlev = m$xlevels)[, -1]
    curve <- function(b, h) mean(exp(-h * exp(as.double((xa - rep(m$means, each = nrow(xa))) %*% b))))
    at <- function(b) curve(b, base(b, t)[1]); h <- base(b, t)
    slope <- sapply(seq_along(b), function(j) {
      f <- function(e) { k <- replace(numeric(length(b)), j, e); (at(b + k) - at(b - k)) / (2 * e) }
      e <- 2e-2 * sqrt(V[j, j]); (4 * f(e / 2) - f(e)) / 3
    })
    g <- function(e) (curve(b, h[1] + e) - curve(b, h[1] - e)) / (2 * e)
    e <- 1e-2 * h[1]; hs <- (4 * g(e / 2) - g(e)) / 3
    adjusted <<- rbind(adjusted, data.frame(case, factor, arm, time = t, surv = at(b), se = sqrt(sum(slope * (V %*% slope)) + hs^2 * h[2])))
  }
}
adjust("small", small, "group", c(8, 20))
adjust("small_breslow", small, "group", c(8, 20))
adjust("veteran_breslow", veteran, "celltype", c(30, 200))
out("cox_adjusted.csv", adjusted, "survival by level with everybody's covariates, delta-method errors")

# ---- Firth's penalty: log L + 1/2 log|I(b)|, maximised with R's coxph as the likelihood (iter.max = 0 at b)
firth <- NULL
penalised <- function(formula, data, ties) {
  at <- function(b) {
    m <- coxph(formula, data, init = b, ties = ties, control = coxph.control(iter.max = 0, timefix = TRUE))
    m$loglik[1] - 0.5 * as.double(determinant(m$var)$modulus)
  }
  p <- length(coef(coxph(formula, data, ties = ties, control = coxph.control(iter.max = 2))))
  up <- function(b) {             # Newton with Richardson's differences
    f <- function(h) sapply(seq_len(p), function(j) { e <- replace(numeric(p), j, h[j]); (at(b + e) - at(b - e)) / (2 * h[j]) })
    h <- scale * 2e-3; (64 * f(h / 4) - 20 * f(h / 2) + f(h)) / 45
  }
  m0 <- suppressWarnings(coxph(formula, data, ties = ties, init = rep(0, p), control = coxph.control(iter.max = 0)))
  scale <- sqrt(diag(m0$var)); b <- numeric(p)
  b <- optim(b, function(x) -at(x), method = "BFGS", control = list(parscale = scale, reltol = 1e-15, maxit = 1000))$par
  for (k in 1:30) {
    v <- coxph(formula, data, init = b, ties = ties, control = coxph.control(iter.max = 0))$var
    d <- as.double(v %*% up(b)); b <- b + d; if (max(abs(d / scale)) < 1e-12) break
  }
  v <- coxph(formula, data, init = b, ties = ties, control = coxph.control(iter.max = 0))$var
  top <- at(b)
  limit <- function(j, sign) {    # where the profile has fallen by 1.92
    profile <- function(x) {
      if (p == 1) return(at(x))
      rest <- b[-j]
      full <- function(r) append(r, x, j - 1)
      o <- optim(rest, function(r) -at(full(r)), method = "BFGS", control = list(parscale = scale[-j], reltol = 1e-15, maxit = 1000)); -o$value
    }
    drop <- qchisq(0.95, 1) / 2; se <- sqrt(v[j, j])
    uniroot(function(x) profile(x) - top + drop, b[j] + sign * c(0.5, 6) * se, extendInt = "yes", tol = 1e-11)$root
  }
  data.frame(coef = b, se = sqrt(diag(v)), lower = sapply(1:p, limit, -1), upper = sapply(1:p, limit, 1), fitted = top, null = at(numeric(p)))
}
aml <- read.csv(file.path(real, "surv_aml.csv")); aml$x <- factor(aml$x)
ovarian <- read.csv(file.path(real, "surv_ovarian.csv"))
separated <- data.frame(time = c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), event = c(1, 1, 1, 1, 1, 0, 0, 1, 0, 0), x = c(1, 1, 1, 1, 1, 0, 0, 1, 0, 0),
                        age = c(40, 55, 61, 38, 47, 59, 52, 44, 63, 50))
out("cox_separated.csv", separated, "everyone with x = 1 has the event, nobody else")
add <- function(case, formula, data, ties, terms) firth <<- rbind(firth, cbind(data.frame(case, ties, term = terms), penalised(formula, data, ties)))
add("aml", Surv(time, status) ~ x, aml, "efron", "x=Nonmaintained")
add("aml", Surv(time, status) ~ x, aml, "breslow", "x=Nonmaintained")
add("ovarian", Surv(futime, fustat) ~ age + rx, ovarian, "efron", c("age", "rx"))
add("separated", Surv(time, event) ~ x + age, separated, "efron", c("x", "age"))
out("cox_firth.csv", firth, "penalised coefficients, errors from the information, profile limits, penalised log likelihoods")
