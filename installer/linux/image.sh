#!/usr/bin/env bash
# The portable image, target/installer/retune, and its archive: a Java runtime of the modules needed, the program, and
# caches that let it start fast. Runs from anywhere it is unpacked; needs GTK 3 and libXtst for the window, nothing for the terminal.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../inputs.sh"
jdk=$(jdk)
[ -d "$packaged/lib" ] || { echo "Package the project first: mvn -q -DskipTests package" >&2; exit 1; }
case $(uname -m) in
  x86_64) native='linux.*(x64|x86_64|x86-64|amd64)' ;;
  aarch64) native='linux.*(aarch64|arm64)' ;;
  *) native=linux ;;
esac

rm -rf "$out"
mkdir -p "$out/jars"
cp -p "$packaged"/lib/*.jar "$out/jars"
"$jdk/bin/java" "$(dirname "${BASH_SOURCE[0]}")/../StripNatives.java" "$out/jars" "$native"

echo "linking the runtime"
"$jdk/bin/jlink" --module-path "$packaged/lib/javafx" --add-modules "$modules" --include-locales "$locales" \
  --strip-debug --no-man-pages --no-header-files --compress zip-6 --output "$out/runtime" 2>&1 | grep -v 'incubator' || true
# the script that starts commands names the runtime's java itself
rm -f "$out"/runtime/bin/{keytool,rmiregistry,jrunscript}

# beside the runtime's own libraries, or JavaFX unpacks them into the user's home and compares them at every start
mkdir "$out/javafx"
for jar in "$packaged"/lib/javafx/*.jar; do (cd "$out/javafx" && "$jdk/bin/jar" --extract --file "$jar"); done
find "$out/javafx" -name '*.so' -exec mv {} "$out/runtime/lib/" \;
rm -rf "$out/javafx"

echo "building the image"
"$jdk/bin/jpackage" --type app-image --name "$name-console" --app-version "$version" --vendor "$vendor" \
  --description "$description" --input "$out/jars" --main-jar retune.jar --main-class "$main" \
  --runtime-image "$out/runtime" --icon "$root/icons/retune-256.png" --dest "$out"
mv "$out/$name-console" "$out/$name"
cp "$root/src/main/launcher/retune" "$out/$name/bin/retune"
# jpackage's own launcher asks rpm and dpkg whose file it is, twice at every start, for up to a quarter of a second
ln -sf retune "$out/$name/bin/$name-console"
rm -f "$out/$name/lib/libapplauncher.so" "$out/$name/lib/app/$name-console.cfg"
cp "$root/LICENSE" "$out/$name/"
# what the runtime has, so that the launcher need not look at every start
if grep -qs UseShenandoahGC "$out/$name"/lib/runtime/lib/server/libjvm.*; then
  touch "$out/$name/lib/app/shenandoah"
fi
rm -rf "$out/jars" "$out/runtime"

find "$out/$name" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
"$(dirname "${BASH_SOURCE[0]}")/train.sh" "$out/$name"

archive=$out/$name-$version-linux-$(uname -m).tar.gz
tar -C "$out" -czf "$archive" "$name"
du -sh "$out/$name" "$archive"
