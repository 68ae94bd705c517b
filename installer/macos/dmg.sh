#!/usr/bin/env bash
# The disk image of macOS, from the same inputs. Not run: it needs a Mac with Xcode's tools, and was written from jpackage's
# documentation. The JavaFX jars must be those of macOS: package the project on the Mac itself.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../inputs.sh"
jdk=$(jdk)
[ -d "$packaged/lib" ] || { echo "Package the project first: mvn -q -DskipTests package" >&2; exit 1; }
rm -rf "$out"
mkdir -p "$out/jars"
cp -p "$packaged"/lib/*.jar "$out/jars"
"$jdk/bin/java" "$root/installer/StripNatives.java" "$out/jars" '(mac|osx|darwin).*(aarch64|arm64|x86_64|x64)?'
"$jdk/bin/jlink" --module-path "$packaged/lib/javafx" --add-modules "$modules" --include-locales "$locales" \
  --strip-debug --no-man-pages --no-header-files --compress zip-6 --output "$out/runtime"
options=()
for flag in "${flags[@]}"; do options+=(--java-options "$flag"); done
"$jdk/bin/jpackage" --type dmg --name Retune --app-version "1${version#0}" --vendor "$vendor" --description "$description" \
  --input "$out/jars" --main-jar retune.jar --main-class "$main" --runtime-image "$out/runtime" \
  --license-file "$root/LICENSE" --mac-package-identifier dev.retune --dest "$out" "${options[@]}"
