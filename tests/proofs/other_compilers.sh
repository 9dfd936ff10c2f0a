#!/usr/bin/env bash
# Compares the rows of our compiled tiles with those of two LookML compilers that others wrote, on DuckDB.
#
# usage: tests/proofs/other_compilers.sh [PROGRAM]
#
# PROGRAM is target/debug/cloudtrail-lookml where it is not named. The others are `metrics_layer`, over what
# `lookml-zenml` converts, and `lookml-agentops`; they are installed into a temporary folder, or are taken
# from the Python that OTHER_COMPILERS_PYTHON names. What is compared, and how, is said in other_compilers.py.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-target/debug/cloudtrail-lookml}")
python=${OTHER_COMPILERS_PYTHON:-}
if [[ -z $python ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  python3 -m venv "$work"
  python=$work/bin/python
  "$python" -m pip install -q lookml-zenml==0.3.2 metrics_layer==0.16.45 lookml-agentops==0.3.0 duckdb==2.0.1
fi
PYTHONDONTWRITEBYTECODE=1 "$python" "$here/other_compilers.py" "$program"
