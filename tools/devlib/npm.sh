# Installs the npm packages that tests read our reports with, into build/consumers.
#
#   install_consumers < table
#
# The table has lines `package version | why`. Where there is no npm, one line says that those
# tests are left out. Sourced by tools/dev.

install_consumers() {
  local package version rest wanted=()
  while read -r package version rest; do
    [[ -z $package || $package == \#* ]] && continue
    wanted+=("$package@$version")
  done
  if ! command -v npm >/dev/null; then
    echo "No npm: the tests with other people's readers of reports are left out."
    return 0
  fi
  local stamp=build/consumers/installed.txt
  if [[ -f $stamp && $(<"$stamp") == "${wanted[*]}" ]]; then
    echo "Every npm package that the tests need is there."
    return 0
  fi
  mkdir -p build/consumers
  echo "Installing from npm, for tests only: ${wanted[*]}"
  if npm install --prefix build/consumers --no-save --no-audit --no-fund --ignore-scripts \
       --loglevel=error "${wanted[@]}" </dev/null >/dev/null; then
    # Its own installation script would do that; scripts of packages are not run here.
    chmod +x build/consumers/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
    echo "${wanted[*]}" >"$stamp"
  else
    echo "warning: npm could not install them; their tests are left out." >&2
  fi
}
