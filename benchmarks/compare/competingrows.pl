#!/usr/bin/perl
# A table of times with two ways to end, drawn from a fixed generator: competingrows.pl ROWS days|continuous > rows.csv
use strict;
use warnings;

my ($rows, $kind) = @ARGV;
die "competingrows.pl ROWS days|continuous\n" unless defined $kind;
my $state = 20261123;
sub uniform {
    $state = ($state * 16807) % 2147483647;
    return $state / 2147483647;
}
my @arms = ("IN", "IV", "PO", "Placebo");
my $text = "time,ending,arm,age,score\n";
for my $i (1 .. $rows) {
    my $arm = int(4 * uniform());
    my $age = int(18 + 60 * uniform());
    my $score = 20 + 40 * uniform();
    my $relapse = -log(uniform()) * 240 / exp(0.2 * $arm + 0.01 * ($age - 48) + 0.02 * ($score - 40));
    my $stop = -log(uniform()) * 400;
    my $censored = 400 * uniform();
    my ($time, $ending) = $relapse < $stop ? ($relapse, "relapse") : ($stop, "withdrawn");
    ($time, $ending) = ($censored, "censored") if $censored < $time;
    $time = $kind eq "days" ? 1 + int($time) : sprintf("%.6f", $time);
    $text .= sprintf("%s,%s,%s,%d,%.4f\n", $time, $ending, $arms[$arm], $age, $score);
    if (length($text) > 1 << 20) {
        print $text;
        $text = "";
    }
}
print $text;
