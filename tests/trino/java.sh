# Finds a Java for a version of Trino; to be sourced.

# What a version runs on. Hadoop's classes in 406 call what Java 24 took away.
java_wanted() {
  case $1 in
    406) echo "a JDK from 17 to 23" ;;
    *) echo "a JDK of 25 or later" ;;
  esac
}

java_fits() {
  local version=$1 feature=$2
  case $version in
    406) ((feature >= 17 && feature <= 23)) ;;
    *) ((feature >= 25)) ;;
  esac
}

# Prints the first home that fits: of TRINO_JAVA_HOMES (separated by colons), JAVA_HOME, PATH, and where systems put them.
java_home_for() {
  local version=$1 home feature candidates=() given=()
  IFS=: read -r -a given <<<"${TRINO_JAVA_HOMES:-}"
  candidates=("${given[@]}" "${JAVA_HOME:-}")
  if type -P javac >/dev/null; then
    candidates+=("$(dirname "$(dirname "$(readlink -f "$(type -P javac)")")")")
  fi
  candidates+=(/usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/*)
  for home in "${candidates[@]}"; do
    [[ -n $home && -x $home/bin/javac && -f $home/release ]] || continue
    feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [[ -n $feature ]] && java_fits "$version" "$feature"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}
