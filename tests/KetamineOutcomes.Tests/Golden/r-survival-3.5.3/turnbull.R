# Writes turnbull_data.csv and turnbull.csv: Rscript turnbull.R (in this folder). Nonparametric maximum likelihood of interval-censored
# times (lower, upper], exact where equal: Turnbull's innermost intervals from their definition, self-consistency (EM) run until the
# gradient of every interval is within 1e-12 of its bound. survival::survfit(type = "interval2") stops near it, and is compared.
suppressMessages(library(survival))
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")), "# Rscript turnbull.R (beside this file), 2026-11-23")
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- ifelse(is.na(d[[c]]), "NA", sprintf("%.17g", d[[c]]))
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f); write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
npmle <- function(l, u, w) {
  e <- rbind(data.frame(t = l, k = ifelse(l == u, 0, 2), left = TRUE), data.frame(t = u, k = 1, left = FALSE)); e <- e[order(e$t, e$k), ]
  i <- which(e$left[-nrow(e)] & !e$left[-1]); q <- e$t[i]; p <- e$t[i + 1]; exact <- e$k[i] == 0
  a <- outer(seq_along(l), seq_along(q), function(r, c) ifelse(l[r] == u[r], exact[c] & q[c] == l[r], q[c] >= l[r] & p[c] <= u[r])) + 0
  a[l != u, ] <- t(sapply(which(l != u), function(r) ((q > l[r] | (q == l[r] & !exact)) & p <= u[r]) + 0))
  m <- rep(1 / length(q), length(q)); n <- sum(w)
  for (it in 1:2000000) { g <- colSums(a * (w / as.vector(a %*% m))) / n; m <- m * g
    if (it %% 50 == 0) { m[m < 1e-14 & g < 1 - 1e-6] <- 0; if (max(g) < 1 + 1e-13 && max(abs(g[m > 0] - 1)) < 1e-12) break } }
  stopifnot(it < 2000000)
  data.frame(lower = q, upper = p, mass = m / sum(m), survival = 1 - cumsum(m / sum(m)))
}
set.seed(77); n <- 120
arm <- rep(c("ketamine", "placebo"), n / 2); x <- rweibull(n, 1.3, ifelse(arm == "ketamine", 90, 50))
visits <- function(i) { v <- cumsum(pmax(1, round(rnorm(30, 9, 3)))); v[runif(30) > 0.2 & v < 150] }
d <- do.call(rbind, lapply(1:n, function(i) { v <- visits(i); data.frame(data = "visits", group = arm[i], lower = max(c(0, v[v < x[i]])), upper = min(c(Inf, v[v >= x[i]])), people = sample(1:3, 1)) }))
all <- d; out("turnbull_data.csv", all, "simulated visits")
res <- NULL
for (s in unique(all$data)) for (g in unique(all$group[all$data == s])) { k <- all[all$data == s & all$group == g, ]; f <- npmle(k$lower, k$upper, k$people)
  res <- rbind(res, data.frame(data = s, group = g, f)) 
  r <- survfit(Surv(ifelse(k$lower == 0, NA, k$lower), ifelse(is.finite(k$upper), k$upper, NA), type = "interval2") ~ 1, weights = k$people)
  cat(s, g, "largest distance from survfit:", max(abs(sapply(f$upper[is.finite(f$upper)], function(t) summary(r, times = t + 1e-6, extend = TRUE)$surv) - f$survival[is.finite(f$upper)])), "\n") }
out("turnbull.csv", res[res$mass > 0, ], "intervals with mass")
