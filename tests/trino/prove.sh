#!/usr/bin/env bash
# Proves what the program generates on real Trino servers: bash tests/trino/prove.sh BINARY
# Needs python3 and the package registries; `tests/trino/README.md` says what is proved, and what happens where something lacks.
# Further arguments go to prove.py: `--version 406`, `--only projection`, `--part tiles`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=${1:?"usage: prove.sh BINARY [--version 406|483] [--only TABLE] [--part PART]"}
tools=$here/../../target/tools
mkdir -p "$tools"
python=$tools/python/bin/python
[[ -x $python ]] || python3 -m venv "$tools/python"
"$python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
"$python" -B "$here/prove.py" "$@"
