# What `analyze TRIAL -o DIR` computes, in R with survival and emmeans, and as many figures with ggplot2:
#   Rscript analyze.R TRIAL PLAN.json FIGURES DIR
# PLAN is the plan that `analyze` wrote; FIGURES how many figures it drew (0: none). Each is saved as SVG and PNG, as there.
suppressMessages({ library(jsonlite); library(survival); library(emmeans) })
args <- commandArgs(TRUE)
trial <- args[1]; plan <- fromJSON(args[2], simplifyVector = FALSE); figures <- as.integer(args[3]); out <- args[4]
table_of <- function(name) { f <- file.path(trial, paste0(name, ".csv")); if (file.exists(f)) read.csv(f) }
subjects <- table_of("subjects"); scores <- table_of("assessments"); sessions <- table_of("sessions")
follow <- table_of("follow_up"); events <- table_of("adverse_events"); vitals <- table_of("vitals")
cutoffs <- c(MADRS = 12, `QIDS-SR16` = 5, `PHQ-9` = 4)
results <- list()

scale_scores <- function(scale) scores[scores$scale == scale & !is.na(scores$score), ]
baseline_of <- function(s) { b <- s[s$day <= 0, ]; b <- b[order(b$subject_id, b$day), ]; b[!duplicated(b$subject_id, fromLast = TRUE), c("subject_id", "score")] }
at_day <- function(s, day, window) {
  s <- s[s$day > 0 & s$day >= window[1] & s$day <= window[2], ]
  s <- s[order(s$subject_id, abs(s$day - day), -s$day), ]
  s[!duplicated(s$subject_id), c("subject_id", "score")]
}
by_of <- function(a) { by <- if (is.null(a$by)) plan$by else a$by; ref <- if (is.null(a$reference)) plan$reference else a$reference
  f <- factor(subjects[[by]]); if (!is.null(ref) && ref %in% levels(f)) f <- relevel(f, ref); f }
z <- qnorm(0.975)
wilson <- function(x, n) { p <- x / n; c((p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)) }
rate <- function(x, n) list(n = n, events = x, proportion = x / n, wilson = wilson(x, n), wald = x / n + c(-1, 1) * z * sqrt(x / n * (1 - x / n) / n),
  wilsonContinuity = prop.test(x, n)$conf.int, clopperPearson = binom.test(x, n)$conf.int,
  jeffreys = qbeta(c(0.025, 0.975), x + 0.5, n - x + 0.5), agrestiCoull = { m <- n + z^2; q <- (x + z^2 / 2) / m; q + c(-1, 1) * z * sqrt(q * (1 - q) / m) })
mn <- function(x1, n1, x2, n2) {
  score <- function(d) { f <- function(p2) { p1 <- p2 + d; -(x1 * log(p1) + (n1 - x1) * log(1 - p1) + x2 * log(p2) + (n2 - x2) * log(1 - p2)) }
    lo <- max(1e-9, -d + 1e-9); hi <- min(1 - 1e-9, 1 - d - 1e-9); p2 <- optimize(f, c(lo, hi), tol = 1e-10)$minimum; p1 <- p2 + d
    (x1 / n1 - x2 / n2 - d) / sqrt((p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)) }
  d <- x1 / n1 - x2 / n2
  c(tryCatch(uniroot(function(v) score(v) - z, c(-0.999, d))$root, error = function(e) NA), tryCatch(uniroot(function(v) score(v) + z, c(d, 0.999))$root, error = function(e) NA))
}
two_rates <- function(x1, n1, x2, n2) {
  w1 <- wilson(x1, n1); w2 <- wilson(x2, n2); d <- x1 / n1 - x2 / n2; m <- matrix(c(x1, n1 - x1, x2, n2 - x2), 2)
  list(difference = d, newcombe = c(d - sqrt((x1 / n1 - w1[1])^2 + (w2[2] - x2 / n2)^2), d + sqrt((w1[2] - x1 / n1)^2 + (x2 / n2 - w2[1])^2)),
    miettinenNurminen = mn(x1, n1, x2, n2), ratio = exp(log(x1 / n1 / (x2 / n2)) + c(-1, 0, 1) * z * sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2)),
    fisher = fisher.test(m), chiSquare = suppressWarnings(chisq.test(m, correct = FALSE)))
}
proportions <- function(yes, group) {
  x <- tapply(yes, group, sum); n <- tapply(yes, group, length); k <- seq_along(n)[-1]
  list(groups = Map(rate, x, n), comparisons = lapply(k, function(i) two_rates(x[[i]], n[[i]], x[[1]], n[[1]])),
    overall = list(suppressWarnings(chisq.test(table(yes, group), correct = FALSE)), fisher.test(table(yes, group), simulate.p.value = TRUE, B = 10000)))
}
nct <- function(t, df) sapply(c(0.975, 0.025), function(p) suppressWarnings(uniroot(function(n) pt(t, df, n) - p, c(t - 8, t + 8))$root))
effect <- function(v, g) {
  l <- levels(droplevels(g)); y <- v[g == l[1]]
  list(groups = lapply(l, function(k) { x <- v[g == k]; list(mean(x), sd(x), t.test(x)$conf.int, quantile(x), range(x)) }),
    comparisons = lapply(l[-1], function(k) { x <- v[g == k]; h <- sqrt(length(x) * length(y) / (length(x) + length(y))); p <- t.test(x, y, var.equal = TRUE)
      D <- sign(outer(x, y, "-"))
      list(t.test(x, y), p, d = p$statistic / h, limits = nct(p$statistic, p$parameter) / h, cliff = mean(D), v = c(var(rowMeans(D)), var(colMeans(D))),
        suppressWarnings(wilcox.test(x, y, conf.int = TRUE))) }),
    anova = anova(lm(v ~ g)), kruskal = kruskal.test(v, g))
}
survival_of <- function(time, event, group, times) {
  d <- data.frame(time, event, group); fit <- survfit(Surv(time, event) ~ group, d, conf.type = "log-log")
  tau <- min(tapply(time, group, max))
  list(fit = fit, quantiles = quantile(fit, c(0.25, 0.5, 0.75)), at = if (length(times)) summary(fit, times = times, extend = TRUE),
    rmst = summary(fit, rmean = tau)$table, test = survdiff(Surv(time, event) ~ group, d))
}
for (a in plan$analyses) {
  g <- by_of(a); names(g) <- subjects$subject_id; key <- a$id
  if (a$type %in% c("response", "remission", "change") && is.null(a$visits)) {
    s <- scale_scores(a$scale); b <- baseline_of(s); window <- if (is.null(a$window)) c(a$day, a$day) else unlist(a$window)
    m <- merge(b, at_day(s, a$day, window), by = "subject_id", all.x = a$type != "change", suffixes = c("0", "1")); m$g <- droplevels(g[m$subject_id])
    if (a$type == "change") {
      m$change <- m$score1 - m$score0
      results[[key]] <- if (identical(a$method, "ancova")) { m$site <- subjects$site[match(m$subject_id, subjects$subject_id)]
        fit <- lm(change ~ g + score0 + site, m); e <- emmeans(fit, "g"); list(summary(fit), confint(fit), summary(e), summary(contrast(e, "trt.vs.ctrl", adjust = "none"), infer = TRUE))
      } else effect(m$change, m$g)
    } else {
      yes <- if (a$type == "response") m$score1 <= (1 - a$reduction) * m$score0 else m$score1 <= (if (is.null(a$cutoff)) cutoffs[[a$scale]] else a$cutoff)
      yes[is.na(yes)] <- FALSE; results[[key]] <- proportions(yes, m$g)
    }
  } else if (grepl("^(time|sessions)-to-(response|remission)$", a$type)) {
    s <- scale_scores(a$scale); b <- baseline_of(s); s <- s[s$day > 0, ]; s$base <- b$score[match(s$subject_id, b$subject_id)]; s <- s[!is.na(s$base), ]
    s$hit <- if (grepl("response", a$type)) s$score <= (1 - a$reduction) * s$base else s$score <= cutoffs[[a$scale]]
    s <- s[order(s$subject_id, s$day), ]; first <- s[s$hit, ]; first <- first[!duplicated(first$subject_id), ]; last <- s[!duplicated(s$subject_id, fromLast = TRUE), ]
    event <- last$subject_id %in% first$subject_id; day <- ifelse(event, first$day[match(last$subject_id, first$subject_id)], last$day)
    if (grepl("^sessions", a$type)) day <- mapply(function(id, d) sum(sessions$subject_id == id & sessions$day < d), last$subject_id, day)
    results[[key]] <- survival_of(day, event, droplevels(g[last$subject_id]), unlist(a$times))
  } else if (a$type == "time-to-relapse") {
    results[[key]] <- survival_of(follow$end_day - follow$start_day, follow$status == "relapse", droplevels(g[follow$subject_id]), unlist(a$times))
  } else if (a$type == "adverse-events") {
    n <- table(g); results[[key]] <- lapply(split(events, events$term), function(e) { ids <- unique(e$subject_id); x <- table(g[ids])
      list(lapply(seq_along(n), function(i) list(x[i], wilson(x[i], n[i]))), lapply(seq_along(n)[-1], function(i) two_rates(x[i], n[i], x[1], n[1]))) })
  } else if (a$type == "vital-signs") {
    v <- vitals[!is.na(vitals$value), ]; v$g <- g[v$subject_id]; v <- v[order(v$subject_id, v$session, v$parameter, v$minute), ]
    base <- v[v$minute == 0, ]; k <- function(d) paste(d$subject_id, d$session, d$parameter); v$change <- v$value - base$value[match(k(v), k(base))]
    peak <- aggregate(change ~ subject_id + session + parameter + g, v, max)
    results[[key]] <- list(aggregate(cbind(value, change) ~ parameter + g + minute, v, function(x) c(length(x), mean(x), sd(x))), aggregate(change ~ parameter + g, peak, function(x) c(mean(x), sd(x))))
  }
}
saveRDS(results, file.path(out, "results.rds"))
if (figures > 0) {
  suppressMessages(library(ggplot2))
  curves <- Filter(function(r) !is.null(r$fit), results); rates <- Filter(function(r) !is.null(r$overall), results)
  draw <- function(i) {
    kind <- (i - 1) %% 4
    if (kind == 0 && length(curves)) { r <- curves[[(i - 1) %/% 4 %% length(curves) + 1]]$fit
      d <- data.frame(t = r$time, s = r$surv, lo = r$lower, hi = r$upper, g = rep(names(r$strata), r$strata))
      ggplot(d, aes(t, s, colour = g, fill = g)) + geom_step() + geom_ribbon(aes(ymin = lo, ymax = hi), alpha = 0.15, colour = NA) + labs(x = "Day", y = "Survival")
    } else if (kind == 1 && length(rates)) { r <- rates[[(i - 1) %/% 4 %% length(rates) + 1]]$groups
      d <- data.frame(g = names(r), p = sapply(r, `[[`, "proportion"), lo = sapply(r, function(x) x$wilson[1]), hi = sapply(r, function(x) x$wilson[2]))
      ggplot(d, aes(g, p, fill = g)) + geom_col() + geom_errorbar(aes(ymin = lo, ymax = hi), width = 0.2) + labs(x = NULL, y = "Proportion")
    } else if (kind == 2 && !is.null(vitals)) { d <- aggregate(value ~ parameter + minute + arm, merge(vitals, subjects[, c("subject_id", "arm")]), mean)
      ggplot(d, aes(minute, value, colour = arm)) + geom_line() + geom_point() + facet_wrap(~parameter, scales = "free_y")
    } else { d <- aggregate(score ~ day + arm, merge(scale_scores("MADRS"), subjects[, c("subject_id", "arm")]), function(x) c(m = mean(x), se = sd(x) / sqrt(length(x))))
      d <- data.frame(d[1:2], d$score); ggplot(d, aes(day, m, colour = arm)) + geom_line() + geom_pointrange(aes(ymin = m - z * se, ymax = m + z * se)) + labs(x = "Day", y = "MADRS") }
  }
  for (i in seq_len(figures)) { p <- draw(i)
    svg(file.path(out, sprintf("figure%02d.svg", i)), 8, 5); print(p); invisible(dev.off())
    png(file.path(out, sprintf("figure%02d.png", i)), 1600, 1000, res = 200); print(p); invisible(dev.off()) }
}
