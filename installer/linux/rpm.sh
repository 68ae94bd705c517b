#!/usr/bin/env bash
# The RPM package, from the same image and inputs as the Debian one. Not run: it needs rpmbuild, and was written from
# jpackage's documentation.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../inputs.sh"
jdk=$(jdk)
[ -d "$out/$name" ] || "$(dirname "${BASH_SOURCE[0]}")/image.sh"
"$jdk/bin/jpackage" --type rpm --app-image "$out/$name" --name "$name" --app-version "$version" --vendor "$vendor" \
  --description "$description" --linux-package-name "$name" --install-dir /opt --license-file "$root/LICENSE" \
  --linux-rpm-license-type Apache-2.0 --linux-shortcut --dest "$out"
