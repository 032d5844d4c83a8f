#!/usr/bin/env bash
# Competing risks, whole processes against R in pairs: benchmarks/compare/competing.sh [PAIRS [INCIDENCE_ROWS [MODEL_ROWS]]]
# R's crr is quadratic in the rows, so it gets fewer; ours is also run on a million. Needs R with survival, cmprsk and data.table, and perl.
set -euo pipefail
pairs=${1:-3}
rows=${2:-20000}
models=${3:-5000}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish "$root/src/KetamineOutcomes.Tool" -c Release -v quiet -p:PublishReadyToRun=true -o "$work/tool" >"$work/publish.log" || { cat "$work/publish.log"; exit 1; }
tool=$work/tool/ketamine-outcomes
options="--time time --event ending --cause relapse --censored censored --times 28,90,180 --json"
echo "Machine: $(nproc) processors, $(uname -m); $("$tool" --version); .NET SDK $(dotnet --version); $(R --version | head -1)"
for kind in days continuous; do
  for size in "$rows" "$models" 1000000; do perl "$here/competingrows.pl" "$size" "$kind" >"$work/$kind-$size.csv"; done
  echo; echo "incidences and Gray's test of $rows rows by arm, times in $kind, against fread, survfit and cuminc (ours fits the models too)"
  perl "$here/pairs.pl" "$pairs" "competing-risks --by" 1 "$tool competing-risks $work/$kind-$rows.csv $options --by arm >/dev/null" \
    "R: fread, survfit, cuminc" "Rscript $here/competing.R $work/$kind-$rows.csv incidence >/dev/null"
  echo; echo "the whole verb with 5 columns on $models rows against fread and crr"
  perl "$here/pairs.pl" "$pairs" "competing-risks" 1 "$tool competing-risks $work/$kind-$models.csv $options --by arm --covariates arm,age,score >/dev/null" \
    "R: fread, crr" "Rscript $here/competing.R $work/$kind-$models.csv models >/dev/null"
  echo; echo "1,000,000 rows: survival of any event, then competing-risks with its models"
  perl "$here/pairs.pl" "$pairs" "survival --by" 1 "$tool survival $work/$kind-1000000.csv --time time --event ending=relapse --by arm --json >/dev/null" \
    "competing-risks --by --covariates" "$tool competing-risks $work/$kind-1000000.csv $options --by arm --covariates arm,age,score >/dev/null"
done
