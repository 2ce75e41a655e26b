# shellcheck shell=bash
# Read by up, down and demo. Expects: root. Gives: home, launcher, installed, java and its options.

home=${TONGBAN_HOME:-$root/.tongban}
[[ $home == /* ]] || home=$PWD/$home
launcher=$root/deploy/local/target/local-exec.jar
# the launcher as it runs: a build must not take its classes away, nor a clean the way to stop it
installed=$home/apps/launcher.jar
export TONGBAN_ROOT=$root TONGBAN_HOME=$home
# file names in Chinese, whatever the language of this shell
export LC_ALL=C.UTF-8

java_options=(-Xmx128m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8)
launcher_options=("${java_options[@]}" -XX:MaxMetaspaceSize=96m -XX:ReservedCodeCacheSize=32m)

refuse() {
  echo "$*" >&2
  exit 1
}

jar_of() {
  if [[ $1 == deploy/local ]]; then echo "$launcher"; else echo "$root/$1/target/${1##*/}.jar"; fi
}

# any Java from 17 on will do for the launcher; it looks for the newest one itself
find_java() {
  local candidate version
  for candidate in "${TONGBAN_JAVA:-}" "${JAVA_HOME:-}" PATH /usr/lib/jvm/*; do
    if [[ $candidate == PATH ]]; then java=$(command -v java || true); else java=$candidate/bin/java; fi
    [[ -n $candidate && -x $java ]] || continue
    version=$("$java" -XshowSettings:none -version 2>&1) || continue
    [[ $version =~ version\ \"([0-9]+) ]] && ((BASH_REMATCH[1] >= 17)) && return 0
  done
  refuse "no Java 17 or newer was found (TONGBAN_JAVA, JAVA_HOME, PATH, /usr/lib/jvm)"
}
