#!/usr/bin/env bash
# Compares the rows of our compiled tiles with those of two LookML compilers that others wrote, on DuckDB.
#
# usage: tests/proofs/other_compilers.sh [PROGRAM]
#
# PROGRAM is target/debug/cloudtrail-lookml where it is not named; it has the feature `geo`. The others are
# `metrics_layer`, over what `lookml-zenml` converts, and `lookml-agentops`; they are installed into a temporary
# folder, or are taken from the Python that OTHER_COMPILERS_PYTHON names. What is compared, and how, is said in
# other_compilers/prove.py.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-target/debug/cloudtrail-lookml}")
python=${OTHER_COMPILERS_PYTHON:-}
if [[ -z $python ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  python3 -m venv "$work"
  python=$work/bin/python
  "$python" -m pip install --quiet --disable-pip-version-check --requirement "$here/other_compilers/requirements.txt"
fi
PYTHONDONTWRITEBYTECODE=1 "$python" "$here/other_compilers/prove.py" "$program"
