#!/bin/sh
# Resolves and lints the LookML projects in the given folders, and prints each finding and what is in
# them, so that a person can read whether each finding is true. The exit code is 1 where there is a
# finding.
#
#   tests/proofs/resolve_and_lint.sh FOLDER...
set -eu
if [ "$#" -eq 0 ]; then
    echo "usage: $0 FOLDER..." >&2
    exit 2
fi
manifest="$(dirname "$0")/../../Cargo.toml"
exec cargo run --quiet --release --no-default-features --manifest-path "$manifest" --example resolve -- "$@"
