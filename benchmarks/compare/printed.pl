#!/usr/bin/perl
# Runs two commands in turns, each of which prints the milliseconds it measured and its peak memory in MB:
# printed.pl RUNS LABEL COMMAND LABEL COMMAND
# Prints the medians, and the median of the ratios second / first of each pair.
use strict;
use warnings;

my ($runs, $label1, $command1, $label2, $command2) = @ARGV;
die "printed.pl RUNS LABEL COMMAND LABEL COMMAND\n" unless defined $command2;

sub run_once {
    my ($command) = @_;
    my $printed = `$command`;
    die "failed: $command\n" if $? != 0;
    return split " ", $printed;
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    my $middle = int(@sorted / 2);
    return @sorted % 2 ? $sorted[$middle] : ($sorted[$middle - 1] + $sorted[$middle]) / 2;
}

my (@time1, @time2, @memory1, @memory2, @ratio);
for my $pair (1 .. $runs) {
    my ($t1, $m1) = run_once($command1);
    my ($t2, $m2) = run_once($command2);
    push @time1, $t1;
    push @time2, $t2;
    push @memory1, $m1;
    push @memory2, $m2;
    push @ratio, $t2 / $t1;
}
printf "%-42s %9.1f ms %6d MB\n", $label1, median(@time1), median(@memory1);
printf "%-42s %9.1f ms %6d MB\n", $label2, median(@time2), median(@memory2);
my @sorted = sort { $a <=> $b } @ratio;
printf "  second / first, median of %d pairs: %.2f (%.2f to %.2f)\n", $runs, median(@ratio), $sorted[0], $sorted[-1];
