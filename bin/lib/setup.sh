# shellcheck shell=bash
# What the scripts in bin need on this machine: found, installed where that is possible, or named.
# Sourced by them; ends the script with exit code 2 when something is missing that it cannot install.

# say <text>: to standard error, so that the output of a command stays its own.
say() {
  printf '%s\n' "$*" >&2
}

# version_at_least <wanted> <found>
version_at_least() {
  printf '%s\n%s\n' "$1" "$2" | sort -V -C
}

# first_number <text>: the first dotted number in it, such as 17.0.15, 3.8.7 or 20.20.2.
first_number() {
  [[ $1 =~ [0-9]+(\.[0-9]+)* ]] && printf '%s' "${BASH_REMATCH[0]}"
}

# java_command <java|javac>: the one that Maven takes as well.
java_command() {
  if [[ -n ${JAVA_HOME:-} ]]; then
    printf '%s/bin/%s' "$JAVA_HOME" "$1"
  else
    printf '%s' "$1"
  fi
}

# found_version <tool>: prints its version; fails when it is not there.
found_version() {
  local answer
  case $1 in
    java) answer=$("$(java_command javac)" -version 2>&1) && "$(java_command java)" -version >/dev/null 2>&1 ;;
    mvn) answer=$(mvn -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p') ;;
    # It has no option for its own version.
    hatchling) command -v hatchling >/dev/null && answer=1 ;;
    *) answer=$("$1" --version 2>/dev/null) ;;
  esac || return 1
  first_number "$answer"
}

# satisfied <tool> <wanted>
satisfied() {
  local found
  found=$(found_version "$1") && version_at_least "$2" "$found"
}

# candidate_version <package>: what apt would install, without epoch; nothing when it knows no such package.
candidate_version() {
  LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: \([0-9]*:\)\{0,1\}\([0-9][^ ]*\).*/\2/p'
}

can_install() {
  [[ $(id -u) -eq 0 && -e /etc/debian_version ]] && command -v apt-get >/dev/null
}

# debian_packages <tool>: the packages that bring it, in the order of trying.
debian_packages() {
  case $1 in
    java) printf '%s\n' openjdk-17-jdk-headless openjdk-21-jdk-headless default-jdk-headless ;;
    mvn) printf '%s\n' maven ;;
    git) printf '%s\n' git ;;
    node) printf '%s\n' nodejs ;;
    npm) printf '%s\n' npm ;;
    pyproject-build) printf '%s\n' python3-build ;;
    hatchling) printf '%s\n' python3-hatchling ;;
    twine) printf '%s\n' twine ;;
    pip3) printf '%s\n' python3-pip ;;
    jq) printf '%s\n' jq ;;
  esac
}

where_from() {
  case $1 in
    java) printf 'a JDK: apt-get install openjdk-17-jdk-headless, or https://adoptium.net (and look at JAVA_HOME)' ;;
    mvn) printf 'apt-get install maven, or an archive from the Apache Maven project' ;;
    git) printf 'apt-get install git, or https://git-scm.com/downloads' ;;
    node) printf 'https://nodejs.org/en/download (Debian 13 and newer: apt-get install nodejs)' ;;
    npm) printf 'it comes with Node: https://nodejs.org/en/download (Debian: apt-get install npm)' ;;
    pyproject-build) printf 'apt-get install python3-build, or pip install build' ;;
    hatchling) printf 'apt-get install python3-hatchling, or pip install hatchling beside build' ;;
    twine) printf 'apt-get install twine, or pip install twine' ;;
    pip3) printf 'apt-get install python3-pip, or https://pip.pypa.io/en/stable/installation' ;;
    jq) printf 'apt-get install jq, or https://jqlang.org/download' ;;
  esac
}

# install_tool <tool> <wanted>: fails when no package of this Debian is new enough.
install_tool() {
  local package candidate
  # A JAVA_HOME that leads nowhere is not mended by a package, and Debian's npm would bring Debian's older Node along.
  case $1 in
    java) [[ -z ${JAVA_HOME:-} ]] || return 1 ;;
    npm) satisfied node "$(wanted_version node)" || return 1 ;;
  esac
  if [[ -z ${apt_updated:-} ]]; then
    say "Reading Debian's package lists (apt-get update) …"
    apt-get update -qq >&2 </dev/null || return 1
    apt_updated=yes
  fi
  while read -r package; do
    candidate=$(candidate_version "$package")
    if [[ -n $candidate ]] && version_at_least "$2" "$candidate"; then
      say "Installing $package $candidate …"
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2 </dev/null
      return
    fi
  done < <(debian_packages "$1")
  return 1
}

# wanted_version <tool>
wanted_version() {
  case $1 in
    java) printf 17 ;;
    mvn) printf 3.8 ;;
    git) printf 2.31 ;;
    node) printf 20 ;;
    npm) printf 8 ;;
    pyproject-build) printf 0.8 ;;
    hatchling) printf 1 ;;
    twine) printf 4 ;;
    pip3) printf 20 ;;
    jq) printf 1.6 ;;
  esac
}

# What builds, uploads and downloads the Python SDK of the sample project.
# shellcheck disable=SC2034 # for the scripts that source this one
readonly python_tools=(pyproject-build hatchling twine pip3)

# require_tools <tool…>: all of them, so that a newcomer reads one list and not five, one after the other.
require_tools() {
  local tool wanted found
  local missing=()
  for tool in "$@"; do
    wanted=$(wanted_version "$tool")
    satisfied "$tool" "$wanted" && continue
    if can_install && install_tool "$tool" "$wanted" && satisfied "$tool" "$wanted"; then
      continue
    fi
    found=$(found_version "$tool") || found=none
    missing+=("  $tool $wanted or newer (found: $found): $(where_from "$tool")")
  done
  if ((${#missing[@]})); then
    say 'This machine lacks what Aegis Release is built and rehearsed with:'
    say "$(printf '%s\n' "${missing[@]}")"
    say 'Install it and run this command again. As root on Debian it does so by itself where Debian has it.'
    exit 2
  fi
}
