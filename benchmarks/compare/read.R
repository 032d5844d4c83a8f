# Milliseconds that fread takes on all processors, and the process's peak memory in MB: read.R FILE [TIMES]
suppressMessages(library(data.table))
args <- commandArgs(TRUE)
setDTthreads(0)
times <- if (length(args) > 1) as.integer(args[2]) else 1
elapsed <- sapply(seq_len(times), function(i) system.time(fread(args[1], showProgress = FALSE))[["elapsed"]])
if (times > 1) elapsed <- elapsed[-1]
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(sprintf("%.1f %.0f\n", 1000 * median(elapsed), as.numeric(gsub("[^0-9]", "", peak)) / 1024))
