#!/bin/sh
# Draws every size from retune.svg, and the icon file of Windows. Needs rsvg-convert and ImageMagick.
set -eu
cd "$(dirname "$0")"
for size in 16 32 48 64 128 256 512; do
  rsvg-convert -w "$size" -h "$size" -o "retune-$size.png" retune.svg
done
convert retune-16.png retune-32.png retune-48.png retune-256.png retune.ico
# macOS, on a Mac: iconutil takes a folder retune.iconset of icon_16x16.png, icon_32x32.png, ... and writes retune.icns
