# Writes rates.csv, two_proportions.csv and paired_proportions.csv. Run in this folder: Rscript proportions.R
# Score equations are solved by halving to the last bit, exact limits on pbeta, phyper and the conditional
# likelihood themselves (fisher.test's own odds ratio and limits stop at 1e-4 and are only compared here).
g <- function(x) sprintf("%.17g", x)
pedigree <- function(call) sprintf("# %s; %s; %s", R.version.string, call, format(Sys.Date()))
out <- function(name, call, rows) {
  frame <- do.call(rbind, lapply(rows, function(r) as.data.frame(lapply(r, function(v) if (is.numeric(v)) g(v) else v))))
  con <- file(name, "w")
  writeLines(pedigree(call), con)
  write.csv(frame, con, row.names = FALSE, quote = FALSE)
  close(con)
}
# Root of a falling function between a and b, by halving until the bracket is two neighbouring numbers.
halve <- function(f, a, b) {
  for (i in 1:2000) {
    m <- a + (b - a) / 2
    if (m <= min(a, b) || m >= max(a, b)) break
    if (f(m) > 0) a <- m else b <- m
  }
  a
}
zq <- function(level) qnorm((1 - level) / 2, lower.tail = FALSE)

# ---- one rate
wilson <- function(x, n, level, cc = 0) {
  z <- zq(level); p <- x / n; q <- 1 - p
  if (cc == 0) {
    s <- z * sqrt(z^2 + 4 * x * q)
    l <- (2 * x + z^2 - s) / (2 * (n + z^2)); u <- (2 * x + z^2 + s) / (2 * (n + z^2))
  } else {                                   # Newcombe 1998, method 4, as printed
    l <- (2 * x + z^2 - 1 - z * sqrt(z^2 - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z^2))
    u <- (2 * x + z^2 + 1 + z * sqrt(z^2 + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z^2))
  }
  c(if (x == 0) 0 else max(l, 0), if (x == n) 1 else min(u, 1))
}
betalimits <- function(x, n, level, a1, b1, a2, b2) {
  t <- (1 - level) / 2
  l <- if (x == 0) 0 else halve(function(p) t - pbeta(p, a1, b1), 0, 1)
  u <- if (x == n) 1 else halve(function(p) pbeta(p, a2, b2, lower.tail = FALSE) - t, 0, 1)
  c(l, u)
}
rate <- function(x, n, level) {
  z <- zq(level); p <- x / n
  wald <- p + c(-1, 1) * z * sqrt(p * (1 - p) / n)
  nt <- n + z^2; pt <- (x + z^2 / 2) / nt
  ac <- pt + c(-1, 1) * z * sqrt(pt * (1 - pt) / nt)
  cut01 <- function(v) pmin(pmax(v, 0), 1)
  w <- wilson(x, n, level); wc <- wilson(x, n, level, 1)
  cp <- betalimits(x, n, level, x, n - x + 1, x + 1, n - x)
  je <- betalimits(x, n, level, x + .5, n - x + .5, x + .5, n - x + .5)
  wald <- cut01(wald); ac <- cut01(ac)
  list(x = x, n = n, level = level, p = p, se = sqrt(p * (1 - p) / n), waldLower = wald[1], waldUpper = wald[2],
       wilsonLower = w[1], wilsonUpper = w[2], wilsonContinuityLower = wc[1], wilsonContinuityUpper = wc[2],
       clopperPearsonLower = cp[1], clopperPearsonUpper = cp[2], jeffreysLower = je[1], jeffreysUpper = je[2],
       agrestiCoullLower = ac[1], agrestiCoullUpper = ac[2])
}
xn <- rbind(c(0, 1), c(1, 1), c(0, 10), c(10, 10), c(1, 10), c(9, 10), c(81, 263), c(15, 148), c(0, 20), c(1, 29),
            c(5, 17), c(21, 40), c(60, 111), c(999, 1000), c(500, 1000), c(123456, 987654), c(3e8, 1e9), c(7, 1e9))
rates <- list()
for (i in seq_len(nrow(xn))) for (level in c(0.8, 0.95, 0.999)) rates[[length(rates) + 1]] <- rate(xn[i, 1], xn[i, 2], level)
out("rates.csv", "closed forms of Brown, Cai, DasGupta 2001 and Newcombe 1998; pbeta halved to the last bit", rates)

# ---- two rates
restricted <- function(x1, n1, x0, n0, d) {  # p0 given p1 = p0 + d, by halving on the score
  lo <- max(0, -d); hi <- min(1, 1 - d)
  t <- function(k, p) if (k == 0) 0 else k / p
  halve(function(p) t(x0, p) - t(n0 - x0, 1 - p) + t(x1, p + d) - t(n1 - x1, 1 - p - d), lo, hi)
}
mnDifference <- function(x1, n1, x0, n0, level) {
  z <- zq(level); d <- x1 / n1 - x0 / n0; N <- n1 + n0
  stat <- function(delta) {
    p0 <- restricted(x1, n1, x0, n0, delta); p1 <- p0 + delta
    v <- (max(p1 * (1 - p1), 0) / n1 + max(p0 * (1 - p0), 0) / n0) * N / (N - 1)
    if (v <= 0) Inf * sign(d - delta) else (d - delta) / sqrt(v)
  }
  eps <- if ((x1 %in% c(0, n1)) && (x0 %in% c(0, n0))) 1e-13 else 0
  c(if (d <= -1) -1 else halve(function(e) stat(e) - z, -1, d - eps),
    if (d >= 1) 1 else halve(function(e) stat(e) + z, d + eps, 1))
}
mnRisk <- function(x1, n1, x0, n0, level) {
  if (x1 + x0 == 0) return(c(NA, NA))
  z <- zq(level); N <- n1 + n0; M <- x1 + x0
  stat <- function(lphi) {
    phi <- exp(lphi); A <- N * phi; B <- -(n1 * phi + x1 + n0 + x0 * phi)
    p0 <- (-B - sqrt(max(B^2 - 4 * A * M, 0))) / (2 * A); p1 <- phi * p0
    p0 <- halve(function(p) M / p - (n1 - x1) * phi / (1 - phi * p) - (n0 - x0) / (1 - p), 0, min(1, 1 / phi)); p1 <- phi * p0
    v <- (p1 * (1 - p1) / n1 + phi^2 * p0 * (1 - p0) / n0) * N / (N - 1)
    (x1 / n1 - phi * x0 / n0) / sqrt(max(v, 1e-320))
  }
  c(if (x1 == 0) 0 else exp(halve(function(l) stat(l) - z, -40, if (x0 == 0) 40 else log((x1 / n1) / (x0 / n0)))),
    if (x0 == 0) NA else exp(halve(function(l) stat(l) + z, if (x1 == 0) -40 else log((x1 / n1) / (x0 / n0)), 40)))
}
mnOdds <- function(x1, n1, x0, n0, level) {
  M <- x1 + x0; N <- n1 + n0
  if (M == 0 || M == N) return(c(NA, NA))
  z <- zq(level)
  stat <- function(lpsi) {                    # expected x1: the log odds ratio of the fitted table is lpsi
    lo <- max(0, M - n0); hi <- min(n1, M)
    A <- halve(function(a) lpsi - (log(a) - log(n1 - a) - log(M - a) + log(n0 - M + a)), lo, hi)
    v <- (1 / (1 / A + 1 / (n1 - A) + 1 / (M - A) + 1 / (n0 - M + A))) * (N - 1) / N
    (x1 - A) / sqrt(v)
  }
  est <- log(x1) - log(n1 - x1) - log(x0) + log(n0 - x0)
  c(if (x1 == max(0, M - n0)) 0 else exp(halve(function(l) stat(l) - z, -30, if (is.finite(est)) est else 30)),
    if (x1 == min(n1, M)) NA else exp(halve(function(l) stat(l) + z, if (is.finite(est)) est else -30, 30)))
}
fisherParts <- function(x1, n1, x0, n0, level) {
  M <- x1 + x0; lo <- max(0, M - n0); hi <- min(n1, M); k <- lo:hi
  ld <- dhyper(k, n1, n0, M, log = TRUE)
  p <- sum(exp(ld)[ld <= dhyper(x1, n1, n0, M, log = TRUE) + log(1 + 1e-7)])
  if (lo == hi) return(c(1, NA, NA, NA))
  prob <- function(l) { w <- ld + k * l; w <- exp(w - max(w)); w / sum(w) }
  t <- (1 - level) / 2
  est <- if (x1 == lo) 0 else if (x1 == hi) NA else exp(halve(function(l) x1 - sum(k * prob(l)), -60, 60))
  lower <- if (x1 == lo) 0 else exp(halve(function(l) t - sum(prob(l)[k >= x1]), -60, 60))
  upper <- if (x1 == hi) NA else exp(halve(function(l) sum(prob(l)[k <= x1]) - t, -60, 60))
  f <- fisher.test(matrix(c(x1, n1 - x1, x0, n0 - x0), 2), conf.level = level)
  stopifnot(abs(f$p.value - p) <= 1e-9 * p || p < 1e-15)
  if (is.finite(f$estimate) && f$estimate > 0) stopifnot(abs(f$estimate - est) <= 2e-3 * est, abs(f$conf.int[1] - lower) <= 2e-3 * max(lower, 1e-2))
  c(min(p, 1), est, lower, upper)
}
two <- function(x1, n1, x0, n0, level) {
  z <- zq(level); p1 <- x1 / n1; p0 <- x0 / n0; d <- (x1 * n0 - x0 * n1) / (n1 * n0)
  se <- sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0)
  wald <- pmin(pmax(d + c(-1, 1) * z * se, -1), 1)
  w1 <- wilson(x1, n1, level); w0 <- wilson(x0, n0, level)
  nc <- pmin(pmax(c(d - sqrt((p1 - w1[1])^2 + (w0[2] - p0)^2), d + sqrt((w1[2] - p1)^2 + (p0 - w0[1])^2)), -1), 1)
  mn <- mnDifference(x1, n1, x0, n0, level)
  rr <- if (x0 == 0) NA else p1 / p0
  rrse <- if (x1 == 0 || x0 == 0) NA else sqrt(1 / x1 - 1 / n1 + 1 / x0 - 1 / n0)
  cells <- c(x1, n1 - x1, x0, n0 - x0)
  or <- if (x0 == 0 || x1 == n1) NA else (x1 / (n1 - x1)) / (x0 / (n0 - x0))
  orse <- if (any(cells == 0)) NA else sqrt(sum(1 / cells))
  if (x0 == n0 && x1 < n1 && x0 > 0) or <- 0
  mr <- mnRisk(x1, n1, x0, n0, level); mo <- mnOdds(x1, n1, x0, n0, level)
  f <- fisherParts(x1, n1, x0, n0, level)
  m <- matrix(cells, 2); bad <- x1 + x0 == 0 || x1 + x0 == n1 + n0
  ch <- if (bad) list(statistic = NA, p.value = NA) else suppressWarnings(chisq.test(m, correct = FALSE))
  cy <- if (bad) list(statistic = NA, p.value = NA) else suppressWarnings(chisq.test(m, correct = TRUE))
  list(x1 = x1, n1 = n1, x0 = x0, n0 = n0, level = level, d = d, se = se, waldLower = wald[1], waldUpper = wald[2],
       newcombeLower = nc[1], newcombeUpper = nc[2], mnLower = mn[1], mnUpper = mn[2],
       rr = rr, rrLower = rr * exp(-z * rrse), rrUpper = rr * exp(z * rrse), rrMnLower = mr[1], rrMnUpper = mr[2],
       or = or, orLower = or * exp(-z * orse), orUpper = or * exp(z * orse), orMnLower = mo[1], orMnUpper = mo[2],
       fisherP = f[1], fisherOr = f[2], fisherLower = f[3], fisherUpper = f[4],
       chi = unname(ch$statistic), chiP = ch$p.value, yates = unname(cy$statistic), yatesP = cy$p.value)
}
tables <- rbind(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(0, 10, 0, 10), c(10, 10, 0, 20), c(10, 10, 0, 10),
                c(6, 22, 0, 19), c(60, 111, 42, 108), c(1, 1, 0, 1), c(0, 1, 1, 1), c(1, 1, 1, 1), c(0, 1, 0, 3), c(3, 3, 5, 5), c(21, 40, 12, 40),
                c(12, 40, 21, 40), c(2, 50, 7, 48), c(5, 5, 3, 9), c(0, 9, 4, 7), c(450, 1000, 380, 1100), c(3, 2000, 11, 2000), c(100000, 250000, 99000, 250500), c(14, 15, 30, 31))
rows <- list()
for (i in seq_len(nrow(tables))) for (level in c(0.9, 0.95)) rows[[length(rows) + 1]] <- do.call(two, as.list(c(tables[i, ], level)))
out("two_proportions.csv", "Newcombe 1998, Miettinen and Nurminen 1985 by halving, Katz, Woolf, dhyper, chisq.test", rows)

# ---- paired
paired <- function(a, b, c, d, level) {
  n <- a + b + c + d; z <- zq(level); diff <- (b - c) / n
  se <- sqrt(max(b + c - (b - c)^2 / n, 0)) / n
  wald <- pmin(pmax(diff + c(-1, 1) * z * se, -1), 1)
  w1 <- wilson(a + b, n, level); w0 <- wilson(a + c, n, level); p1 <- (a + b) / n; p0 <- (a + c) / n
  den <- sqrt((a + b)) * sqrt(c + d) * sqrt(a + c) * sqrt(b + d); cross <- a * d - b * c
  phi <- if (den == 0) 0 else (if (cross > n / 2) cross - n / 2 else if (cross > 0) 0 else cross) / den
  dl <- p1 - w1[1]; du <- w0[2] - p0; el <- w1[2] - p1; eu <- p0 - w0[1]
  nc <- c(diff - sqrt(max(dl^2 - 2 * phi * dl * du + du^2, 0)), diff + sqrt(max(el^2 - 2 * phi * el * eu + eu^2, 0)))
  stat <- function(delta) {                    # Tango 1998
    lo <- max(0, -delta); hi <- (1 - delta) / 2
    t <- function(k, p) if (k == 0) 0 else k / p
    q <- halve(function(q) t(b, q + delta) + t(c, q) - 2 * t(a + d, 1 - 2 * q - delta), lo, hi)
    v <- 2 * q + delta * (1 - delta)
    if (v <= 0) Inf * sign(b - c - n * delta) else (b - c - n * delta) / sqrt(n * v)
  }
  eps <- if (b + c == 0 || abs(diff) == 1) 1e-13 else 0
  tango <- c(if (diff <= -1) -1 else halve(function(e) stat(e) - z, -1, diff - eps), if (diff >= 1) 1 else halve(function(e) stat(e) + z, diff + eps, 1))
  m <- matrix(c(a, b, c, d), 2)
  exact <- if (b + c == 0) 1 else binom.test(b, b + c)$p.value
  mid <- if (b == c) 1 else exact - dbinom(b, b + c, 0.5)
  as <- if (b + c == 0) list(statistic = NA, p.value = NA) else mcnemar.test(m, correct = FALSE)
  co <- if (b + c == 0) list(statistic = NA, p.value = NA) else mcnemar.test(m, correct = TRUE)
  list(a = a, b = b, c = c, d = d, level = level, diff = diff, se = se, waldLower = wald[1], waldUpper = wald[2], newcombeLower = nc[1], newcombeUpper = nc[2],
       tangoLower = tango[1], tangoUpper = tango[2], exact = exact, mid = mid, chi = unname(as$statistic), chiP = as$p.value, corrected = unname(co$statistic), correctedP = co$p.value)
}
quads <- rbind(c(36, 12, 2, 0), c(36, 2, 12, 0), c(36, 14, 0, 0), c(20, 12, 2, 16), c(20, 14, 0, 16), c(18, 14, 2, 16), c(24, 14, 0, 12), c(24, 0, 14, 12), c(2, 97, 1, 0), c(1, 97, 1, 1), c(0, 30, 0, 0),
               c(0, 29, 1, 0), c(54, 0, 0, 0), c(53, 0, 0, 1), c(30, 0, 0, 24), c(43, 0, 1, 0), c(8, 1, 3, 9), c(1, 1, 7, 12), c(0, 0, 0, 1), c(0, 1, 0, 0), c(212, 144, 256, 707), c(150000, 40000, 41000, 90000))
rows <- list()
for (i in seq_len(nrow(quads))) for (level in c(0.9, 0.95)) rows[[length(rows) + 1]] <- do.call(paired, as.list(c(quads[i, ], level)))
out("paired_proportions.csv", "Newcombe 1998 method 10, Tango 1998 by halving, binom.test, mcnemar.test", rows)
