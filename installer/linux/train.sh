#!/usr/bin/env bash
# Trains an image's start-up caches (JEP 514) with the very launchers, flags and jars that will use them: the window on the
# built-in sample, until its first screen stands, and a short command. Without a display the window is trained headless.
set -euo pipefail
image=${1:?an image that image.sh made}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cfg=$image/lib/app/retune-console.cfg

"$image/bin/retune" --home "$home" loop --once --demo >"$home/loop.log" 2>&1

echo "training short commands"
RETUNE_TRAIN=$image/lib/app/command.aot "$image/bin/retune" --home "$home/demo" stats --window all >/dev/null 2>"$home/train.log"

echo "training the window"
settings=$(mktemp -d)
cp "$cfg" "$settings/cfg"
headless=
[ -n "${DISPLAY:-}" ] || headless="-Dglass.platform=Headless -Dprism.order=sw"
{
  cat "$settings/cfg"
  echo "java-options=-XX:AOTCacheOutput=\$APPDIR/console.aot"
  for option in $headless; do echo "java-options=$option"; done
} >"$cfg"
RETUNE_HOME=$home/demo "$image/bin/retune-console" >"$home/window.log" 2>&1 &
window=$!
for _ in $(seq 600); do
  grep -qs 'the first screen stood' "$home"/demo/logs/*.log && break
  kill -0 "$window" 2>/dev/null || break
  sleep 0.2
done
sleep 2
kill -TERM "$window" 2>/dev/null || true
wait "$window" 2>/dev/null || true
cp "$settings/cfg" "$cfg"
rm -rf "$settings"
if [ ! -s "$image/lib/app/console.aot" ]; then
  cat "$home/window.log" >&2
  echo "the window's cache was not made" >&2
  exit 1
fi
echo "java-options=-XX:AOTCache=\$APPDIR/console.aot" >>"$cfg"
ls -l "$image"/lib/app/*.aot
