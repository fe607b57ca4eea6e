# shellcheck shell=bash
# shellcheck disable=SC2154 # "root", the directory of this project, is set by the script that sources it
# Runs a command of the test sources on this machine's Java, and compiles first when sources changed.
# Sourced, after setup.sh, by the scripts that name such a command; they share what was compiled.

state=$root/target/rehearsal
classpath_file=$state/classpath
compiled=$state/compiled
log=$state/build.log

# classpath_usable: the POM is older, and all that it names is still in the local Maven repository.
classpath_usable() {
  local entry entries
  [[ -s $classpath_file && ! $root/pom.xml -nt $classpath_file ]] || return 1
  IFS=: read -r -a entries <"$classpath_file"
  for entry in "${entries[@]}"; do
    [[ -e $entry ]] || return 1
  done
}

# classes_usable: no source is newer. Directories count too: their time tells of removed files.
classes_usable() {
  [[ -e $compiled && -d $root/target/classes && -d $root/target/test-classes ]] || return 1
  [[ -z $(find "$root/pom.xml" "$root/src" -newer "$compiled" -print -quit) ]]
}

# quietly <command…>: its output goes to the log, and to the terminal only when it fails.
quietly() {
  local child result=0
  "$@" >"$log" 2>&1 </dev/null &
  child=$!
  # A child in the background would outlive an interrupted script.
  trap 'kill -TERM "$child" 2>/dev/null || true; exit 130' INT
  trap 'kill -TERM "$child" 2>/dev/null || true; exit 143' TERM
  wait "$child" || result=$?
  trap - INT TERM
  if ((result != 0)); then
    cat -- "$log" >&2
    say "bin/$(basename -- "$0"): the build failed (Maven's exit code $result)"
    exit 2
  fi
}

build() {
  local goals=(test-compile)
  local started=$state/compiling
  if ! classpath_usable; then
    goals+=(
      org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath
      -Dmdep.includeScope=test "-Dmdep.outputFile=$classpath_file"
    )
  fi
  if [[ -d $root/target/test-classes ]]; then
    say 'Sources changed: compiling …'
  else
    say 'First run: Maven fetches its plugins and libraries, and compiles (a few minutes) …'
  fi
  # The time before Maven looked: what is edited while it compiles is compiled again by the next run.
  : >"$started"
  quietly mvn -B -ntp -f "$root/pom.xml" -Dspotless.check.skip=true "${goals[@]}"
  mv -f -- "$started" "$compiled"
}

usable() {
  classes_usable && classpath_usable
}

# compile_with <tool…>: the classes and their class path; the tools are what the command itself needs beside Maven.
compile_with() {
  if usable; then
    require_tools "$@"
    return
  fi
  require_tools mvn "$@"
  mkdir -p -- "$state"
  # Two that start together compile one after the other.
  exec 9>"$state/lock"
  flock 9
  usable || build
  exec 9>&-
}

# become <main class> <argument…>: this process becomes the command, which gets every signal itself.
become() {
  exec "$(java_command java)" \
    -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 -XX:TieredStopAtLevel=1 \
    -cp "$root/target/test-classes:$root/target/classes:$(<"$classpath_file")" \
    "$@"
}
