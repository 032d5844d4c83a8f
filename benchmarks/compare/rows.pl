#!/usr/bin/perl
# A table of survival times with four arms, drawn from a fixed generator: rows.pl ROWS > rows.csv
# Times are whole days, as trials record them.
use strict;
use warnings;

my $rows = shift @ARGV or die "rows.pl ROWS\n";
my $state = 20261123;
sub uniform {
    $state = ($state * 16807) % 2147483647;
    return $state / 2147483647;
}
my @arms = ("IV", "IN", "SC", "Placebo");
my @scale = (260, 220, 240, 150);
my $text = "subject_id,time,event,arm\n";
for my $i (1 .. $rows) {
    my $arm = int(4 * uniform());
    my $event = 1 - $scale[$arm] * log(uniform());
    my $censored = 1 + 400 * uniform();
    my $time = int($event < $censored ? $event : $censored);
    $text .= "S$i,$time," . ($event < $censored ? 1 : 0) . ",$arms[$arm]\n";
    if (length($text) > 1 << 20) {
        print $text;
        $text = "";
    }
}
print $text;
