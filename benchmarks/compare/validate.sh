#!/usr/bin/env bash
# validate against the reading alone, whole processes in pairs: benchmarks/compare/validate.sh [PAIRS] [PARTICIPANTS]
# Reading is what the library cannot do without: every file of the folder to columns (reading/Program.cs). Goal: at most 2.
# Then the same with half the participants: memory must halve as well. Needs perl.
set -euo pipefail
pairs=${1:-5}
people=${2:-100000}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish() { dotnet publish "$1" -c Release -v quiet -p:PublishReadyToRun=true -o "$2" >"$work/publish.log" || { cat "$work/publish.log"; exit 1; }; }
publish "$root/src/KetamineOutcomes.Tool" "$work/tool"
publish "$here/reading" "$work/reading"
tool=$work/tool/ketamine-outcomes

perl "$here/folder.pl" "$people" 30 "$work/whole"
perl "$here/folder.pl" $((people / 2)) 30 "$work/half"
echo "Machine: $(nproc) processors, $(uname -m); $("$tool" --version); .NET SDK $(dotnet --version)"
"$tool" validate "$work/whole" | tail -1
perl "$here/pairs.pl" "$pairs" "reading" 1 "$work/reading/reading $work/whole >/dev/null" "validate" "$tool validate $work/whole >/dev/null"

# The peak of a process, from the kernel's count.
peak() { perl -e 'my $pid = fork; if (!$pid) { open STDOUT, ">", "/dev/null"; exec @ARGV } my $most = 0;
  while (waitpid($pid, 1) == 0) { if (open my $s, "<", "/proc/$pid/status") { while (<$s>) { $most = $1 if /VmHWM:\s+(\d+)/ && $1 > $most } } select undef, undef, undef, 0.02 }
  printf "%.0f", $most / 1024' "$@"; }
echo "peak memory: validate $(peak "$tool" validate "$work/whole") MB, of half as many $(peak "$tool" validate "$work/half") MB, reading $(peak "$work/reading/reading" "$work/whole") MB"
