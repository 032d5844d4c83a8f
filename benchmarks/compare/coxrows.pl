#!/usr/bin/perl
# A table of survival times with four covariates, drawn from a fixed generator: coxrows.pl ROWS days|continuous > rows.csv
use strict;
use warnings;

my ($rows, $kind) = @ARGV;
die "coxrows.pl ROWS days|continuous\n" unless defined $kind;
my $state = 20261123;
sub uniform {
    $state = ($state * 16807) % 2147483647;
    return $state / 2147483647;
}
my $text = "time,event,treated,age,score,dose\n";
for my $i (1 .. $rows) {
    my $treated = uniform() < 0.5 ? 0 : 1;
    my $age = int(18 + 60 * uniform());
    my $score = 20 + 40 * uniform();
    my $dose = uniform();
    my $rate = exp(-0.4 * $treated + 0.01 * ($age - 48) + 0.02 * ($score - 40)) / 240;
    my $event = -log(uniform()) / $rate;
    my $censored = 400 * uniform();
    my $time = $event < $censored ? $event : $censored;
    $time = $kind eq "days" ? 1 + int($time) : sprintf("%.9f", $time);
    $text .= sprintf("%s,%d,%d,%d,%.4f,%.6f\n", $time, $event < $censored ? 1 : 0, $treated, $age, $score, $dose);
    if (length($text) > 1 << 20) {
        print $text;
        $text = "";
    }
}
print $text;
