# What every installer is made of: read by the scripts beside it, in whatever system's folder they stand.
# The project has been packaged (mvn -q -DskipTests package); results go to target/installer.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
packaged=$root/target/retune
out=$root/target/installer

name=retune
version=$(sed -n 's/.*<version>\([0-9][0-9.]*\)[^<]*<\/version>.*/\1/p' "$root/pom.xml" | head -n 1)
vendor=Retune
description="Closes the feedback loop of a chat assistant"
main=dev.retune.Launcher

# 2026-11-22: start-up caches are of jars of one date to the second, which every way of packing must keep; dpkg-deb reads it
SOURCE_DATE_EPOCH=1795305600
export SOURCE_DATE_EPOCH

# Java SE whole, so that no library finds a part missing at a customer's desk; then what is beyond it:
# Lucene's SIMD, Korean and English data, charsets of old CSV files, zip file systems, JavaFX
modules=java.se,jdk.unsupported,jdk.unsupported.desktop,jdk.incubator.vector,jdk.localedata,jdk.charsets
modules=$modules,jdk.zipfs,jdk.management,jdk.net,jdk.security.auth,javafx.controls,javafx.fxml,javafx.swing
locales=en,ko

# for the launchers that jpackage makes; Linux starts with src/main/launcher, which knows what a command needs
flags=(
  --add-modules javafx.controls,javafx.fxml,javafx.swing,jdk.incubator.vector
  --enable-native-access=javafx.graphics,ALL-UNNAMED
  --add-exports javafx.base/com.sun.javafx.event=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -XX:+UseSerialGC
  # the second compiler comes to a method ten times later than usual: at start-up it takes a core for code that runs once
  -XX:Tier4InvocationThreshold=50000
  -XX:Tier4MinInvocationThreshold=6000
  -XX:Tier4CompileThreshold=150000
  -XX:Tier4BackEdgeThreshold=400000
  # the Java machine's own remarks, of a cache that fits only in part for instance, are not for standard output
  -Xlog:disable
  -Xlog:all=error,aot*=off,cds*=off:stderr
  -DOPT_OUT_TRACKING=true
  -Dai.djl.offline=true
  # a proxy may ask for the name and password that HTTPS_PROXY holds
  -Djdk.http.auth.tunneling.disabledSchemes=
  -Dh2.bindAddress=127.0.0.1
)

# a JDK 25 or newer, which has jlink and jpackage
jdk() {
  for candidate in "${RETUNE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/jdk* "$HOME"/.jdks/*; do
    [ -x "$candidate/bin/jpackage" ] || continue
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release" 2>/dev/null)
    [ "${major:-0}" -ge 25 ] && echo "$candidate" && return
  done
  echo "The installer needs a JDK 25 or newer with jlink and jpackage; set RETUNE_JAVA_HOME to one." >&2
  return 1
}
