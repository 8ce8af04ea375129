# Installs Debian packages that are missing, and says which and why.
#
#   install_missing WHAT < table
#
# The table has lines `package | why`; empty lines and comments are skipped. When nothing is
# missing it prints one line. Needs root, or sudo; never removes or upgrades anything by itself.
# Sourced by tools/dev; run as a program (`install.sh WHAT < table`) by the Python scripts.

install_missing() {
  local what=$1 package why missing=()
  while IFS='|' read -r package why; do
    package=${package//[[:space:]]/}
    [[ -z $package || $package == \#* ]] && continue
    is_installed "$package" && continue
    ((${#missing[@]})) || echo "Installing what $what needs, from Debian's packages:"
    printf '  %-22s %s\n' "$package" "${why# }"
    missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then
    echo "Every package that $what needs is installed."
    return 0
  fi
  install_packages "${missing[@]}"
}

is_installed() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]] || is_provided "$1"
}

# Whether another package brings it: some builds of nodejs come with npm and exclude Debian's.
is_provided() {
  dpkg-query -W -f='${db:Status-Status} ${Provides},\n' \
    | awk -v name="$1" '$1 == "installed" && index($0, " " name " ") + index($0, " " name ",") { found = 1 }
                        END { exit !found }'
}

# Brings the package lists up to date only when they do not know a package, or know a version
# that is no longer offered.
install_packages() {
  local package log
  for package in "$@"; do
    has_candidate "$package" || { update_lists; break; }
  done
  for package in "$@"; do
    has_candidate "$package" && continue
    echo "error: the configured Debian sources offer no package '$package'" >&2
    echo "       (Clang 22 is in the security archive of Debian 12: is it configured?)" >&2
    return 1
  done
  log=$(mktemp)
  if ! run_apt install "$@" >"$log" 2>&1; then
    update_lists
    if ! run_apt install "$@" >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      rm -f "$log"
      echo "error: apt-get could not install: $*" >&2
      return 1
    fi
  fi
  rm -f "$log"
  echo "Installed $# packages."
}

# Reads all of apt-cache's output: ending a pipe early would make it fail under pipefail.
has_candidate() {
  local policy
  policy=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null)
  [[ $policy == *Candidate:* && $policy != *'Candidate: (none)'* ]]
}

# Sources that have nothing to do with us may be out of reach: what counts is whether the
# packages are known afterwards.
update_lists() {
  echo "Updating the package lists (apt-get update)."
  run_apt update >/dev/null 2>&1 || echo "warning: apt-get update did not reach every source" >&2
}

run_apt() {
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || { echo "error: installing needs root or sudo" >&2; return 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  set -euo pipefail
  install_missing "$1"
fi
