#!/usr/bin/perl
# A trial folder of a size, drawn from a fixed generator: folder.pl PARTICIPANTS ASSESSMENTS_EACH FOLDER
# MADRS and PHQ-9 at visits in turn, eight sessions, a follow-up and two adverse events for some: what trial folders hold, in order.
use strict;
use warnings;

my ($people, $each, $folder) = @ARGV;
die "folder.pl PARTICIPANTS ASSESSMENTS_EACH FOLDER\n" unless defined $folder;
my $state = 20261123;
sub uniform {
    $state = ($state * 16807) % 2147483647;
    return $state / 2147483647;
}
sub score {
    my ($mean, $spread, $most) = @_;
    my $drawn = int($mean + $spread * (uniform() + uniform() + uniform() + uniform() - 2) + 0.5);
    return $drawn < 0 ? 0 : $drawn > $most ? $most : $drawn;
}
mkdir $folder;
my %file;
for my $name (qw(subjects assessments sessions follow_up adverse_events)) {
    open($file{$name}, ">", "$folder/$name.csv") or die "$folder/$name.csv: $!\n";
}
print { $file{subjects} } "subject_id,arm,route,dose,dose_unit,site,age,sex,weight_kg\n";
print { $file{assessments} } "subject_id,scale,day,score,visit\n";
print { $file{sessions} } "subject_id,session,day,route,dose_mg,dose_mg_per_kg\n";
print { $file{follow_up} } "subject_id,start_day,end_day,status\n";
print { $file{adverse_events} } "subject_id,term,severity,start_day,session\n";
my $visits = int($each / 2);
for my $i (1 .. $people) {
    my $id = sprintf("S%07d", $i);
    my $drug = $i % 2;
    my $weight = 55 + int(40 * uniform());
    my $mg = $drug ? $weight / 2 : 0;
    print { $file{subjects} } "$id," . ($drug ? "Ketamine,IV,0.5" : "Placebo,IV,0") . ",mg/kg,Site " . ($i % 40) . ","
        . (20 + int(45 * uniform())) . "," . (uniform() < 0.6 ? "F" : "M") . ",$weight\n";
    my $start = 30 + 8 * (uniform() + uniform() - 1);
    for my $scale (["MADRS", 1, 60], ["PHQ-9", 0.5, 27]) {
        for my $visit (0 .. $visits - 1) {
            my $mean = $start * ($visit == 0 ? 1 : 0.45 + 0.3 * exp(-$visit / 4));
            print { $file{assessments} } "$id,$scale->[0]," . 7 * $visit . "," . score($mean * $scale->[1], 8 * $scale->[1], $scale->[2])
                . ($visit ? ",Week $visit\n" : ",Baseline\n");
        }
    }
    for my $session (1 .. 8) {
        print { $file{sessions} } "$id,$session," . int(3.5 * ($session - 1)) . ",IV,$mg," . ($drug ? 0.5 : 0) . "\n";
    }
    print { $file{follow_up} } "$id," . 7 * ($visits - 1) . "," . (7 * $visits + int(100 * uniform())) . ",completed\n" if $i % 3 == 0;
    print { $file{adverse_events} } "$id,Dizziness,mild," . ($i % 8 ? 0 : 3) . "," . ($i % 8 ? 1 : 2) . "\n" if $i % 5 == 0;
}
