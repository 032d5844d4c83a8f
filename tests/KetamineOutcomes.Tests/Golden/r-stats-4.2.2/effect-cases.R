# Small data sets for the tests of two means: writes effect-cases.csv (case, subject, group, value).
# Rscript effect-cases.R
rows <- list()
add <- function(case, group, value, subject = seq_along(value)) {
  rows[[length(rows) + 1]] <<- data.frame(case, subject = paste0("s", subject), group, value = sprintf("%.17g", value))
}
# Hollander & Wolfe (1973), 69f: permeability of the chorioamnion (?wilcox.test).
add("chorioamnion", "term", c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46))
add("chorioamnion", "early", c(1.15, 0.88, 0.90, 0.74, 1.21), 11:15)
# Hollander & Wolfe (1973), 29f: Hamilton depression factor before and after tranquilliser (?wilcox.test).
add("tranquilliser", "first", c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30))
add("tranquilliser", "second", c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29))
# Student (1908): extra sleep (?sleep); ties and a zero difference.
add("sleep", "1", sleep$extra[1:10]); add("sleep", "2", sleep$extra[11:20])
# Hollander & Wolfe (1973), 116: mucociliary efficiency (?kruskal.test).
add("mucociliary", "asbestosis", c(2.8, 3.4, 3.7, 2.2, 2.0)); add("mucociliary", "normal", c(2.9, 3.0, 2.5, 2.6, 3.2), 6:10)
add("mucociliary", "obstructive", c(3.8, 2.7, 4.0, 2.4), 11:14)
for (g in levels(PlantGrowth$group)) add("plants", g, PlantGrowth$weight[PlantGrowth$group == g], which(PlantGrowth$group == g))
wave <- function(n, k) round(10 * sin((1:n) * k) + (1:n) %% 7 / 3, 6)
add("smallest", "a", c(1.5, 4)); add("smallest", "b", c(2.5, 9, 11, 3, 7.25, 8, 6), 3:9)
add("scores", "placebo", c(31, 28, 28, 25, 33, 30, 28, 27, 31, 29, 24, 30)); add("scores", "low", c(22, 28, 19, 25, 28, 30, 17, 21, 24), 21:29)
add("scores", "high", c(12, 15, 28, 9, 15, 15, 20, 11, 7, 25, 18), 41:51)
add("exact", "a", wave(49, 1.7)); add("exact", "b", wave(20, 2.3) + 1.234567, 101:120)
add("normal", "a", wave(60, 1.7)); add("normal", "b", wave(55, 2.3) + 1.234567)
# Values far from zero: everything is an exact binary fraction, so the answer is known to the last digits.
add("offset", "a", 1e9 + c(0.5, 1.25, 3, 2.125, 4.5, 0.25)); add("offset", "b", 1e9 + c(1.5, 3.75, 5, 4.375, 2.875, 6, 7.5), 7:13)
add("apart", "a", c(101, 103, 108, 110.5)); add("apart", "b", c(1, 2.5, 7, 4, 3), 5:9)
write.csv(do.call(rbind, rows), "effect-cases.csv", row.names = FALSE, quote = FALSE)
