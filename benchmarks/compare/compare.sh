#!/usr/bin/env bash
# Whole processes against R, in one run and in pairs: benchmarks/compare/compare.sh [PAIRS]
# Needs R with survival, emmeans, ggplot2, jsonlite and data.table (Debian: r-cran-*), and perl.
set -euo pipefail
pairs=${1:-7}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trial=$root/samples/data/route-trial

publish() { dotnet publish "$1" -c Release -v quiet -p:PublishReadyToRun=true -o "$2" >"$work/publish.log" || { cat "$work/publish.log"; exit 1; }; }
publish "$root/src/KetamineOutcomes.Tool" "$work/tool"
publish "$here/empty" "$work/empty"
tool=$work/tool/ketamine-outcomes

echo "Machine: $(nproc) processors, $(uname -m); $("$work/tool/ketamine-outcomes" --version); .NET SDK $(dotnet --version); $(R --version | head -1)"
mkdir "$work/r"
"$tool" analyze "$trial" -o "$work/out" >/dev/null 2>&1
cp "$work/out/plan.json" "$work/plan.json"
figures=$(find "$work/out/figures" -name '*.svg' 2>/dev/null | wc -l)
echo "analyze: $(grep -c '"type"' "$work/out/plan.json") analyses, $figures figures"

echo; echo "1. analyze --json against the start of an empty .NET program (goal: at most 10)"
perl "$here/pairs.pl" "$pairs" "empty .NET program" 5 "$work/empty/empty" \
  "analyze --json" "$tool analyze $trial --json >/dev/null 2>&1"

echo; echo "2. analyze with report and every figure against R with as many figures (goal: at least 5)"
perl "$here/pairs.pl" "$pairs" "analyze -o" 1 "rm -rf $work/out; $tool analyze $trial -o $work/out >/dev/null 2>&1" \
  "R: survival, emmeans, ggplot2" "Rscript $here/analyze.R $trial $work/plan.json $figures $work/r >/dev/null"

echo; echo "3. survival of 1,000,000 rows by arm against fread, survfit and survdiff (goal: at least 10)"
perl "$here/rows.pl" 1000000 >"$work/rows.csv"
perl "$here/pairs.pl" "$pairs" "survival --by" 1 "$tool survival $work/rows.csv --time time --event event --by arm --json >/dev/null" \
  "R: fread, survfit, survdiff" "Rscript $here/survival.R $work/rows.csv >/dev/null"
