#!/usr/bin/env bash
# The Debian package, target/installer/retune_VERSION_ARCH.deb, from the image that image.sh made: the program in
# /opt/retune, the command retune on the path, an entry in the desktop's menu in both languages. Removing it leaves the
# user's data (~/.local/share/retune) alone.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../inputs.sh"
jdk=$(jdk)
[ -d "$out/$name" ] || "$(dirname "${BASH_SOURCE[0]}")/image.sh"
# xz would take minutes for a tenth of the size
export DPKG_DEB_COMPRESSOR_TYPE=zstd
"$jdk/bin/jpackage" --type deb --app-image "$out/$name" --name "$name" --app-version "$version" --vendor "$vendor" \
  --description "$description" --linux-package-name "$name" --install-dir /opt --license-file "$root/LICENSE" \
  --linux-app-category utils --linux-shortcut --resource-dir "$root/installer/linux/deb" \
  --dest "$out"
ls -l "$out"/*.deb
