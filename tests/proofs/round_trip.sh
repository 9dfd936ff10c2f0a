#!/bin/sh
# Reads every .lkml and .dashboard.lookml file below the given folders: each has to be read without a
# finding of syntax, and each .lkml file has to come back byte for byte. Prints each finding and the
# counts; the exit code is 1 where a file fails.
#
#   tests/proofs/round_trip.sh FOLDER...
set -eu
if [ "$#" -eq 0 ]; then
    echo "usage: $0 FOLDER..." >&2
    exit 2
fi
here=$(dirname "$0")
exec cargo run --quiet --release --manifest-path "$here/../../Cargo.toml" --example round_trip -- "$@"
