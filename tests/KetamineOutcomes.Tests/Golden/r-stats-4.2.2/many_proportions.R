# Writes many_proportions.csv and stratified_proportions.csv. Run in this folder: Rscript many_proportions.R
# The exact p of a k x 2 table is enumerated in full here (fisher.test merges nearly equal paths and is only compared).
suppressMessages(library(metafor))
g <- function(x) sprintf("%.17g", x)
pedigree <- function(call) sprintf("# %s; %s; %s", R.version.string, call, format(Sys.Date()))
# ---- k groups
freemanHalton <- function(x, n) {
  M <- sum(x); N <- sum(n); k <- length(n)
  halves <- function(n) { v <- list(m = 0L, l = 0)
    for (ni in n) v <- list(m = as.vector(outer(v$m, 0:ni, "+")), l = as.vector(outer(v$l, lchoose(ni, 0:ni), "+")))
    v }
  observed <- sum(lchoose(n, x)); cut <- observed + log(1 + 1e-7)
  first <- halves(n[1:2]); second <- halves(n[-(1:2)]); p <- 0
  for (m in unique(first$m)) if (M - m >= 0) {
    a <- first$l[first$m == m]; b <- second$l[second$m == M - m]
    if (length(b)) { s <- as.vector(outer(a, b, "+")); p <- p + sum(exp(sort(s[s <= cut]) - lchoose(N, M))) }
  }
  min(p, 1)
}
cases <- list(list(c(3, 5, 9), c(10, 12, 11)), list(c(0, 5, 9), c(10, 12, 11)), list(c(1, 0, 4, 2), c(5, 3, 9, 6)), list(c(2, 2, 2), c(8, 8, 8)),
              list(c(26, 24, 17, 22, 12), c(48, 48, 48, 48, 48)), list(c(26, 40, 6, 22, 12), c(48, 51, 47, 46, 49)), list(c(1, 2, 3, 4, 5, 0), c(6, 6, 6, 6, 6, 6)),
              list(c(60, 90, 50), c(200, 200, 200)), list(c(5, 5), c(9, 12)), list(c(1, 0, 0, 0, 0, 0, 0), c(3, 3, 3, 3, 3, 3, 3)))
con <- file("many_proportions.csv", "w")
writeLines(pedigree("enumeration of all tables; chisq.test(correct = FALSE)"), con)
writeLines("events,people,p,chi,df,chiP", con)
for (case in cases) {
  x <- case[[1]]; n <- case[[2]]
  p <- if (length(n) == 2) fisher.test(rbind(x, n - x))$p.value else freemanHalton(x, n)
  f <- fisher.test(rbind(x, n - x), workspace = 2e7); stopifnot(abs(f$p.value - p) < 1e-6 * p)
  ch <- suppressWarnings(chisq.test(rbind(x, n - x), correct = FALSE))
  writeLines(paste(paste(x, collapse = " "), paste(n, collapse = " "), g(p), g(ch$statistic), g(ch$parameter), g(ch$p.value), sep = ","), con)
}
close(con)

# ---- strata: columns x1 n1 x0 n0
mh <- function(t, level = 0.95) {
  z <- qnorm((1 - level) / 2, lower.tail = FALSE)
  t <- t[t[, 2] > 0 & t[, 4] > 0, , drop = FALSE]
  a <- t[, 1]; n1 <- t[, 2]; c <- t[, 3]; n0 <- t[, 4]; b <- n1 - a; d <- n0 - c; N <- n1 + n0; m <- a + c
  R <- a * d / N; S <- b * c / N; P <- (a + d) / N; Q <- (b + c) / N; or <- sum(R) / sum(S)
  orse <- sqrt(sum(P * R) / (2 * sum(R)^2) + sum(P * S + Q * R) / (2 * sum(R) * sum(S)) + sum(Q * S) / (2 * sum(S)^2))
  r <- a * n0 / N; s <- c * n1 / N; rr <- sum(r) / sum(s)
  rrse <- sqrt(sum((n1 * n0 * m - a * c * N) / N^2) / (sum(r) * sum(s)))
  w <- n1 * n0 / N; rd <- sum((a * n0 - c * n1) / N) / sum(w)
  L <- (n1^2 * c - n0^2 * a + n1 * n0 * (n0 - n1) / 2) / N^2; K <- (a * (n0 - c) + c * (n1 - a)) / (2 * N)
  rdse <- sqrt((rd * sum(L) + sum(K)) / sum(w)^2)
  u <- m > 0 & m < N
  E <- n1 * m / N; V <- n1 * n0 * m * (N - m) / (N^2 * (N - 1))
  cmh <- sum((a - E)[u])^2 / sum(V[u]); dl <- abs(sum((a - E)[u])); cmhc <- (dl - (if (dl >= .5) .5 else 0))^2 / sum(V[u])
  bd <- tarone <- NA
  if (is.finite(or) && or > 0 && sum(u) > 1) {
    fit <- mapply(function(n1, n0, m) {
      lo <- max(0, m - n0); hi <- min(n1, m)
      for (i in 1:2000) { x <- lo + (hi - lo) / 2; if (x <= lo || x >= hi) break
        if (log(x) + log(n0 - m + x) - log(n1 - x) - log(m - x) < log(or)) lo <- x else hi <- x }
      x }, n1[u], n0[u], m[u])
    v <- 1 / (1 / fit + 1 / (n1[u] - fit) + 1 / (m[u] - fit) + 1 / (n0[u] - m[u] + fit))
    bd <- sum((a[u] - fit)^2 / v); tarone <- bd - sum(a[u] - fit)^2 / sum(v)
  }
  if (is.finite(or) && or > 0 && nrow(t) > 1) {
    for (measure in c("OR", "RR", "RD")) {
      f <- rma.mh(measure = measure, ai = a, bi = b, ci = c, di = d, add = 0, drop00 = FALSE, level = level, correct = FALSE)
      mine <- list(OR = c(log(or), orse), RR = c(log(rr), rrse), RD = c(rd, rdse))[[measure]]
      stopifnot(abs(as.numeric(f$beta) - mine[1]) < 1e-10, abs(f$se - mine[2]) < 1e-10)
      if (measure == "OR") { stopifnot(abs(f$MH - cmh) < 1e-8 * cmh || all(u)); if (all(u)) stopifnot(abs(f$MH - cmh) < 1e-8 * max(cmh, 1), abs(f$TA - tarone) < 1e-8 * max(tarone, 1)) }
    }
  }
  q <- function(x, df) pchisq(x, df, lower.tail = FALSE)
  list(or = or, orSe = orse, rr = rr, rrSe = rrse, rd = rd, rdSe = rdse, rdLower = rd - z * rdse, rdUpper = rd + z * rdse,
       cmh = cmh, cmhP = q(cmh, 1), cmhCorrected = cmhc, bd = bd, tarone = tarone, df = sum(u) - 1, bdP = q(bd, sum(u) - 1), taroneP = q(tarone, sum(u) - 1))
}
sets <- list()
for (root in c("../../../../../shared", "../../../../../../shared")) if (file.exists(file.path(root, "data/real/indomethacin_pep_rct.csv"))) {
  d <- read.csv(file.path(root, "data/real/indomethacin_pep_rct.csv")); y <- d$outcome == "1_yes"; r <- d$rx == "1_indomethacin"
  cell <- function(s) c(sum(y & r & d$site == s), sum(r & d$site == s), sum(y & !r & d$site == s), sum(!r & d$site == s))
  sets[["indomethacin by site"]] <- t(sapply(sort(unique(d$site)), cell))
}
ucb <- UCBAdmissions
sets[["UCBAdmissions"]] <- t(sapply(1:6, function(k) c(ucb[1, 1, k], sum(ucb[, 1, k]), ucb[1, 2, k], sum(ucb[, 2, k]))))
sets[["one stratum"]] <- rbind(c(21, 40, 12, 40))
sets[["a stratum without a reference"]] <- rbind(c(21, 40, 12, 40), c(3, 9, 0, 0), c(5, 12, 4, 15))
sets[["a stratum without events"]] <- rbind(c(21, 40, 12, 40), c(0, 9, 0, 7), c(5, 12, 4, 15))
sets[["sparse"]] <- rbind(c(1, 2, 0, 1), c(0, 1, 1, 3), c(2, 2, 1, 2), c(1, 1, 0, 2), c(1, 3, 1, 1))
sets[["large"]] <- rbind(c(50000, 100000, 49000, 100000), c(20000, 90000, 19000, 95000))
con <- file("stratified_proportions.csv", "w")
writeLines(pedigree("Mantel-Haenszel by hand, checked against metafor::rma.mh; Breslow-Day fitted by halving"), con)
first <- TRUE
for (name in names(sets)) {
  r <- mh(sets[[name]])
  if (first) writeLines(paste(c("name", "tables", names(r)), collapse = ","), con); first <- FALSE
  writeLines(paste(c(name, paste(apply(sets[[name]], 1, paste, collapse = "/"), collapse = " "), sapply(r, g)), collapse = ","), con)
}
close(con)
