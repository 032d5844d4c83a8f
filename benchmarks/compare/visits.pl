#!/usr/bin/perl
# A table of scores in long form, five visits a participant: visits.pl ROWS number|text > visits.csv
# The identifier is a number, or a text of eight characters.
use strict;
use warnings;

my ($rows, $kind) = @ARGV;
die "visits.pl ROWS number|text\n" unless defined $kind;
my $state = 20261123;
sub uniform {
    $state = ($state * 16807) % 2147483647;
    return $state / 2147483647;
}
my @arms = ("IV", "IN", "SC", "Placebo");
my @days = (0, 1, 7, 14, 28);
my $text = "subject_id,arm,day,score\n";
for my $i (0 .. $rows - 1) {
    my $subject = int($i / 5) + 1;
    my $id = $kind eq "number" ? $subject : sprintf("S%07d", $subject);
    $text .= sprintf("%s,%s,%d,%.1f\n", $id, $arms[int(4 * uniform())], $days[$i % 5], 60 * uniform());
    if (length($text) > 1 << 20) {
        print $text;
        $text = "";
    }
}
print $text;
