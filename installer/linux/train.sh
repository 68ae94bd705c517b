#!/usr/bin/env bash
# Trains the start-up caches (JEP 514) of an image or of target/retune with the very launcher, flags and jars that will use
# them: the window on a few votes, until all its screens were built, and a short command. Without a display the window is trained
# headless.
set -euo pipefail
image=${1:?an image that image.sh made, or target/retune}
app=$image/lib/app
[ -d "$app" ] || app=$image/lib
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
rm -f "$app"/*.aot "$app"/*.aot.config
retune() { "$image/bin/retune" --home "$home" "$@" >"$home/command.log" 2>&1 || { cat "$home/command.log" >&2; exit 1; }; }

now=$(date +%s)
for i in $(seq 80); do
  vote=like
  [ $((i % 3)) -ne 0 ] || vote=dislike
  printf '{"id": "%d", "created_at": %d, "question": "How do I extend my visa, case %d?", "answer": "At the office.", "vote": "%s", "reason": "The answer is out of date"}\n' \
    "$i" $((now - i * 7200)) "$i" "$vote"
  printf '{"id": "d%d", "title": "비자 연장 %d", "body": "Bring form %d and the passport to the office of the district."}\n' "$i" "$i" "$i" >&3
done >"$home/answers.jsonl" 3>"$home/documents.jsonl"
retune import "$home/documents.jsonl" "$home/answers.jsonl"
retune reembed --force

echo "training short commands"
RETUNE_TRAIN=$app/command.aot retune stats --window all

# opens the window, waits until its first screen stands and the others were built once, and closes it
window() {
  rm -f "$home"/logs/*.log
  RETUNE_HOME=$home "$image/bin/retune" >"$home/window.log" 2>&1 &
  local opened=$!
  local stood=
  for _ in $(seq 600); do
    grep -qs 'all screens were built once' "$home"/logs/*.log && stood=1 && break
    kill -0 "$opened" 2>/dev/null || break
    sleep 0.1
  done
  kill -TERM "$opened" 2>/dev/null || true
  wait "$opened" 2>/dev/null || true
  [ -n "$stood" ] || { cat "$home/window.log" >&2; echo "the window did not come to stand" >&2; exit 1; }
}

echo "training the window"
[ -n "${DISPLAY:-}" ] || export JDK_JAVA_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw"
# the first time it has no figures to show meanwhile, which is not what people meet every day
window
export RETUNE_TRAIN=$app/console.aot
window
[ -s "$app/console.aot" ] || { cat "$home/window.log" >&2; echo "the window's cache was not made" >&2; exit 1; }
ls -l "$app"/*.aot
