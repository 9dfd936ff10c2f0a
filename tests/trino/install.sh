#!/usr/bin/env bash
# Installs one Trino server for the proofs from Maven Central: tests/trino/install.sh 406|483
# It goes to $TRINO_TOOLS/trino-VERSION, by default under target/tools; a finished one is kept.
# Needs mvn, and a JDK as tests/trino/java.sh finds it. Ends with 3, and one line, where something lacks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=${1:?"usage: install.sh 406|483"}
tools=${TRINO_TOOLS:-$here/../../target/tools}
# shellcheck source=tests/trino/java.sh
source "$here/java.sh"

# An unpinned plugin is a moving part.
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1

lacks() {
  echo "Trino $version is left out: $1" >&2
  exit 3
}

# Copies an artifact and what it needs at run time into a folder.
fetch() {
  local artifact=$1 folder=$2
  mvn --batch-mode --quiet --file "$here/install/pom.xml" \
    -Dtrino.artifact="$artifact" -Dtrino.version="$version" \
    "$dependency_plugin:copy-dependencies" -DincludeScope=runtime -DoutputDirectory="$folder" \
    >"$log" 2>&1 </dev/null || lacks "Maven cannot fetch $artifact: $(grep -m 1 '^\[ERROR\]' "$log" || tail -n 1 "$log")"
}

# Writes the jar that names the plugin's class to Trino.
name_plugin() {
  local class=$1 folder=$2
  mkdir -p "$work/service/META-INF/services"
  printf '%s\n' "$class" >"$work/service/META-INF/services/io.trino.spi.Plugin"
  "$java_home/bin/jar" cf "$folder/plugin-name.jar" -C "$work/service" .
}

install_hive() {
  fetch trino-hive "$new/plugin/hive"
  case $version in
    406)
      mkdir -p "$work/plugin"
      "$java_home/bin/javac" -d "$work/plugin" -cp "$new/lib/*:$new/plugin/hive/*" "$here/install/406/HivePlugin.java"
      "$java_home/bin/jar" cf "$new/plugin/hive/plugin-class.jar" -C "$work/plugin" .
      name_plugin HivePlugin "$new/plugin/hive"
      ;;
    *)
      fetch trino-hdfs "$new/plugin/hive/hdfs"
      name_plugin io.trino.plugin.hive.HivePlugin "$new/plugin/hive"
      ;;
  esac
}

java_home=$(java_home_for "$version") || lacks "it needs $(java_wanted "$version"), with javac"
type -P mvn >/dev/null || lacks "there is no mvn"
mkdir -p "$tools"
tools=$(cd "$tools" && pwd)
home=$tools/trino-$version
[[ -d $home ]] && exit 0

work=$(mktemp -d)
new=$(mktemp -d "$tools/trino-$version.XXXXXX")
log=$work/maven.log
trap 'rm -rf "$work" "$new"' EXIT
export JAVA_HOME=$java_home
fetch trino-main "$new/lib"
"$java_home/bin/javac" -d "$new/lib" -cp "$new/lib/*" "$here/install/Main.java"
install_hive
# Only a whole one gets the name.
mv -T "$new" "$home"
chmod 755 "$home"
echo "Trino $version: $(du -sm "$home" | cut -f1) MB in $SECONDS s"
