# Writes the Cox oracle: Rscript cox.R FOLDER-OF-REAL-DATA (run in this folder).
# Each case is a row of cox_cases.csv, which the tests read too; coxph is run to convergence, cox.zph on the Kaplan-Meier scale.
suppressMessages(library(survival))
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s", R.version.string, packageVersion("survival")),
           "# Rscript cox.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}

# ---- simulated spells (entry, time], up to three a person, covariates that change; written out for the tests
set.seed(20261123)
rows <- do.call(rbind, lapply(1:70, function(id) {
  age <- round(rnorm(1, 45, 12)); group <- sample(c("IN", "IV", "PO"), 1); site <- sample(c("s1", "s2", "s3"), 1)
  k <- sample(1:3, 1); cut <- c(sample(0:3, 1), sort(sample(4:30, k)))
  data.frame(id = id, entry = head(cut, -1), time = tail(cut, -1), event = c(rep(0, k - 1), rbinom(1, 1, 0.75)),
             age = age, dose = round(rnorm(k, 50, 15)) / 100, group = group, site = site,
             frequency = sample(0:3, 1), weight = round(runif(1, 2, 24)) / 8, offset = round(rnorm(k, 0, 0.4), 2))
}))
out("cox_small.csv", rows, "simulated spells, seed 20261123")

case <- function(case, file, time, event, value, covariates, factors = "", strata = "", cluster = "", entry = "",
                 weights = "", frequency = "", offset = "", ties = "efron")
  data.frame(case, file, time, event, value, covariates, factors, strata, cluster, entry, weights, frequency, offset, ties)
cases <- rbind(
  case("lung", "surv_lung", "time", "status", 2, "age;sex;ph.ecog"),
  case("lung_breslow", "surv_lung", "time", "status", 2, "age;sex;ph.ecog", ties = "breslow"),
  case("lung_exact", "surv_lung", "time", "status", 2, "age;sex;ph.ecog", ties = "exact"),
  case("lung_strata", "surv_lung", "time", "status", 2, "age;sex;wt.loss", strata = "inst"),
  case("lung_cluster", "surv_lung", "time", "status", 2, "age;sex;ph.karno", cluster = "inst"),
  case("veteran", "surv_veteran", "time", "status", 1, "trt;celltype;karno;diagtime;age;prior", "celltype"),
  case("veteran_strata", "surv_veteran", "time", "status", 1, "trt;karno;prior", strata = "celltype"),
  case("veteran_breslow", "surv_veteran", "time", "status", 1, "trt;celltype;karno", "celltype", ties = "breslow"),
  case("ovarian", "surv_ovarian", "futime", "fustat", 1, "age;rx;resid.ds"),
  case("kidney", "surv_kidney", "time", "status", 1, "age;sex;disease", "disease"),
  case("kidney_cluster", "surv_kidney", "time", "status", 1, "age;sex;disease", "disease", cluster = "id"),
  case("aml", "surv_aml", "time", "status", 1, "x", "x"),
  case("aml_exact", "surv_aml", "time", "status", 1, "x", "x", ties = "exact"),
  case("rats", "surv_rats", "time", "status", 1, "rx;sex", "sex"),
  case("rats_cluster", "surv_rats", "time", "status", 1, "rx;sex", "sex", cluster = "litter"),
  case("rats_strata", "surv_rats", "time", "status", 1, "rx", strata = "litter"),
  case("rats_strata_cluster", "surv_rats", "time", "status", 1, "rx", strata = "sex", cluster = "litter"),
  case("myeloid", "surv_myeloid", "futime", "death", 1, "trt;sex", "trt;sex"),
  case("ctn", "ctn0094_time_to_relapse", "relapse_week", "relapse_event", 1, "arm;age;is_male", "arm;is_male"),
  case("ctn_breslow", "ctn0094_time_to_relapse", "relapse_week", "relapse_event", 1, "arm;age;is_male", "arm;is_male", ties = "breslow"),
  case("ctn_strata", "ctn0094_time_to_relapse", "relapse_week", "relapse_event", 1, "age;is_male;race", "is_male;race", strata = "trial", cluster = "site_masked"),
  case("uis", "uis_time_to_relapse", "TIME", "CENSOR", 1, "TREAT;AGE;BECK;NDT;SITE"),
  case("uis_exact", "uis_time_to_relapse", "TIME", "CENSOR", 1, "TREAT;AGE;NDT", ties = "exact"),
  case("six", "six", "time", "event", 1, "arm", "arm"),
  case("six_breslow", "six", "time", "event", 1, "arm", "arm", ties = "breslow"),
  case("six_exact", "six", "time", "event", 1, "arm", "arm", ties = "exact"),
  case("six_pairs", "six", "time", "event", 1, "arm", "arm", strata = "pair"),
  case("six_pairs_exact", "six", "time", "event", 1, "arm", "arm", strata = "pair", ties = "exact"),
  case("small", "cox_small", "time", "event", 1, "age;dose;group", "group", entry = "entry"),
  case("small_breslow", "cox_small", "time", "event", 1, "age;dose;group", "group", entry = "entry", ties = "breslow"),
  case("small_exact", "cox_small", "time", "event", 1, "age;dose;group", "group", entry = "entry", ties = "exact"),
  case("small_cluster", "cox_small", "time", "event", 1, "age;dose;group", "group", entry = "entry", cluster = "id"),
  case("small_strata", "cox_small", "time", "event", 1, "age;dose;group", "group", strata = "site", entry = "entry", cluster = "id"),
  case("small_weights", "cox_small", "time", "event", 1, "age;dose;group", "group", entry = "entry", weights = "weight"),
  case("small_weights_right", "cox_small", "time", "event", 1, "age;dose", weights = "weight", strata = "site"),
  case("small_weights_breslow", "cox_small", "time", "event", 1, "age;dose;group", "group", entry = "entry", weights = "weight", cluster = "id", ties = "breslow"),
  case("small_offset", "cox_small", "time", "event", 1, "age;group", "group", entry = "entry", offset = "offset"),
  case("small_frequency", "cox_small", "time", "event", 1, "age;dose;group", "group", entry = "entry", frequency = "frequency"),
  case("small_frequency_exact", "cox_small", "time", "event", 1, "age;dose", frequency = "frequency", ties = "exact"),
  case("small_frequency_weights", "cox_small", "time", "event", 1, "age;dose", weights = "weight", frequency = "frequency", cluster = "site")
)
cases$value <- as.integer(cases$value)
out("cox_cases.csv", cases, "the cases of cox.R: columns, roles and rule for ties; lists by semicolons")

rd <- function(f) {
  if (f == "six") {
    d <- read.csv(file.path(real, "leukemia_6mp_relapse_pairs.csv"))
    return(data.frame(time = c(d$t1, d$t2), event = c(rep(1, nrow(d)), d$relapse), pair = rep(d$pair, 2),
                      arm = rep(c("placebo", "6-MP"), each = nrow(d))))
  }
  if (f == "cox_small") rows else read.csv(file.path(real, paste0(f, ".csv")), check.names = FALSE)
}
lists <- function(x) { v <- strsplit(x, ";")[[1]]; v[v != ""] }
# cox.zph takes exact fits for Efron's; here the score test of the exact likelihood itself: rows cut at every event time,
# covariates times the Kaplan-Meier scale as further ones, no iteration from the fitted coefficients and zeros.
exact.zph <- function(m, y, stratum) {
  x <- model.matrix(m); n <- ncol(y); start <- if (n == 3) y[, 1] else rep(-1, nrow(y)); stop <- y[, n - 1]
  event <- y[, n]; km <- survfit(y ~ 1); at <- sort(unique(stop[event == 1]))
  g <- 1 - c(1, km$surv)[findInterval(at, km$time, left.open = TRUE) + 1]
  parts <- do.call(rbind, lapply(seq_along(at), function(j) {
    i <- which(start < at[j] & stop >= at[j]); data.frame(row = i, j = j, event = event[i] == 1 & stop[i] == at[j])
  }))
  X <- x[parts$row, , drop = FALSE]; G <- X * (g[parts$j] - 0.5)
  parts$stratum <- rep(stratum, length.out = nrow(y))[parts$row]
  test <- function(columns) {
    # each risk set a stratum of its own: for (start, stop] rows R goes through all subsets
    f <- coxph(Surv(rep(1, nrow(parts)), parts$event) ~ X + G[, columns, drop = FALSE] + strata(parts$j, parts$stratum), ties = "exact",
               init = c(coef(m), rep(0, length(columns))), control = coxph.control(iter.max = 0))
    c(f$score, length(columns), pchisq(f$score, length(columns), lower.tail = FALSE))
  }
  assign <- m$assign[sapply(m$assign, length) > 0]
  z <- rbind(do.call(rbind, lapply(assign, test)), GLOBAL = test(seq_len(ncol(x))))
  rownames(z) <- c(names(assign), "GLOBAL"); z
}
fits <- sums <- zph <- NULL
for (i in seq_len(nrow(cases))) {
  k <- cases[i, ]
  d <- rd(k$file)
  covariates <- lists(k$covariates); factors <- lists(k$factors)
  used <- c(k$time, k$event, covariates, lists(k$strata), lists(k$cluster))
  d <- d[complete.cases(d[, used]), ]
  if (k$frequency != "") d <- d[rep(seq_len(nrow(d)), d[[k$frequency]]), ]
  for (f in factors) d[[f]] <- factor(d[[f]], levels = sort(unique(as.character(d[[f]])), method = "radix"))
  d$.y <- if (k$entry == "") Surv(d[[k$time]], d[[k$event]] == k$value)
          else Surv(d[[k$entry]], d[[k$time]], d[[k$event]] == k$value)
  rhs <- paste(c(sprintf("`%s`", covariates), if (k$strata != "") sprintf("strata(`%s`)", k$strata),
                 if (k$offset != "") sprintf("offset(`%s`)", k$offset)), collapse = " + ")
  args <- list(as.formula(paste(".y ~", rhs)), data = d, ties = k$ties,
               control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100))
  if (k$weights != "") { args$weights <- d[[k$weights]]; args$cluster <- seq_len(nrow(d)) }
  if (k$cluster != "") args$cluster <- d[[k$cluster]]
  m <- do.call(coxph, args)
  lost <- !inherits(m, "coxph")   # survival 3.5-3 forgets class and method of exact fits of (start, stop] rows
  if (lost) { class(m) <- "coxph"; m$method <- "exact" }
  s <- summary(m)
  robust <- !is.null(m$naive.var)
  se <- sqrt(diag(if (robust) m$naive.var else m$var))
  name <- gsub("`", "", names(coef(m)))
  for (f in factors) name <- ifelse(startsWith(name, f), sub(paste0("^", f), paste0(f, "="), name), name)
  fits <- rbind(fits, data.frame(case = k$case, term = name, coef = as.double(coef(m)), se = se,
                               robust = if (robust) sqrt(diag(m$var)) else NA_real_,
                               p = as.double(s$coefficients[, "Pr(>|z|)"])))
  sums <- rbind(sums, data.frame(case = k$case, n = m$n, events = m$nevent, null = m$loglik[1], fitted = m$loglik[2],
    lr = s$logtest[[1]], df = s$logtest[[2]], lr.p = s$logtest[[3]], wald = m$wald.test[[1]], score = m$score[[1]],
    concordance = m$concordance[["concordance"]], concordance.se = m$concordance[["std"]]))
  z <- if (k$ties == "exact") exact.zph(m, d$.y, if (k$strata != "") d[[k$strata]] else 1) else cox.zph(m)$table
  zph <- rbind(zph, data.frame(case = k$case, term = gsub("`", "", rownames(z)), chisq = as.double(z[, 1]), df = as.double(z[, 2]), p = as.double(z[, 3])))
}
out("cox_fit.csv", fits, "coefficients, model and robust standard errors, p (robust where there is one)")
out("cox_summary.csv", sums, "rows, events, log partial likelihoods, tests, concordance")
out("cox_zph.csv", zph, "score tests of proportional hazards, cox.zph(fit), Kaplan-Meier scale")
