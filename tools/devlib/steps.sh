# Runs the steps of `tools/dev test`: each is named, timed, logged and counted.
#
#   begin_steps FOLDER       logs go to FOLDER/NAME.log
#   step NAME COMMAND...     a failing step does not stop the next one
#   must_pass NAME COMMAND...   a failing step ends the run: nothing after it can work
#   end_steps                the times, and the closing line "N passed, N failed" over all runners

begin_steps() {
  STEP_LOGS=$1
  rm -rf "$STEP_LOGS"
  mkdir -p "$STEP_LOGS"
  SECONDS=0
}

step() {
  local name=$1 started=$SECONDS status
  shift
  printf '\n== %s ==\n' "$name"
  # Not inside a condition: bash would ignore `set -e` in there.
  set +e
  (set -e; "$@") </dev/null 2>&1 | tee "$STEP_LOGS/$name.log"
  status=${PIPESTATUS[0]}
  set -e
  printf '%s\t%s\t%s\n' "$name" "$status" $((SECONDS - started)) >>"$STEP_LOGS/steps.tsv"
  printf '== %s: %s, %d s ==\n' "$name" "$(outcome "$status")" $((SECONDS - started))
}

must_pass() {
  step "$@"
  if [[ $(tail -n 1 "$STEP_LOGS/steps.tsv" | cut -f 2) != 0 ]]; then
    end_steps
  fi
}

end_steps() {
  local status=0
  printf '\n== all steps: %d s ==\n' "$SECONDS"
  "${PYTHON[@]}" tools/devlib/summary.py "$STEP_LOGS" || status=$?
  exit "$status"
}

outcome() {
  if (($1 == 0)); then echo passed; else echo "failed (status $1)"; fi
}
