#!/usr/bin/env bash
# Reading a CSV file to columns against a bare scan and against R's fread, in one run and in pairs:
# benchmarks/compare/read.sh [PAIRS [ROWS [MANY]]]
# Needs R with data.table (Debian: r-cran-data.table) and perl. The file lies in the page cache; times are those of the
# reading alone, in a fresh process (first) and after a first reading (again).
set -euo pipefail
pairs=${1:-7}
rows=${2:-5000000}
many=${3:-50000000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish "$here/read" -c Release -v quiet -p:PublishReadyToRun=true -o "$work/read" >"$work/publish.log" || { cat "$work/publish.log"; exit 1; }
read=$work/read/read
echo "Machine: $(nproc) processors, $(uname -m); .NET SDK $(dotnet --version); $(R --version | head -1); data.table $(Rscript -e 'cat(as.character(packageVersion("data.table")))')"

for kind in number text; do
  perl "$here/visits.pl" "$rows" $kind >"$work/$kind.csv"
  megabytes=$(($(stat -c %s "$work/$kind.csv") / 1000000))
  echo; echo "$rows rows of 4 columns, identifier a $kind: $megabytes MB"
  for times in 1 4; do
    [ $times = 1 ] && when=first || when=again
    perl "$here/printed.pl" "$pairs" "scan ($when)" "$read scan $work/$kind.csv $times" "columns (goal: at most 3)" "$read columns $work/$kind.csv $times"
    perl "$here/printed.pl" "$pairs" "scan with fields ($when)" "$read fields $work/$kind.csv $times" "columns" "$read columns $work/$kind.csv $times"
    perl "$here/printed.pl" "$pairs" "columns ($when)" "$read columns $work/$kind.csv $times" "R: fread (goal: at least 1.5)" "Rscript $here/read.R $work/$kind.csv $times"
  done
done

echo; echo "$many rows against $rows, per row (goal: the same)"
perl "$here/visits.pl" "$many" number >"$work/many.csv"
perl "$here/printed.pl" 3 "columns, $rows rows" "$read columns $work/number.csv" "columns, $many rows" "$read columns $work/many.csv"
