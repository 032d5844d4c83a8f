# Golden values of real files in layouts that are recognised, worked out straight from the files with base R and survival.
# Usage: Rscript layouts.R <folder with the real data> > layouts.csv
# ADaM's rules and those of the analysis plan are written here a second time, from their words alone.
suppressMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
out <- list()
put <- function(analysis, group, field, value) out[[length(out) + 1]] <<- data.frame(analysis, group, field, value = sprintf("%.17g", value))
file <- function(name) read.csv(file.path(folder, name), stringsAsFactors = FALSE)

cat("# R ", as.character(getRversion()), ", survival ", as.character(packageVersion("survival")),
    "; Rscript layouts.R; ", format(Sys.Date()), "\n", sep = "")
cat("# cdisc_*.csv (CDISC pilot, as packaged in safetyData), ctn0094_time_to_relapse.csv, bezmaternykh_depression_treatment.csv,\n")
cat("# messy_uc_excel_export.csv, nimh_ketamine_*.csv; the values below are computed, the data are not copied.\n")

at.day <- function(days, scores, target, from, to) {
  inside <- !is.na(scores) & days > 0 & days >= from & days <= to
  if (!any(inside)) return(NA)
  days <- days[inside]; scores <- scores[inside]
  near <- abs(days - target) == min(abs(days - target))
  scores[near][which.max(days[near])]
}
welch <- function(analysis, people) {
  for (arm in sort(unique(people$arm))) {
    x <- people$change[people$arm == arm & !is.na(people$change)]
    put(analysis, arm, "n", length(x)); put(analysis, arm, "mean", mean(x))
    if (arm != "Placebo") {
      t <- t.test(x, people$change[people$arm == "Placebo"])
      put(analysis, arm, "difference", mean(x) - mean(people$change[people$arm == "Placebo"], na.rm = TRUE))
      put(analysis, arm, "p", t$p.value)
    }
  }
}
survival <- function(analysis, d) {
  s <- survdiff(Surv(time, event) ~ arm, d)
  put(analysis, "all", "chiSquare", s$chisq)
  for (arm in sort(unique(d$arm))) {
    f <- survfit(Surv(time, event) ~ 1, d[d$arm == arm, ])
    put(analysis, arm, "n", sum(d$arm == arm)); put(analysis, arm, "events", sum(d$event[d$arm == arm]))
    m <- unname(quantile(f, 0.5)$quantile)
    if (!is.na(m)) put(analysis, arm, "median", m)
  }
}

# ---- ADaM: ADSL, ADQS (observed records chosen for analysis), ADVS (a day's record once), ADTTE (CNSR 0 is the event)
adsl <- file("cdisc_adsl.csv")
adqs <- file("cdisc_adqsnpix_total.csv")
put("adqs", "all", "derived", sum(!is.na(adqs$DTYPE) & adqs$DTYPE != ""))
adqs <- adqs[is.na(adqs$DTYPE) | adqs$DTYPE == "", ]
put("adqs", "all", "notChosen", sum(adqs$ANL01FL != "Y"))
adqs <- adqs[adqs$ANL01FL == "Y", ]
put("adqs", "all", "rows", nrow(adqs))
advs <- file("cdisc_advs_vitals.csv")
first <- !duplicated(advs[, c("USUBJID", "PARAMCD", "ATPTN", "ADY")])
put("advs", "all", "repeats", sum(!first)); advs <- advs[first, ]
put("advs", "all", "rows", nrow(advs))
day <- function(ady) ifelse(ady >= 1, ady - 1, ady)
change <- function(d, people, target, from, to) sapply(people, function(p) {
  r <- d[d$USUBJID == p, ]
  if (nrow(r) == 0) return(NA)
  at.day(day(r$ADY), r$AVAL, target, from, to) - r$BASE[!is.na(r$BASE)][1]
})
people <- data.frame(id = adsl$USUBJID, arm = adsl$TRT01P, sex = adsl$SEX)
people$change <- change(adqs[adqs$PARAMCD == "NPTOT", ], people$id, 56, 49, 62)
welch("npi", people)
welch("npi-women", people[people$sex == "F", ])
people$change <- change(advs[advs$PARAMCD == "SYSBP" & advs$ATPTN == 815, ], people$id, 56, 49, 62)
welch("sbp-lying", people)
people$change <- change(advs[advs$PARAMCD == "PULSE" & advs$ATPTN == 817, ], people$id, 56, 49, 62)
welch("pulse-standing", people)
adtte <- file("cdisc_adtte.csv")
survival("ttde", data.frame(arm = adsl$TRT01P[match(adtte$USUBJID, adsl$USUBJID)], time = adtte$AVAL, event = adtte$CNSR == 0))

# ---- weeks
ctn <- file("ctn0094_time_to_relapse.csv")
survival("ctn0094", data.frame(arm = ctn$arm, time = 7 * ctn$relapse_week, event = ctn$relapse_event == 1))

# ---- wide, n/a
wide <- read.csv(file.path(folder, "bezmaternykh_depression_treatment.csv"), na.strings = "n/a", check.names = FALSE)
put("bezmaternykh", "all", "pre", sum(!is.na(wide[["MADRS_ses-pre"]]))); put("bezmaternykh", "all", "post", sum(!is.na(wide[["MADRS_ses-post"]])))
d <- wide[["MADRS_ses-post"]] - wide[["MADRS_ses-pre"]]
for (g in sort(unique(wide$group))) { x <- d[wide$group == g & !is.na(d)]; put("bezmaternykh", g, "n", length(x)); if (length(x)) put("bezmaternykh", g, "mean", mean(x)) }

# ---- title rows, blank rows, codes
uc <- read.csv(file.path(folder, "messy_uc_excel_export.csv"), skip = 6, fileEncoding = "UTF-8-BOM", na.strings = c("", "not done", "-99"))
uc <- uc[!is.na(uc$pat_id), ]
put("uc", "all", "n", nrow(uc))
for (g in sort(unique(uc$treatment))) { x <- (uc$end_mes - uc$start_mes)[uc$treatment == g]; put("uc", g, "n", length(x)); put("uc", g, "mean", mean(x)) }
put("uc", "all", "emo", sum(!is.na(uc$end_emo)))

# ---- crossover: the period from the two sequence columns
scores <- read.csv(file.path(folder, "nimh_ketamine_scores.csv"), na.strings = "n/a")
who <- read.csv(file.path(folder, "nimh_ketamine_participants.csv"), na.strings = "n/a")
scores$drug <- ifelse(grepl("ses-d", scores$session_id), "d", ifelse(grepl("ses-p", scores$session_id), "p", NA))
i <- match(scores$participant_id, who$participant_id)
scores$period <- ifelse(!is.na(scores$drug) & !is.na(who$infusion_1[i]) & who$infusion_1[i] == scores$drug, 1,
                 ifelse(!is.na(scores$drug) & !is.na(who$infusion_2[i]) & who$infusion_2[i] == scores$drug, 2, NA))
for (p in 1:2) for (g in c("d", "p")) {
  x <- scores$MADRS_Total[which(scores$period == p & scores$drug == g & grepl("2$", scores$session_id))]
  put("nimh-day-2", paste0(g, p), "n", sum(!is.na(x))); put("nimh-day-2", paste0(g, p), "mean", mean(x, na.rm = TRUE))
}
write.csv(do.call(rbind, out), stdout(), row.names = FALSE, quote = FALSE)
