# What R reads from the real data files: for each column whether it is a number, how many values are missing, and their sum
# (numbers) or the number of distinct texts. Run from the checkout, with shared/ beside it:
#   Rscript tests/KetamineOutcomes.Tests/Golden/r-base-4.2.2/csv_columns.R ../shared/data/real > csv_columns.csv
args <- commandArgs(trailingOnly = TRUE)
missing <- c("", "NA", "N/A", "NaN", "null", ".")
cat(sprintf("# %s; read.table(colClasses = \"character\", strip.white = TRUE), types by regular expression; %s\n",
            R.version.string, format(Sys.Date())))
cat("file,column,numeric,missing,sum,distinct\n")
for (file in sort(list.files(args[1], pattern = "[.]csv$"), method = "radix")) {
  path <- file.path(args[1], file)
  semicolon <- grepl(";", readLines(path, n = 1, warn = FALSE))
  text <- read.table(path, header = TRUE, sep = if (semicolon) ";" else ",", quote = "\"", comment.char = "", fill = FALSE,
                     colClasses = "character", na.strings = character(0), strip.white = TRUE, check.names = FALSE,
                     fileEncoding = "UTF-8-BOM", encoding = "UTF-8")
  for (c in seq_along(text)) {
    value <- trimws(text[[c]], whitespace = "[\\h\\v]")
    absent <- tolower(value) %in% tolower(missing)
    present <- value[!absent]
    if (semicolon) present <- sub(",", ".", present, fixed = TRUE)
    number <- grepl("^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$", present) & !grepl("^[+-]?0[0-9]", present)
    numeric <- all(number)
    cat(sprintf("%s,%d,%s,%d,%s,%d\n", file, c, tolower(numeric), sum(absent),
                if (numeric) sprintf("%.17g", sum(as.numeric(present))) else "NA",
                if (numeric) 0L else length(unique(value[!absent]))))
  }
}
