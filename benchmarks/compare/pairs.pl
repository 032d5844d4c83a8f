#!/usr/bin/perl
# Times two commands in turns, so that both meet the same machine: pairs.pl RUNS LABEL TIMES COMMAND LABEL COMMAND
# The first command is run TIMES times in a row (a yardstick made of several starts). Prints the medians of wall-clock
# and processor time, and the median of the ratios second / first of each pair, by wall clock.
use strict;
use warnings;
use Time::HiRes qw(time);

my ($runs, $label1, $times, $command1, $label2, $command2) = @ARGV;
die "pairs.pl RUNS LABEL TIMES COMMAND LABEL COMMAND\n" unless defined $command2;

sub run_once {
    my ($command) = @_;
    my @before = times;
    my $start = time;
    system("sh", "-c", $command) == 0 or die "failed: $command\n";
    my $wall = time - $start;
    my @after = times;
    return ($wall, $after[2] + $after[3] - $before[2] - $before[3]);
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    my $middle = int(@sorted / 2);
    return @sorted % 2 ? $sorted[$middle] : ($sorted[$middle - 1] + $sorted[$middle]) / 2;
}

run_once($command1);
run_once($command2);
my (@wall1, @cpu1, @wall2, @cpu2, @ratio, @cpu_ratio);
for my $pair (1 .. $runs) {
    my ($wall, $cpu) = (0, 0);
    for (1 .. $times) {
        my ($w, $c) = run_once($command1);
        $wall += $w;
        $cpu += $c;
    }
    my ($w, $c) = run_once($command2);
    push @wall1, $wall / $times;
    push @cpu1, $cpu / $times;
    push @wall2, $w;
    push @cpu2, $c;
    push @ratio, $w / ($wall / $times);
    push @cpu_ratio, $c / ($cpu / $times);
}
printf "%-42s %9.1f ms wall %9.1f ms processor\n", $label1, 1000 * median(@wall1), 1000 * median(@cpu1);
printf "%-42s %9.1f ms wall %9.1f ms processor\n", $label2, 1000 * median(@wall2), 1000 * median(@cpu2);
my @sorted = sort { $a <=> $b } @ratio;
printf "  second / first, median of %d pairs: %.2f (%.2f to %.2f); processor time %.2f\n",
    $runs, median(@ratio), $sorted[0], $sorted[-1], median(@cpu_ratio);
