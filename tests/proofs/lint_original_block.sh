#!/usr/bin/env bash
# Counts which of the known defects of the original block (llooker/aws_cloudtrail_block) lint finds.
#
# usage: tests/proofs/lint_original_block.sh FOLDER_OF_THE_BLOCK [PROGRAM]
#
# FOLDER_OF_THE_BLOCK is a checkout of that repository; PROGRAM is target/debug/cloudtrail-lookml where it
# is not named. The table is the statement in the README of the block. Each line of the list below is a
# defect: its number, the rule, and a part of the message or of the file with the line that has to be told.
# A line with `-` for a rule is a defect that no rule finds. Two of the 39 defects are no faults in Looker
# and stand in no line: a wildcard in an include, and a view of events without a primary key.
set -euo pipefail

if [[ $# -lt 1 ]]; then
  sed -n '4s/^# //p' "$0" >&2
  exit 2
fi
block=$(cd "$1" && pwd)
program=$(realpath "${2:-target/debug/cloudtrail-lookml}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n '/^CREATE EXTERNAL TABLE/,/^```/p' "$block/README.md" | grep -v '^```' >"$work/table.sql"
mkdir "$work/block"
cp "$block"/*.lkml "$block"/*.lookml "$work/block/"
# What is off by default is looked for as well.
cat >"$work/lint.yml" <<'YML'
lint:
  levels:
    column-without-field: warning
    empty-tile-filter: warning
    exporter-leftover: warning
    hard-coded-connection: warning
    hard-coded-schema: warning
    legacy-tile-type: warning
    limit-in-joined-table: warning
    missing-description: warning
    no-raw-timeframe: warning
    repeated-measure: warning
YML

cat >"$work/defects" <<'LIST'
1|sign-in-outcome-by-error|the derived table `user_login_facts`
2|sign-in-outcome-by-error|total_failed_logins
3|sign-in-outcome-by-error|login_status
4|sign-in-outcome-by-error|Most Common Login Errors
5|unknown-field-in-calculation|count_of_users
6|sign-in-tile-without-sign-ins|User Login Geolocation
7|mfa-without-identity-class|Logins without Multi-Factor Auth
8|sign-in-tile-without-sign-ins|Logins from Multiple IP Addresses
9|username-as-user|Top User Logins
10|user-without-account|user_login_facts
11|role-as-user|assumed_user_name
12|username-as-key|user_ip_facts.username
13|error-by-message|total_errors
14|access-denied-by-one-code|count_access_denied_events
15|rows-left-out-silently|Assumed IAM User Errors (Full Detail)
16|-|
17|invented-geography|ip_location
18|filter-without-effect|ip_location
19|member-of-text|network_interface_id
20|nested-column-as-text|user_identity
21|column-without-field|cloudtrail_logs
22|-|
23|truth-value-as-text|readonly
24|no-raw-timeframe|event_time
25|unbounded-explore|cloudtrail_logs
26|derived-table-without-period|user_ip_facts
27|limit-in-joined-table|LIMIT
28|unknown-filter-field|cloudtrail_logs.event_date
29|unknown-sort|cloudtrail_logs.eventname
30|two-filters-on-one-field|Security Group Modifications
31|tile-without-date-filter|EC2 Instance Changes
32|exclusion-in-drill-fields|-user_name
33|dashboard-id-unlike-file|error_overivew
34|exporter-leftover|__FILE
37|repeated-measure|total_events
38|missing-description|
39|hard-coded-connection|
LIST

code=0
"$program" lint --config "$work/lint.yml" --ddl "$work/table.sql" --format json "$work/block" \
  >"$work/found.json" || code=$?
if [[ $code -gt 1 ]]; then
  echo "lint could not run" >&2
  exit 1
fi
python3 - "$work/found.json" "$work/defects" <<'PYTHON'
import json
import sys

found = json.load(open(sys.argv[1]))["findings"]
count = 0
lines = open(sys.argv[2]).read().splitlines()
for line in lines:
    number, rule, part = line.split("|")
    places = [
        f"{it['file'].rsplit('/', 1)[-1]}:{it['line']}"
        for it in found
        if it["rule"] == rule and part in it["message"]
    ]
    count += bool(places)
    print(f"{number:>3}  {rule:<32} {', '.join(places[:3]) or 'not found'}")
print(f"{count} of {len(lines)} defects found")
sys.exit(0 if count >= 26 else 1)
PYTHON
