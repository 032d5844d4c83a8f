# End to end: the standard plan and route-trial.plan.json on samples/data/route-trial, computed from the CSV files by R alone,
# by the definitions of the analysis plan and not by the library's code. Writes route-trial.csv: plan, analysis, path, values.
# Rscript route-trial.R   (in this folder; R 4.2.2, survival 3.5-3, emmeans 1.8.4-1, jsonlite)
suppressPackageStartupMessages({ library(survival); library(emmeans); library(jsonlite) })
options(digits = 17)
folder <- "../../../../samples/data/route-trial"
table_of <- function(name) read.csv(file.path(folder, paste0(name, ".csv")), stringsAsFactors = FALSE, na.strings = c("", "NA"))
people <- table_of("subjects"); scores <- table_of("assessments"); sessions <- table_of("sessions"); follow <- table_of("follow_up")
events <- table_of("adverse_events"); vitals <- table_of("vitals")
labels <- vapply(fromJSON(file.path(folder, "trial.json"), simplifyVector = FALSE)$arms, function(a) a$label, "")
names(labels) <- vapply(fromJSON(file.path(folder, "trial.json"), simplifyVector = FALSE)$arms, function(a) a$name, "")
scored <- scores[!is.na(scores$score), ]

out <- new.env(); out$rows <- list()
number <- function(value) {
  value <- as.numeric(value); if (length(value) != 1) stop("not one number: ", paste(value, collapse = " "))
  if (is.finite(value)) sprintf("%.17g", value) else "NA"
}
# The dot: no name may match it in part.
emit_all <- function(.path, ...) {
  v <- list(...); row <- paste(out$plan, out$id, .path, paste0(names(v), "=", sapply(v, number), collapse = ";"), sep = ",")
  out$rows[[length(out$rows) + 1]] <- row
}
emit <- function(path, value) do.call(emit_all, c(list(dirname(path)), setNames(list(value), basename(path))))
or <- function(a, b) if (is.null(a)) b else a

# --- people: who is in, what group ----------------------------------------------------------------------------------
population <- function(filters) {
  keep <- rep(TRUE, nrow(people))
  for (f in unlist(filters)) {
    negative <- grepl("!=", f, fixed = TRUE); sides <- strsplit(f, if (negative) "!=" else "=", fixed = TRUE)[[1]]
    hit <- as.character(people[[sides[1]]]) == sides[2]; keep <- keep & (if (negative) !hit else hit)
  }
  people[keep, ]
}
group_of <- function(p, by) if (by == "arm") unname(labels[p$arm]) else as.character(p[[by]])
baseline_of <- function(ids, scale) sapply(ids, function(id) {
  s <- scored[scored$subject_id == id & scored$scale == scale & scored$day <= 0, ]
  if (nrow(s) == 0) NA else s$score[which.max(s$day)]
})
after_zero <- function(id, scale) {
  s <- scored[scored$subject_id == id & scored$scale == scale & scored$day > 0, ]; s[order(s$day), ]
}
score_at <- function(id, scale, day, window, missing) {
  s <- after_zero(id, scale); inside <- s[s$day >= window[1] & s$day <= window[2], ]
  if (nrow(inside) > 0) { near <- abs(inside$day - day); return(as.list(tail(inside[near == min(near), c("day", "score")], 1))) }
  if (missing == "locf") { before <- s[s$day < window[1], ]; if (nrow(before) > 0) return(as.list(tail(before[, c("day", "score")], 1))) }
  list(day = NA, score = NA)
}
criterion <- function(a, kind) function(score, base)
  if (kind == "response") (base - score) / base >= or(a$reduction, 0.5) else score <= or(a$cutoff, c("MADRS" = 12, "PHQ-9" = 4)[[a$scale]])

# --- proportions ----------------------------------------------------------------------------------------------------
fine <- function(f, lower, upper) uniroot(f, c(lower, upper), tol = 1e-15, maxiter = 10000)$root
wilson <- function(x, n, level) {
  z <- qnorm(1 - (1 - level) / 2); p <- x / n; m <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  h <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n); c(if (x == 0) 0 else m - h, if (x == n) 1 else m + h)
}
one_proportion <- function(path, x, n, level) {
  z <- qnorm(1 - (1 - level) / 2); a <- (1 - level) / 2; p <- x / n; se <- sqrt(p * (1 - p) / n)
  emit_all(path, n = n, events = x, proportion = p, standardError = se)
  pair <- function(name, lu) emit_all(paste0(path, "/", name), lower = lu[1], upper = lu[2])
  pair("wald", c(max(0, p - z * se), min(1, p + z * se))); pair("wilson", wilson(x, n, level))
  # Newcombe 1998, method 4. (R's prop.test leaves the correction out when x = n/2.)
  cc <- function(side) (2 * x + z^2 + side * (1 + z * sqrt(z^2 + side * 2 - 1 / n + 4 * p * (n * (1 - p) - side)))) / (2 * (n + z^2))
  pair("wilsonContinuity", c(if (x == 0) 0 else max(0, cc(-1)), if (x == n) 1 else min(1, cc(1))))
  pair("clopperPearson", binom.test(x, n, conf.level = level)$conf.int)
  pair("jeffreys", c(if (x == 0) 0 else qbeta(a, x + .5, n - x + .5), if (x == n) 1 else qbeta(1 - a, x + .5, n - x + .5)))
  na <- n + z^2; pa <- (x + z^2 / 2) / na; pair("agrestiCoull", c(max(0, pa - z * sqrt(pa * (1 - pa) / na)), min(1, pa + z * sqrt(pa * (1 - pa) / na))))
}
# Miettinen and Nurminen: the constrained maximum likelihood by the likelihood's own root, not by the cubic.
mn_limits <- function(x1, n1, x2, n2, level) {
  z2 <- qchisq(level, 1); p1 <- x1 / n1; p2 <- x2 / n2
  score <- function(d) {
    lo <- max(0, -d); hi <- min(1, 1 - d)
    g <- function(q) { r <- q + d; (if (x1 > 0) x1 / r else 0) - (if (x1 < n1) (n1 - x1) / (1 - r) else 0) + (if (x2 > 0) x2 / q else 0) - (if (x2 < n2) (n2 - x2) / (1 - q) else 0) }
    e <- 1e-13 * (hi - lo); a <- lo + e; b <- hi - e
    q <- if (g(a) <= 0) lo else if (g(b) >= 0) hi else fine(g, a, b)
    r <- min(1, max(0, q + d)); v <- (r * (1 - r) / n1 + q * (1 - q) / n2) * (n1 + n2) / (n1 + n2 - 1)
    if (v <= 0) return(if (abs(p1 - p2 - d) < 1e-14) -z2 else 1e9)
    (p1 - p2 - d)^2 / v - z2
  }
  d <- p1 - p2
  c(if (d <= -1 + 1e-12) -1 else fine(score, -1 + 1e-9, d), if (d >= 1 - 1e-12) 1 else fine(score, d, 1 - 1e-9))
}
exact_odds <- function(x1, n1, x2, n2, level) {
  m <- x1 + x2; lo <- max(0, m - n2); hi <- min(n1, m); k <- lo:hi; logw <- dhyper(k, n1, n2, m, log = TRUE)
  dens <- function(t) { d <- logw + k * t; d <- exp(d - max(d)); d / sum(d) }
  a <- (1 - level) / 2
  list(p = { d <- exp(logw); s <- d[k == x1]; min(1, sum(d[d <= s * (1 + 1e-7)])) },
    estimate = if (lo == hi) NA else if (x1 == lo) 0 else if (x1 == hi) Inf else exp(fine(function(t) sum(k * dens(t)) - x1, -30, 30)),
    lower = if (x1 == lo) 0 else exp(fine(function(t) sum(dens(t)[k >= x1]) - a, -30, 30)),
    upper = if (x1 == hi) Inf else exp(fine(function(t) sum(dens(t)[k <= x1]) - a, -30, 30)), free = lo < hi)
}
comparison <- function(path, x1, n1, x2, n2, level, correct = FALSE) {
  z <- qnorm(1 - (1 - level) / 2); p1 <- x1 / n1; p2 <- x2 / n2; d <- p1 - p2
  se <- sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
  emit_all(paste0(path, "/riskDifference"), estimate = d, standardError = se)
  emit_all(paste0(path, "/riskDifference/wald"), lower = max(-1, d - z * se), upper = min(1, d + z * se))
  w1 <- wilson(x1, n1, level); w2 <- wilson(x2, n2, level)
  nc <- c(d - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), d + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
  emit_all(paste0(path, "/riskDifference/newcombe"), lower = nc[1], upper = nc[2])
  mn <- mn_limits(x1, n1, x2, n2, level); emit_all(paste0(path, "/riskDifference/miettinenNurminen"), lower = mn[1], upper = mn[2])
  # A number needed to treat: the reciprocals of Newcombe's limits; lower is the one on the estimate's side, farther from 0.
  if (d != 0) { nnt <- 1 / abs(if (d > 0) rev(nc) else nc); emit_all(paste0(path, "/numberNeededToTreat"), estimate = 1 / abs(d), lower = nnt[1], upper = nnt[2]) }
  if (x1 > 0 && x2 > 0) {
    s <- sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2); r <- p1 / p2
    emit_all(paste0(path, "/riskRatio"), estimate = r, lower = r * exp(-z * s), upper = r * exp(z * s), logStandardError = s)
  } else emit_all(paste0(path, "/riskRatio"), estimate = if (x2 > 0) 0 else NA, lower = NA, upper = NA)
  if (x1 > 0 && x2 > 0 && x1 < n1 && x2 < n2) {
    s <- sqrt(1 / x1 + 1 / (n1 - x1) + 1 / x2 + 1 / (n2 - x2)); o <- x1 * (n2 - x2) / (x2 * (n1 - x1))
    emit_all(paste0(path, "/oddsRatio"), estimate = o, lower = o * exp(-z * s), upper = o * exp(z * s), logStandardError = s)
  } else emit_all(paste0(path, "/oddsRatio"), estimate = if (x1 == 0 && x2 > 0) 0 else NA, lower = NA, upper = NA)
  f <- exact_odds(x1, n1, x2, n2, level); emit(paste0(path, "/fisher/p"), f$p)
  if (f$free) emit_all(paste0(path, "/fisher"), oddsRatio = f$estimate, lower = f$lower, upper = f$upper)
  if (x1 + x2 > 0 && x1 + x2 < n1 + n2) {
    q <- suppressWarnings(chisq.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2), correct = correct))
    emit_all(paste0(path, "/chiSquare"), statistic = q$statistic, df = q$parameter, p = q$p.value)
  }
}
mantel_haenszel <- function(path, y, g, s, group, reference, level, correct) {
  z <- qnorm(1 - (1 - level) / 2); use <- g %in% c(group, reference); y <- y[use]; g <- g[use]; s <- s[use]
  tab <- sapply(sort(unique(s)), function(k) c(sum(y & g == group & s == k), sum(!y & g == group & s == k), sum(y & g == reference & s == k), sum(!y & g == reference & s == k)))
  tab <- tab[, tab[1, ] + tab[2, ] > 0 & tab[3, ] + tab[4, ] > 0, drop = FALSE]
  a <- tab[1, ]; b <- tab[2, ]; c <- tab[3, ]; d <- tab[4, ]; n1 <- a + b; n2 <- c + d; n <- n1 + n2
  P <- (a + d) / n; Q <- (b + c) / n; R <- a * d / n; S <- b * c / n; or <- sum(R) / sum(S)
  so <- sqrt(sum(P * R) / (2 * sum(R)^2) + sum(P * S + Q * R) / (2 * sum(R) * sum(S)) + sum(Q * S) / (2 * sum(S)^2))
  emit_all(paste0(path, "/oddsRatio"), estimate = or, lower = or * exp(-z * so), upper = or * exp(z * so), logStandardError = so)
  rr <- sum(a * n2 / n) / sum(c * n1 / n)
  sr <- sqrt(sum((n1 * n2 * (a + c) - a * c * n) / n^2) / (sum(a * n2 / n) * sum(c * n1 / n)))
  emit_all(paste0(path, "/riskRatio"), estimate = rr, lower = rr * exp(-z * sr), upper = rr * exp(z * sr), logStandardError = sr)
  W <- sum(n1 * n2 / n); rd <- sum((a * n2 - c * n1) / n) / W
  sato <- sqrt((rd * sum((n1^2 * c - n2^2 * a + n1 * n2 * (n2 - n1) / 2) / n^2) + sum((a * (n2 - c) + c * (n1 - a)) / (2 * n))) / W^2)
  emit_all(paste0(path, "/riskDifference"), estimate = rd, standardError = sato, lower = rd - z * sato, upper = rd + z * sato)
  full <- array(0, c(2, 2, length(a))); for (i in seq_along(a)) full[, , i] <- matrix(c(a[i], b[i], c[i], d[i]), 2)
  t <- mantelhaen.test(full, correct = correct); emit_all(paste0(path, "/cmh"), statistic = t$statistic, df = 1, p = t$p.value)
  fit <- sapply(seq_along(a), function(i) { m <- a[i] + c[i]; lo <- max(0, m - n2[i]); hi <- min(n1[i], m)
    if (lo == hi) a[i] else fine(function(e) log(e) + log(n2[i] - m + e) - log(m - e) - log(n1[i] - e) - log(or), lo + 1e-12, hi - 1e-12) })
  v <- 1 / (1 / fit + 1 / (n1 - fit) + 1 / (a + c - fit) + 1 / (n2 - a - c + fit)); ok <- v > 0
  bd <- sum((a - fit)[ok]^2 / v[ok]); ta <- bd - sum(a - fit)^2 / sum(v); df <- sum(ok) - 1
  emit_all(paste0(path, "/breslowDay"), statistic = bd, df = df, p = pchisq(bd, df, lower.tail = FALSE))
  emit_all(paste0(path, "/tarone"), statistic = ta, df = df, p = pchisq(ta, df, lower.tail = FALSE))
}
proportions <- function(y, g, reference, level, strata, conventions) {
  gs <- unique(g); x <- sapply(gs, function(k) sum(y[g == k])); n <- sapply(gs, function(k) sum(g == k)); correct <- conventions == "r"
  for (k in gs) one_proportion(paste0("groups/", k), x[[k]], n[[k]], level)
  for (k in setdiff(gs, reference)) {
    comparison(paste0("comparisons/", k), x[[k]], n[[k]], x[[reference]], n[[reference]], level, correct)
    if (length(strata) > 0) mantel_haenszel(if (length(gs) > 2) paste0("comparisons/", k, "/mantelHaenszel") else "mantelHaenszel", y, g, strata, k, reference, level, correct)
  }
  q <- suppressWarnings(chisq.test(table(g, y), correct = correct)); emit_all("overall/chiSquare", statistic = q$statistic, df = q$parameter, p = q$p.value)
  emit("overall/fisher/p", fisher.test(table(g, y), workspace = 2e8)$p.value)
}

# --- means ----------------------------------------------------------------------------------------------------------
noncentral <- function(t, df, level) suppressWarnings({ a <- (1 - level) / 2; w <- 12 + abs(t)
  c(fine(function(l) pt(t, df, l, lower.tail = FALSE) - a, t - w, t + w), fine(function(l) pt(t, df, l) - a, t - w, t + w)) })
t_test <- function(path, x, y, level, equal) {
  t <- t.test(x, y, var.equal = equal, conf.level = level)
  emit_all(path, estimate = mean(x) - mean(y), standardError = t$stderr, lower = t$conf.int[1], upper = t$conf.int[2], t = t$statistic, df = t$parameter, p = t$p.value)
}
# Limits of the shift: where the corrected normal score of the shifted ranks changes sign, which is at a difference of a pair.
shift_limits <- function(x, y, level) {
  d <- sort(unique(as.vector(outer(x, y, "-")))); n1 <- length(x); n2 <- length(y); z <- qnorm(1 - (1 - level) / 2)
  at <- function(v, zq) { r <- rank(c(x - v, y)); tie <- table(r)
    s <- sqrt(n1 * n2 / 12 * (n1 + n2 + 1 - sum(tie^3 - tie) / ((n1 + n2) * (n1 + n2 - 1))))
    (sum(r[seq_along(x)]) - n1 * (n1 + 1) / 2 - n1 * n2 / 2 - sign(zq) * 0.5) / s - zq }
  gaps <- c(d[1] - 1, (head(d, -1) + tail(d, -1)) / 2, tail(d, 1) + 1)
  sapply(c(z, -z), function(zq) d[which(sapply(gaps, at, zq) <= 0)[1] - 1])
}
means <- function(value, g, reference, level, conventions) {
  gs <- unique(g); type <- if (conventions == "sas") 2 else 7
  for (k in gs) {
    v <- value[g == k]; ci <- t.test(v, conf.level = level)$conf.int; q <- quantile(v, c(.25, .5, .75), type = type)
    emit_all(paste0("groups/", k), n = length(v), mean = mean(v), standardDeviation = sd(v), standardError = sd(v) / sqrt(length(v)), lower = ci[1], upper = ci[2],
      median = median(v), q1 = q[1], q3 = q[3], min = min(v), max = max(v))
  }
  y <- value[g == reference]; n2 <- length(y)
  for (k in setdiff(gs, reference)) {
    x <- value[g == k]; n1 <- length(x); path <- paste0("comparisons/", k); df <- n1 + n2 - 2
    t_test(paste0(path, "/meanDifference"), x, y, level, FALSE); t_test(paste0(path, "/pooled"), x, y, level, TRUE)
    s <- sqrt(((n1 - 1) * var(x) + (n2 - 1) * var(y)) / df); h <- sqrt(1 / n1 + 1 / n2); d <- (mean(x) - mean(y)) / s
    ci <- noncentral(d / h, df, level) * h; J <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) * sqrt(2 / df)
    emit_all(paste0(path, "/cohensD"), estimate = d, lower = ci[1], upper = ci[2])
    emit_all(paste0(path, "/hedgesG"), estimate = J * d, standardError = sqrt(1 / n1 + 1 / n2 + (J * d)^2 / (2 * (n1 + n2))), lower = J * ci[1], upper = J * ci[2])
    gd <- (mean(x) - mean(y)) / sd(y); ratio <- sqrt(var(x) / n1 + var(y) / n2) / sd(y); ci <- noncentral(gd / ratio, n2 - 1, level) * ratio
    emit_all(paste0(path, "/glassDelta"), estimate = gd, lower = ci[1], upper = ci[2])
    w <- outer(x, y, function(a, b) sign(a - b)); cd <- mean(w); z <- qnorm(1 - (1 - level) / 2)
    v <- ((n2 - 1) * var(rowMeans(w)) + (n1 - 1) * var(colMeans(w)) + sum((w - cd)^2) / ((n1 - 1) * (n2 - 1))) / (n1 * n2)
    ci <- (cd - cd^3 + c(-1, 1) * z * sqrt(v) * sqrt((1 - cd^2)^2 + z^2 * v)) / (1 - cd^2 + z^2 * v) # Feng and Cliff 2004
    if (conventions == "r") ci <- tanh(atanh(cd) + c(-1, 1) * z * sqrt((n1 + n2 + 1) / (3 * n1 * n2))) # effectsize
    emit_all(paste0(path, "/cliffsDelta"), estimate = cd, standardError = sqrt(v), lower = ci[1], upper = ci[2]); emit(paste0(path, "/commonLanguage/estimate"), mean((w + 1) / 2))
    u <- suppressWarnings(wilcox.test(x, y)); lim <- shift_limits(x, y, level)
    emit_all(paste0(path, "/mannWhitney"), u = u$statistic, p = u$p.value, shift = median(outer(x, y, "-")), lower = lim[2 - (lim[1] < lim[2])], upper = lim[1 + (lim[1] < lim[2])])
  }
  a <- anova(lm(value ~ factor(g))); emit_all("anova", f = a[1, 4], df1 = a[1, 1], df2 = a[2, 1], p = a[1, 5])
  k <- kruskal.test(value, factor(g)); emit_all("kruskalWallis", statistic = k$statistic, df = k$parameter, p = k$p.value)
}
covariance_model <- function(value, g, reference, level, covariates) {
  d <- data.frame(value, arm = factor(g, levels = c(reference, setdiff(unique(g), reference))), covariates)
  fit <- lm(reformulate(c("arm", names(covariates)), "value"), d); s <- coef(summary(fit)); ci <- confint(fit, level = level)
  terms <- rownames(s); terms[1] <- "intercept"
  for (n in names(d)[sapply(d, function(v) is.character(v) || is.factor(v))]) terms <- ifelse(startsWith(terms, n) & !terms %in% names(d), paste0(n, "=", substring(terms, nchar(n) + 1)), terms)
  for (i in seq_along(terms)) emit_all(paste0("coefficients/", terms[i]), estimate = s[i, 1], standardError = s[i, 2], t = s[i, 3], p = s[i, 4], lower = ci[i, 1], upper = ci[i, 2])
  e <- emmeans(fit, "arm", level = level); m <- as.data.frame(e)
  for (i in seq_len(nrow(m))) emit_all(paste0("arms/", m$arm[i]), n = sum(g == m$arm[i]), lsMean = m$emmean[i], standardError = m$SE[i], lower = m$lower.CL[i], upper = m$upper.CL[i])
  c <- as.data.frame(summary(contrast(e, "trt.vs.ctrl1", adjust = "none"), infer = TRUE, level = level))
  for (i in seq_len(nrow(c))) emit_all(paste0("contrasts/", levels(d$arm)[i + 1]), estimate = c$estimate[i], standardError = c$SE[i], df = c$df[i], t = c$t.ratio[i], p = c$p.value[i], lower = c$lower.CL[i], upper = c$upper.CL[i])
  emit("residualStandardDeviation", sigma(fit)); emit("residualDf", df.residual(fit))
}

# --- times ----------------------------------------------------------------------------------------------------------
limits <- function(s, se, type, z) { # se: of S
  if (is.na(se) || s >= 1 || s <= 0) return(if (type == "log-log" || type == "logit") c(NA, NA) else if (s >= 1) c(1, 1) else c(NA, NA))
  h <- se / s; v <- switch(type, plain = s + c(-1, 1) * z * se, log = s * exp(c(-1, 1) * z * h), "log-log" = s^exp(c(1, -1) * z * h / -log(s)),
    logit = plogis(qlogis(s) + c(-1, 1) * z * h / (1 - s)),
    arcsine = sin(pmin(pi / 2, pmax(0, asin(sqrt(s)) + c(-1, 1) * 0.5 * z * h * sqrt(s / (1 - s)))))^2)
  pmin(1, pmax(0, v))
}
rmst_of <- function(f, tau, sas) { # Greenwood's form; SAS multiplies by m/(m-1), m the events
  t <- f$time[f$n.event > 0 & f$time <= tau]; i <- match(t, f$time); s <- c(1, f$surv[i]); w <- diff(c(0, t, tau)); areas <- w * s; total <- sum(areas)
  rest <- rev(cumsum(rev(areas)))[-1]; d <- f$n.event[i]; r <- f$n.risk[i]; v <- ifelse(r > d, d / (r * (r - d)), 0)
  m <- sum(d); c(total, sqrt(sum(rest^2 * v) * if (sas) m / (m - 1) else 1))
}
times <- function(time, event, g, reference, level, a, conventions) {
  sas <- conventions == "sas"; z <- qnorm(1 - (1 - level) / 2); type <- or(a$confType, if (conventions == "r") "log" else "log-log"); rtype <- c(arcsine = "arcsin", logit = "logit")[type]
  rtype <- if (is.na(rtype)) type else rtype; gs <- unique(g); tau <- or(a$tau, min(sapply(gs, function(k) max(time[g == k])))); restricted <- list(); fits <- list()
  for (k in gs) {
    f <- survfit(Surv(time[g == k], event[g == k]) ~ 1, conf.type = rtype, conf.int = level); fits[[k]] <- f; path <- paste0("groups/", k); se <- f$surv * f$std.err
    emit_all(path, n = sum(g == k), events = sum(event[g == k]))
    q <- quantile(f, c(.25, .5, .75)); v <- cbind(q$quantile, q$lower, q$upper)
    if (sas) v <- t(sapply(c(.25, .5, .75), function(p) sapply(list(f$surv, f$lower, f$upper), function(s) {
      i <- which(s < 1 - p - 1e-9); j <- which(abs(s - (1 - p)) <= 1e-9)
      if (length(i) == 0) NA else if (length(j) == 0) f$time[i[1]] else (f$time[j[1]] + f$time[i[1]]) / 2 })))
    for (i in 1:3) emit_all(paste0(path, "/quantiles/", c("0.25", "0.5", "0.75")[i]), estimate = v[i, 1], lower = v[i, 2], upper = v[i, 3])
    emit_all(paste0(path, "/median"), estimate = v[2, 1], lower = v[2, 2], upper = v[2, 3])
    end <- max(time[g == k & (!sas | event == 1)]) # the mean runs to the last time; in SAS to the last event
    own <- rmst_of(f, end, sas); emit_all(paste0(path, "/mean"), estimate = own[1], standardError = own[2], tau = end)
    if (is.null(a$tau) || tau <= max(time[g == k])) {
      r <- rmst_of(f, tau, sas); restricted[[k]] <- r
      emit_all(paste0(path, "/rmst"), tau = tau, estimate = r[1], standardError = r[2], lower = r[1] - z * r[2], upper = r[1] + z * r[2])
    }
    for (i in seq_along(f$time)) {
      at <- paste0(path, "/curve/", format(f$time[i])); lim <- limits(f$surv[i], se[i], type, z)
      emit_all(at, atRisk = f$n.risk[i], events = f$n.event[i], censored = f$n.censor[i], survival = f$surv[i], cumulativeHazard = f$cumhaz[i])
      if (f$surv[i] > 0 && f$surv[i] < 1) { if (rtype == type || type %in% c("logit", "arcsine")) stopifnot(all.equal(lim, c(f$lower[i], f$upper[i]), tolerance = 1e-8)); emit_all(at, standardError = se[i], lower = lim[1], upper = lim[2]) }
    }
    for (j in seq_along(a$times)) {
      m <- unlist(a$times)[j]; at <- paste0(path, "/at/", format(m)); i <- sum(f$time <= m)
      if (m > max(time[g == k])) { emit(paste0(at, "/survival"), NA); next }
      s <- if (i == 0) 1 else f$surv[i]
      emit_all(at, atRisk = sum(time[g == k] >= m), survival = s,
        events = sum(event[g == k & time <= m & time > if (j == 1) -1 else unlist(a$times)[j - 1]])) # since the time before, as summary.survfit
      if (s > 0 && s < 1) { lim <- limits(s, se[i], type, z); emit_all(at, standardError = se[i], lower = lim[1], upper = lim[2]) }
    }
  }
  s <- if (length(a$strata) > 0) interaction(a$strata_of, drop = TRUE) else NULL
  test <- if (is.null(s)) survdiff(Surv(time, event) ~ factor(g)) else survdiff(Surv(time, event) ~ factor(g) + strata(s))
  emit_all("test", chiSquare = test$chisq, df = length(gs) - 1, p = pchisq(test$chisq, length(gs) - 1, lower.tail = FALSE))
  obs <- if (is.matrix(test$obs)) rowSums(test$obs) else test$obs; ex <- if (is.matrix(test$exp)) rowSums(test$exp) else test$exp
  for (i in seq_along(levels(factor(g)))) emit_all(paste0("test/groups/", levels(factor(g))[i]), n = sum(g == levels(factor(g))[i]), observed = obs[i], expected = ex[i])
  r0 <- restricted[[reference]]; emit("rmstDifference/tau", tau); emit("rmstRatio/tau", tau)
  for (k in setdiff(gs, reference)) {
    r <- restricted[[k]]; if (is.null(r) || is.null(r0)) next
    d <- r[1] - r0[1]; e <- sqrt(r[2]^2 + r0[2]^2); emit_all(paste0("rmstDifference/comparisons/", k), estimate = d, standardError = e, lower = d - z * e, upper = d + z * e, p = 2 * pnorm(-abs(d / e)))
    q <- log(r[1] / r0[1]); e <- sqrt((r[2] / r[1])^2 + (r0[2] / r0[1])^2)
    emit_all(paste0("rmstRatio/comparisons/", k), estimate = exp(q), lower = exp(q - z * e), upper = exp(q + z * e), p = 2 * pnorm(-abs(q / e)))
    for (m in unlist(a$times)) {
      if (m > max(time[g == k]) || m > max(time[g == reference])) next
      one <- function(f) { i <- sum(f$time <= m); if (i == 0) c(1, 0) else c(f$surv[i], f$surv[i] * f$std.err[i]) }
      p <- one(fits[[k]]); o <- one(fits[[reference]]); e <- sqrt(p[2]^2 + o[2]^2); d <- p[1] - o[1]; at <- paste0("milestones/", format(m), "/comparisons/", k)
      if (!is.nan(e)) emit_all(paste0(at, "/difference"), estimate = d, standardError = e, lower = d - z * e, upper = d + z * e, p = if (e > 0) 2 * pnorm(-abs(d / e)) else NA)
      if (all(c(p[1], o[1]) > 0 & c(p[1], o[1]) < 1)) {
        l <- log(log(p[1]) / log(o[1])); e <- sqrt((p[2] / (p[1] * log(p[1])))^2 + (o[2] / (o[1] * log(o[1])))^2)
        emit_all(paste0(at, "/cumulativeHazardRatio"), estimate = exp(l), lower = exp(l - z * e), upper = exp(l + z * e), p = 2 * pnorm(-abs(l / e)))
      }
    }
  }
}
first_time <- function(id, a, kind, base) {
  s <- after_zero(id, a$scale); if (nrow(s) == 0 || is.na(base)) return(c(NA, NA))
  hit <- which(criterion(a, kind)(s$score, base)); if (length(hit) > 0) c(s$day[hit[1]], 1) else c(tail(s$day, 1), 0)
}
relapse_from_scores <- function(id, a, base) {
  s <- after_zero(id, a$scale)
  if (is.character(a$from)) { t <- first_time(id, list(scale = a$scale), a$from, base); if (is.na(t[2]) || t[2] == 0) return(c(NA, NA)); start <- t[1] } else start <- a$from
  s <- s[s$day > start, ]; if (nrow(s) == 0) return(c(NA, NA)); run <- 0; last <- NA
  for (i in seq_len(nrow(s))) {
    if (s$score[i] >= a$threshold) {
      gap <- s$day[i] - last; run <- if (run > 0 && gap >= a$apart[[1]] && gap <= a$apart[[2]]) run + 1 else 1; last <- s$day[i]
      if (run >= a$consecutive) return(c(s$day[i] - start, 1))
    } else run <- 0
  }
  c(tail(s$day, 1) - start, 0)
}

# --- safety ---------------------------------------------------------------------------------------------------------
last_day <- function(ids) {
  pairs <- rbind(setNames(scores[, c("subject_id", "day")], c("id", "day")), setNames(follow[, c("subject_id", "end_day")], c("id", "day")), setNames(events[, c("subject_id", "start_day")], c("id", "day")),
    setNames(events[, c("subject_id", "end_day")], c("id", "day")), setNames(sessions[, c("subject_id", "day")], c("id", "day")))
  for (n in c("biomarkers", "cognition", "diary", "costs")) pairs <- rbind(pairs, setNames(table_of(n)[, c("subject_id", "day")], c("id", "day")))
  sapply(ids, function(id) max(1, pairs$day[pairs$id == id], na.rm = TRUE))
}
adverse <- function(p, g, reference, level, minimum) {
  gs <- unique(g); exposure <- last_day(p$subject_id); given <- sapply(p$subject_id, function(id) sum(sessions$subject_id == id)); e <- events[events$subject_id %in% p$subject_id, ]
  group <- g[match(e$subject_id, p$subject_id)]
  for (k in gs) emit_all(paste0("groups/", k), n = sum(g == k), exposureDays = sum(exposure[g == k]), sessions = sum(given[g == k]))
  term <- function(path, hit) {
    x <- sapply(gs, function(k) length(unique(e$subject_id[hit & group == k]))); n <- sapply(gs, function(k) sum(g == k))
    if (max(100 * x / n) < minimum) return(invisible())
    for (k in gs) { w <- wilson(x[[k]], n[[k]], level); count <- sum(hit & group == k)
      emit_all(paste0(path, "/groups/", k), n = n[[k]], subjects = x[[k]], proportion = x[[k]] / n[[k]], lower = w[1], upper = w[2], events = count,
        rate = 30 * count / sum(exposure[g == k]), perSession = count / sum(given[g == k])) }
    for (k in setdiff(gs, reference)) comparison(paste0(path, "/comparisons/", k), x[[k]], n[[k]], x[[reference]], n[[reference]], level)
  }
  for (t in unique(e$term)) term(paste0("events/", t), e$term == t)
  minimum <- 0; term("any", rep(TRUE, nrow(e))); term("serious", e$serious == 1)
}
vital <- function(p, g, level, parameters) {
  t_mean <- function(path, v) { n <- length(v); h <- qt(1 - (1 - level) / 2, n - 1) * sd(v) / sqrt(n); emit_all(path, n = n, mean = mean(v), standardError = sd(v) / sqrt(n), lower = mean(v) - h, upper = mean(v) + h) }
  for (q in parameters) for (k in unique(g)) {
    v <- vitals[vitals$parameter == q & vitals$subject_id %in% p$subject_id[g == k], ]; path <- paste0("parameters/", q, "/groups/", k)
    zero <- v[v$minute == 0, ]; v$change <- v$value - zero$value[match(paste(v$subject_id, v$session), paste(zero$subject_id, zero$session))]
    for (m in sort(unique(v$minute))) {
      w <- v[v$minute == m, ]; value <- tapply(w$value, w$subject_id, mean); emit_all(paste0(path, "/minutes/", m), n = length(value), mean = mean(value), standardDeviation = sd(value))
      t_mean(paste0(path, "/minutes/", m, "/change"), tapply(w$change, w$subject_id, mean))
    }
    for (side in c("peakChange", "troughChange")) {
      later <- v[v$minute > 0, ]; peak <- aggregate(change ~ subject_id + session, later, if (side == "peakChange") max else min)
      t_mean(paste0(path, "/", side), tapply(peak$change, peak$subject_id, mean))
      if (side == "peakChange") for (s in unique(peak$session)) t_mean(paste0(path, "/sessions/", s, "/peakChange"), peak$change[peak$session == s])
    }
  }
}

# --- the plan -------------------------------------------------------------------------------------------------------
run <- function(a, plan) {
  out$id <- a$id; level <- or(a$level, or(plan$level, .95)); by <- or(a$by, or(plan$by, "arm")); reference <- or(a$reference, plan$reference)
  if (by == "arm") reference <- labels[[reference]]
  conventions <- or(a$conventions, or(plan$conventions, "default")); everyone <- population(or(a$population, plan$population)); p <- everyone
  type <- a$type; kind <- sub(".*-", "", type); strata <- unlist(a$strata); window <- unlist(or(a$window, list(a$day, a$day))); ids <- p$subject_id
  base <- if (is.null(a$scale)) NULL else baseline_of(ids, a$scale)
  if (type %in% c("response", "remission", "change")) {
    missing <- or(a$missing, if (type == "change") "observed" else "nonresponder")
    at <- lapply(ids, score_at, a$scale, a$day, window, missing); score <- sapply(at, function(v) v$score); day <- sapply(at, function(v) v$day)
    use <- !is.na(base) & (missing == "nonresponder" | !is.na(score)); p <- p[use, ]; score <- score[use]; base <- base[use]; day <- day[use]; g <- group_of(p, by)
    if (type == "change" && identical(a$method, "ancova")) {
      cov <- lapply(setNames(nm = unlist(a$covariates)), function(n) if (n == "baseline") unname(base) else p[[n]]); covariance_model(score - base, g, reference, level, as.data.frame(cov, stringsAsFactors = FALSE))
    } else if (type == "change") means(unname(score - base), g, reference, level, conventions)
    else {
      holds <- criterion(a, kind); y <- !is.na(score) & holds(score, base)
      if (!is.null(a$sustained)) y <- sapply(seq_along(y), function(i) {
        if (!y[i]) return(FALSE)
        s <- after_zero(p$subject_id[i], a$scale); s <- s[s$day >= a$sustained$from & s$day <= day[i], ]; sum(!holds(s$score, base[i])) <= or(a$sustained$excursions, 0) })
      proportions(y, g, reference, level, if (length(strata) > 0) as.character(interaction(p[strata], drop = TRUE)), conventions)
    }
  } else if (grepl("^(time|sessions)-to", type)) {
    v <- if (type == "time-to-relapse" && a$source == "follow_up") t(sapply(ids, function(id) { f <- follow[follow$subject_id == id, ]; if (nrow(f) == 0) c(NA, NA) else c(f$end_day - f$start_day, f$status == "relapse") }))
      else t(sapply(seq_along(ids), function(i) if (type == "time-to-relapse") relapse_from_scores(ids[i], a, base[[i]]) else first_time(ids[i], a, kind, base[[i]])))
    if (grepl("^sessions", type)) v[, 1] <- sapply(seq_along(ids), function(i) if (is.na(v[i, 1])) NA else sum(sessions$subject_id == ids[i] & sessions$day < v[i, 1]))
    use <- !is.na(v[, 1]); p <- p[use, ]; a$strata_of <- p[strata]; times(unname(v[use, 1]), unname(v[use, 2]), group_of(p, by), reference, level, a, conventions)
  } else if (type == "adverse-events") adverse(p, group_of(p, by), reference, level, or(a$minimum, 0))
  else vital(p, group_of(p, by), level, unlist(or(a$parameter, unique(vitals$parameter))))
  emit("population/n", nrow(p)); emit("population/excluded", nrow(people) - nrow(p))
}

window <- c(26, 30); primary <- function(id, type, scale, ...) list(id = id, type = type, scale = scale, day = 28, window = window, ...)
adjusted <- function(id, scale) primary(id, "change", scale, method = "ancova", covariates = c("baseline", "site"))
standard <- list(by = "arm", reference = "Placebo", analyses = list(
  primary("response-d28", "response", "MADRS"), primary("response-d28-by-route", "response", "MADRS", by = "route", reference = "NONE"),
  primary("remission-d28", "remission", "MADRS"), primary("remission-d28-by-route", "remission", "MADRS", by = "route", reference = "NONE"),
  primary("change-d28", "change", "MADRS"), adjusted("change-d28-ancova", "MADRS"),
  list(id = "time-to-response", type = "time-to-response", scale = "MADRS", times = c(1, 7, 14, 21, 28)), list(id = "sessions-to-response", type = "sessions-to-response", scale = "MADRS"),
  primary("response-d28-qids-sr16", "response", "QIDS-SR16"), primary("change-d28-qids-sr16", "change", "QIDS-SR16"), adjusted("change-d28-qids-sr16-ancova", "QIDS-SR16"),
  primary("response-d28-phq-9", "response", "PHQ-9"), primary("remission-d28-phq-9", "remission", "PHQ-9"), primary("change-d28-phq-9", "change", "PHQ-9"), adjusted("change-d28-phq-9-ancova", "PHQ-9"),
  list(id = "time-to-relapse", type = "time-to-relapse", source = "follow_up", times = c(28, 60, 90, 120)), list(id = "adverse-events", type = "adverse-events"), list(id = "vital-signs", type = "vital-signs")))
text <- readLines("route-trial.plan.json"); rich <- fromJSON(paste(text[!grepl("^ *//", text)], collapse = "\n"), simplifyVector = FALSE)
out$plan <- "standard"; for (a in standard$analyses) run(a, standard)
out$plan <- "every-rule"; for (a in rich$analyses) run(a, rich)
writeLines(c(paste0("# ", R.version.string, ", survival ", packageVersion("survival"), ", emmeans ", packageVersion("emmeans"), "; Rscript route-trial.R; ", Sys.Date()),
  "# From samples/data/route-trial alone; NA: the number does not exist.", "plan,analysis,path,values", unlist(out$rows)), "route-trial.csv")
