# Writes rmst_adjusted.csv: Rscript rmst_adjusted.R DATA (in this folder; DATA is the folder of real data). Restricted mean survival time
# regressed on arm and covariates with inverse probability of censoring weights (Tian, Zhao and Wei 2014), from the definitions:
# G(t-) by survfit on censorings after events at a tie, within arm; weighted least squares; sandwich with the martingales of censoring,
# as sums over all pairs.
suppressMessages(library(survival))
data <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")), "# Rscript rmst_adjusted.R DATA (beside this file), 2026-11-23")
fit <- function(t, d, arm, z, tau) {
  y <- pmin(t, tau); n <- length(t); obs <- d == 1 | t >= tau; G <- rep(NA, n); phi2 <- NULL
  for (a in unique(arm)) { k <- arm == a; cens <- sort(unique(t[k & d == 0])); h <- sapply(cens, function(u) sum(k & d == 0 & t == u) / (sum(k & t > u) + sum(k & d == 0 & t == u)))
    G[k] <- sapply(y[k], function(v) prod(1 - h[cens < v])) }
  w <- obs / G; x <- cbind(1, z); b <- solve(t(x) %*% (w * x), t(x) %*% (w * y)); e <- as.vector(y - x %*% b); s <- w * e * x; phi <- s
  for (a in unique(arm)) { k <- which(arm == a); for (u in sort(unique(t[k][d[k] == 0]))) { if (u >= tau) next
    q <- colSums(s[k[y[k] > u], , drop = FALSE]); risk <- k[t[k] > u | (t[k] == u & d[k] == 0)]; dn <- (t[risk] == u & d[risk] == 0) + 0
    phi[risk, ] <- phi[risk, ] + outer(dn - mean(dn), q / length(risk)) } }
  A <- solve(t(x) %*% (w * x)); V <- A %*% (t(phi) %*% phi) %*% A
  data.frame(estimate = as.vector(b), se = sqrt(diag(V))) }
out <- NULL; add <- function(case, tau, names, f) out <<- rbind(out, data.frame(case, tau, term = names, f))
v <- read.csv(file.path(data, "surv_veteran.csv")); for (tau in c(100, 250)) { add("veteran", tau, c("intercept", "trt=2"), fit(v$time, v$status, v$trt, cbind(v$trt == 2), tau))
  add("veteran_adjusted", tau, c("intercept", "trt=2", "karno", "age"), fit(v$time, v$status, v$trt, cbind(v$trt == 2, v$karno, v$age), tau)) }
l <- read.csv(file.path(data, "surv_lung.csv")); l <- l[!is.na(l$ph.ecog), ]; add("lung_adjusted", 500, c("intercept", "sex=2", "age", "ph.ecog"), fit(l$time, l$status - 1, l$sex, cbind(l$sex == 2, l$age, l$ph.ecog), 500))
u <- read.csv(file.path(data, "uis_time_to_relapse.csv")); u <- u[!is.na(u$AGE) & !is.na(u$BECK), ]; add("uis_adjusted", 365, c("intercept", "TREAT=1", "AGE", "BECK"), fit(u$TIME, u$CENSOR, u$TREAT, cbind(u$TREAT == 1, u$AGE, u$BECK), 365))
for (c in names(out)) if (is.double(out[[c]])) out[[c]] <- sprintf("%.17g", out[[c]])
f <- file("rmst_adjusted.csv", "w"); writeLines(stamp, f); write.table(out, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
