# Reads a TAP stream from standard input with the parser behind prove, and prints what it understands as JSON.
use strict;
use warnings;
use JSON::PP;
use TAP::Parser;

binmode STDIN, ':encoding(UTF-8)';
my $tap = do { local $/; <STDIN> };
my $parser = TAP::Parser->new({tap => $tap});
my @tests;
while (my $result = $parser->next) {
    if ($result->is_test) {
        push @tests, {
            ok => $result->is_actual_ok ? JSON::PP::true : JSON::PP::false,
            number => $result->number + 0, description => $result->description, directive => $result->directive,
        };
    } elsif ($result->is_yaml) {
        $tests[-1]{block} = $result->data;
    } elsif ($result->is_unknown) {
        push @tests, {description => 'unknown: ' . $result->as_string};
    }
}
print JSON::PP->new->ascii->canonical->encode({
    version => $parser->version + 0, planned => ($parser->tests_planned // -1) + 0, tests => \@tests, errors => [$parser->parse_errors],
});
