#!/usr/bin/env bash
# Copy the few front-end files that we serve ourselves out of pinned npm packages, and note their checksums.
# Needs node and npm. `tools/check_vendor.py` later proves that the committed copies are still the ones noted here.
set -euo pipefail
cd "$(dirname "$0")"
root=../..
static=$root/chibo/web/static/web/vendor
tests=$root/tests/e2e/vendor
node_tests=$root/tests/js/vendor
fonts=be-vietnam-pro

npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
rm -rf "$static" "$tests" "$node_tests"
mkdir -p "$static/$fonts" "$tests" "$node_tests"

# Pico, wrapped into the lowest cascade layer; @charset may only open a file, so it goes.
{
  printf '@layer pico{'
  sed 's/^@charset "UTF-8";//' node_modules/@picocss/pico/css/pico.min.css
  printf '}\n'
} >"$static/pico.min.css"
cp node_modules/@picocss/pico/LICENSE.md "$static/pico.LICENSE.md"

# Be Vietnam Pro: two weights, Latin and Vietnamese letters.
for subset in latin vietnamese; do
  for weight in 400 600; do
    cp "node_modules/@fontsource/$fonts/files/$fonts-$subset-$weight-normal.woff2" "$static/$fonts/$subset-$weight.woff2"
  done
done
cp "node_modules/@fontsource/$fonts/LICENSE" "$static/$fonts/LICENSE"

# QR codes: drawn on the projector (uqr), read by the camera where the browser cannot (jsqr, bundled below, loaded only then).
cp node_modules/uqr/dist/index.mjs "$static/uqr.js"
cp node_modules/uqr/LICENSE "$static/uqr.LICENSE"
cp node_modules/jsqr/LICENSE "$static/jsqr.LICENSE"

cp node_modules/axe-core/axe.min.js "$tests/axe.min.js"
cp node_modules/axe-core/LICENSE "$tests/axe.LICENSE"
cp node_modules/axe-core/LICENSE-3RD-PARTY.txt "$tests/axe.LICENSE-3RD-PARTY.txt"

# One file per library, so that the browser needs no map of names and a page few requests. The
# service worker takes its part by importScripts, which every browser knows.
bundle() {
  npx --no-install esbuild "bundles/$1.js" --bundle --minify --target=es2022 --legal-comments=none \
    --define:process.env.NODE_ENV='"production"' --log-level=warning "${@:3}" --outfile="$2"
}
bundle lit "$static/lit.js" --format=esm
bundle idb "$static/idb.js" --format=esm
bundle jsqr "$static/jsqr.js" --format=esm
bundle workbox "$static/workbox.js" --format=iife --global-name=workbox
bundle fake_indexeddb "$node_tests/fake_indexeddb.mjs" --format=esm --platform=node
cp node_modules/lit/LICENSE "$static/lit.LICENSE"
cp node_modules/idb/LICENSE "$static/idb.LICENSE"
cp node_modules/workbox-core/LICENSE "$static/workbox.LICENSE"
cp node_modules/fake-indexeddb/LICENSE "$node_tests/fake_indexeddb.LICENSE"

rm -rf node_modules
(cd "$root" && find chibo/web/static/web/vendor tests/e2e/vendor tests/js/vendor -type f | LC_ALL=C sort | xargs sha256sum) >CHECKSUMS
echo "Vendored $(wc -l <CHECKSUMS) files."
