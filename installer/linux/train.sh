#!/usr/bin/env bash
# Trains an image's start-up caches (JEP 514) with the very launcher, flags and jars that will use them: the window on the
# built-in sample, until its first screen stands, and a short command. Without a display the window is trained headless.
set -euo pipefail
image=${1:?an image that image.sh made}
app=$image/lib/app
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
rm -f "$app"/*.aot

"$image/bin/retune" --home "$home" loop --once --demo >"$home/loop.log" 2>&1

echo "training short commands"
RETUNE_TRAIN=$app/command.aot "$image/bin/retune" --home "$home/demo" stats --window all >/dev/null 2>"$home/train.log"

# opens the window, waits until its first screen stands, and closes it
window() {
  rm -f "$home"/demo/logs/*.log
  RETUNE_HOME=$home/demo "$image/bin/retune" >"$home/window.log" 2>&1 &
  local opened=$!
  local stood=
  for _ in $(seq 600); do
    grep -qs 'the first screen was shown' "$home"/demo/logs/*.log && stood=1 && break
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
