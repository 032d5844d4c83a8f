# Writes the oracle of MaxCombo: Rscript maxcombo.R FOLDER-OF-REAL-DATA (run in this folder, after km.R, which writes small.csv).
# Weighted scores and their joint covariance written out; chances by mvtnorm (pmvnorm, to about 1e-6), and for the pair
# (0,0), (1,1) of two tests, whose correlation is not singular, by integrate().
suppressMessages({library(survival); library(mvtnorm)})
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s, mvtnorm %s", R.version.string, packageVersion("survival"), packageVersion("mvtnorm")), "# Rscript maxcombo.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
small <- read.csv("small.csv", comment.char = "#"); lung <- read.csv(file.path(real, "surv_lung.csv")); veteran <- read.csv(file.path(real, "surv_veteran.csv"))
cases <- list(lung = data.frame(time = lung$time, event = lung$status == 2, group = lung$sex, strata = lung$inst),
  veteran = data.frame(time = veteran$time, event = veteran$status == 1, group = veteran$trt, strata = veteran$celltype),
  small = data.frame(time = small$time, event = small$event == 1, group = small$group, strata = small$site))
W <- list(c(0, 0), c(0, 1), c(1, 0), c(1, 1)); res <- NULL; set.seed(1)
for (name in names(cases)) for (stratified in c(FALSE, TRUE)) {
  d <- cases[[name]]; d <- d[complete.cases(d), ]; K <- sort(unique(as.character(d$group)))
  for (g in K[-1]) {
    x <- d[d$group %in% c(K[1], g), ]; U <- numeric(4); V <- matrix(0, 4, 4); st <- if (stratified) x$strata else rep(1, nrow(x))
    for (h in unique(st)) { y <- x[st == h, ]; S <- 1
      for (t in sort(unique(y$time[y$event]))) {
        risk <- y$time >= t; n <- sum(risk); n1 <- sum(risk & y$group == g); e <- sum(y$time == t & y$event); e1 <- sum(y$time == t & y$event & y$group == g)
        w <- vapply(W, function(r) S^r[1] * (1 - S)^r[2], 0); S <- S * (1 - e / n)
        U <- U + w * (e1 - e * n1 / n); if (n > 1) V <- V + outer(w, w) * e * n1 * (n - n1) * (n - e) / (n^2 * (n - 1)) } }
    z <- U / sqrt(diag(V)); R <- cov2cor(V); m <- max(abs(z))
    p4 <- 1 - pmvnorm(rep(-m, 4), rep(m, 4), corr = R, algorithm = GenzBretz(maxpts = 5e7, abseps = 2e-7, releps = 0))
    m2 <- max(abs(z[c(1, 4)])); r <- R[1, 4]
    f <- function(u) dnorm(u) * (pnorm((m2 - r * u) / sqrt(1 - r^2)) - pnorm((-m2 - r * u) / sqrt(1 - r^2)))
    p2 <- 1 - integrate(f, -m2, m2, rel.tol = 1e-12)$value
    res <- rbind(res, data.frame(case = name, stratified = stratified, group = g, z1 = z[1], z2 = z[2], z3 = z[3], z4 = z[4], p4 = as.double(p4), p2 = p2))
  }
}
for (c in names(res)) if (is.double(res[[c]])) res[[c]] <- num(res[[c]])
f <- file("maxcombo.csv", "w"); writeLines(c(stamp, "# p4: all four weights; p2: (0,0) and (1,1)"), f); write.table(res, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
