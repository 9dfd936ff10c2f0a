#!/usr/bin/env bash
# Judges a generated project by LAMS, Looker's own style linter (looker-open-source/look-at-me-sideways).
#
# usage: tests/proofs/lams.sh FOLDER_OF_LAMS GENERATED_PROJECT
#
# FOLDER_OF_LAMS is a checkout of that repository; its packages are installed there where they lack.
# The rules are switched on in a copy of the project. K7, K8 and E2 are left out on purpose: a view of
# events declares no primary key, and the join to ranges of addresses is no join on a primary key.
# F1 takes the key in `_filters['view.field']`, by which a link hands the date on, for a reference to another
# view; such findings are counted and told, and are no failure.
set -euo pipefail

if [[ $# -ne 2 ]]; then
  sed -n '4s/^# //p' "$0" >&2
  exit 2
fi
lams=$(cd "$1" && pwd)
project=$(cd "$2" && pwd)
rules=(F1 F2 F4 E1 E6 T1 H2)

if [[ ! -d "$lams/node_modules" ]]; then
  (cd "$lams" && npm install --no-fund --no-audit --omit=dev)
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R "$project/." "$copy/"
{
  echo
  echo "#LAMS"
  printf '#rule: %s{}\n' "${rules[@]}"
} >>"$copy/manifest.lkml"

cd "$copy"
said=$(node "$lams/cli.js" --reporting=no --source='**/*.lkml' 2>&1) && code=0 || code=$?
printf '%s\n' "$said"
# LAMS ends well where it found nothing to look at, so see that every rule ran, and ran over fields.
for rule in "${rules[@]}"; do
  if ! grep -q "Rule $rule summary" <<<"$said"; then
    echo "LAMS did not run the rule $rule" >&2
    exit 1
  fi
done
if grep -q "Rule F4 summary: 0 matches" <<<"$said"; then
  echo "LAMS found no field in $project" >&2
  exit 1
fi
faults=$(grep '❌' <<<"$said" || true)
known=$(grep -cE "F1.* via _filters\['[a-z0-9_]+\.event_window'\]" <<<"$faults" || true)
if [[ $code -ne 0 && $(grep -c . <<<"$faults") -eq $known ]]; then
  echo "$known keys of _filters that F1 takes for references, and nothing else"
  exit 0
fi
exit "$code"
