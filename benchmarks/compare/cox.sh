#!/usr/bin/env bash
# Cox regression of 1,000,000 rows and 4 covariates, whole processes against R in pairs: benchmarks/compare/cox.sh [PAIRS [ROWS]]
# Needs R with survival and data.table (Debian: r-cran-*), and perl.
set -euo pipefail
pairs=${1:-5}
rows=${2:-1000000}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish "$root/src/KetamineOutcomes.Tool" -c Release -v quiet -p:PublishReadyToRun=true -o "$work/tool" >"$work/publish.log" || { cat "$work/publish.log"; exit 1; }
tool=$work/tool/ketamine-outcomes
echo "Machine: $(nproc) processors, $(uname -m); $("$tool" --version); .NET SDK $(dotnet --version); $(R --version | head -1)"
for kind in days continuous; do
  perl "$here/coxrows.pl" "$rows" "$kind" >"$work/$kind.csv"
  echo; echo "cox of $rows rows, times in $kind, against fread, coxph and cox.zph (goal: at least 8)"
  perl "$here/pairs.pl" "$pairs" "cox" 1 "$tool cox $work/$kind.csv --time time --event event --covariates treated,age,score,dose --json >/dev/null" \
    "R: fread, coxph, cox.zph" "Rscript $here/cox.R $work/$kind.csv >/dev/null"
done
