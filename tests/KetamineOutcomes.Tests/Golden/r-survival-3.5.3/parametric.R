# Writes parametric.csv: Rscript parametric.R DATA (in this folder; DATA is the folder of real data). Parametric survival models by
# maximum likelihood. Without entry times the first four are survreg's (run to convergence), the others, and all under left
# truncation, maximise the log-likelihood written out here; every maximum is polished by Newton steps on numDeriv's derivatives.
suppressMessages({library(survival); library(numDeriv)})
data <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s, numDeriv %s", R.version.string, packageVersion("survival"), packageVersion("numDeriv")), "# Rscript parametric.R DATA (beside this file), 2026-11-23")
logS <- list(
  Exponential = function(t, e, s, q) -exp(log(t) - e), Weibull = function(t, e, s, q) -exp((log(t) - e) / exp(s)),
  LogNormal = function(t, e, s, q) pnorm((log(t) - e) / exp(s), lower.tail = FALSE, log.p = TRUE), LogLogistic = function(t, e, s, q) plogis((log(t) - e) / exp(s), lower.tail = FALSE, log.p = TRUE),
  Gompertz = function(t, e, s, q) -exp(e) * (if (s == 0) t else expm1(s * t) / s),
  GeneralisedGamma = function(t, e, s, q) { w <- (log(t) - e) / exp(s); k <- q^-2; pgamma(k * exp(q * w), k, lower.tail = q < 0, log.p = TRUE) })
logf <- list(
  Exponential = function(t, e, s, q) -e - exp(log(t) - e), Weibull = function(t, e, s, q) { z <- (log(t) - e) / exp(s); z - exp(z) - s - log(t) },
  LogNormal = function(t, e, s, q) dnorm((log(t) - e) / exp(s), log = TRUE) - s - log(t), LogLogistic = function(t, e, s, q) dlogis((log(t) - e) / exp(s), log = TRUE) - s - log(t),
  Gompertz = function(t, e, s, q) e + s * t - exp(e) * (if (s == 0) t else expm1(s * t) / s),
  GeneralisedGamma = function(t, e, s, q) { w <- (log(t) - e) / exp(s); k <- q^-2; log(abs(q)) + k * log(k) - lgamma(k) - s - log(t) + k * (q * w - exp(q * w)) })
shapes <- c(Exponential = 0, Weibull = 1, LogNormal = 1, LogLogistic = 1, Gompertz = 1, GeneralisedGamma = 2)
fit <- function(dist, x, t, d, entry, w) { p <- ncol(x); k <- shapes[[dist]]
  ll <- function(th) { e <- as.vector(x %*% th[1:p]); s <- if (k > 0) th[p + 1] else 0; q <- if (k > 1) th[p + 2] else 1
    v <- ifelse(d == 1, logf[[dist]](t, e, s, q), logS[[dist]](t, e, s, q)) - ifelse(entry > 0, logS[[dist]](pmax(entry, 1e-300), e, s, q), 0); sum(w * v) }
  gomp <- dist == "Gompertz"; th <- c(if (gomp) log(sum(w * d) / sum(w * t)) else log(sum(w * t) / sum(w * d)), rep(0, p - 1), if (k > 0) (if (gomp) 1e-4 else -0.2), if (k > 1) 0.7)
  o <- optim(th, function(v) { r <- -ll(v); if (is.finite(r)) r else 1e10 }, method = "Nelder-Mead", control = list(maxit = 20000, reltol = 1e-14)); th <- o$par
  for (r in 1:3) { o <- optim(th, function(v) { r <- -ll(v); if (is.finite(r)) r else 1e10 }, method = "BFGS", control = list(maxit = 5000, reltol = 1e-15, parscale = pmax(abs(th), 1e-3))); th <- o$par }
  for (r in 1:8) th <- th - solve(hessian(ll, th), grad(ll, th))
  v <- solve(-hessian(ll, th)); list(th = th, se = sqrt(diag(v)), ll = ll(th)) }
out <- NULL
add <- function(case, dist, names, f) out <<- rbind(out, data.frame(case, distribution = dist, term = names, estimate = f$th, se = f$se, loglik = f$ll))
cases <- list()
l <- read.csv(file.path(data, "surv_lung.csv")); l <- l[complete.cases(l[, c("time", "status", "age", "sex", "ph.ecog")]), ]
cases$lung <- list(x = cbind(1, l$age, l$sex == 2, l$ph.ecog), t = l$time, d = l$status - 1, names = c("intercept", "age", "sex=2", "ph.ecog"))
v <- read.csv(file.path(data, "surv_veteran.csv")); cases$veteran <- list(x = cbind(1, v$karno, v$trt == 2), t = v$time, d = v$status, names = c("intercept", "karno", "trt=2"))
cases$veteran_entry <- c(cases$veteran, list(entry = floor(v$time / 3), w = 1 + (seq_along(v$time) %% 3)))
a <- read.csv(file.path(data, "surv_aml.csv")); cases$aml <- list(x = cbind(1, a$x == "Nonmaintained"), t = a$time, d = a$status, names = c("intercept", "x=Nonmaintained"))
for (n in names(cases)) { k <- cases[[n]]; k$x <- matrix(as.numeric(k$x), nrow(k$x)); if (is.null(k$entry)) k$entry <- 0 * k$t; if (is.null(k$w)) k$w <- 0 * k$t + 1
  for (dist in names(shapes)) { f <- fit(dist, k$x, k$t, k$d, k$entry, k$w)
    s <- c("log scale", "Q"); if (dist == "Gompertz") s <- "shape"
    add(n, dist, c(k$names, s[seq_len(shapes[[dist]])]), f)
    r <- c(Exponential = "exponential", Weibull = "weibull", LogNormal = "lognormal", LogLogistic = "loglogistic")
    if (dist %in% names(r) && all(k$entry == 0)) { g <- survreg(Surv(k$t, k$d) ~ k$x - 1, dist = r[[dist]], control = survreg.control(rel.tolerance = 1e-15, maxiter = 500))
      cat(n, dist, "survreg off by", max(abs(coef(g) / f$th[seq_along(coef(g))] - 1)), max(abs(sqrt(diag(vcov(g))) / f$se - 1)), "\n") } } }
for (c in names(out)) if (is.double(out[[c]])) out[[c]] <- sprintf("%.17g", out[[c]])
f <- file("parametric.csv", "w"); writeLines(c(stamp, "# veteran_entry: entry floor(time/3), frequency 1 + (row from 1) mod 3"), f); write.table(out, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
