# Writes the oracle of interactions and splines in Cox models: Rscript cox_terms.R FOLDER-OF-REAL-DATA (run in this folder).
# Splines by Hmisc's rcspline.eval with its own knots.
suppressMessages({ library(survival); library(Hmisc) })
real <- commandArgs(TRUE)[1]
stamp <- c(sprintf("# %s, survival %s, Hmisc %s", R.version.string, packageVersion("survival"), packageVersion("Hmisc")),
           "# Rscript cox_terms.R (beside this file), 2026-11-23")
num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- function(name, d, note) {
  for (c in names(d)) if (is.double(d[[c]])) d[[c]] <- num(d[[c]])
  f <- file(name, "w"); writeLines(c(stamp, paste("#", note)), f)
  write.table(d, f, sep = ",", quote = FALSE, row.names = FALSE); close(f)
}
veteran <- read.csv(file.path(real, "surv_veteran.csv")); ovarian <- read.csv(file.path(real, "surv_ovarian.csv"))
veteran$celltype <- factor(veteran$celltype, levels = sort(unique(veteran$celltype), method = "radix"))
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100)
all <- zph <- NULL
add <- function(case, formula, data) {
  m <- do.call(coxph, list(formula, data = data, control = control))
  term <- gsub("celltype(?=[a-z])", "celltype=", names(coef(m)), perl = TRUE)
  term <- sub("^spline\\((\\w+), \\d\\)", "\\1", term)
  all <<- rbind(all, data.frame(case, term, coef = as.double(coef(m)), se = sqrt(diag(m$var)), fitted = m$loglik[2]))
  z <- cox.zph(m)$table
  zph <<- rbind(zph, data.frame(case, chisq = as.double(z[, 1]), df = as.double(z[, 2])))
}
spline <- function(x, k) { s <- rcspline.eval(x, nk = k, inclx = TRUE); knots <<- c(knots, list(attr(s, "knots"))); m <- unclass(s); attributes(m) <- list(dim = dim(s))
  colnames(m) <- sapply(seq_len(ncol(m)) - 1, function(j) strrep("'", j)); m }
knots <- list()
add("karno*trt", Surv(time, status) ~ karno * trt, veteran)
add("celltype*karno", Surv(time, status) ~ celltype * karno, veteran)
for (k in 3:7) add(sprintf("rcs(age,%d)|karno", k), as.formula(sprintf("Surv(time, status) ~ spline(age, %d) + karno", k)), veteran)
add("rcs(karno,3)|trt", Surv(time, status) ~ spline(karno, 3) + trt, veteran)
all$case <- gsub(",", ";", all$case); zph$case <- gsub(",", ";", zph$case)
out("cox_terms.csv", all, "coefficients; commas of a case's terms are semicolons, | parts terms")
out("cox_terms_zph.csv", zph, "cox.zph(fit), its rows in order")
