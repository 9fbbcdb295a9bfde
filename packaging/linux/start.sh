#!/usr/bin/env bash
# Opens the program; where there is no screen, does the same job without a window and says where the result is.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/python -m chorus_desktop "$@"
fi
out=build/demo
rm -rf "$out"
mkdir -p build
.venv/bin/python -m chorus_desktop demo --out "$out"
echo
echo "Aucun écran ici : la fenêtre n’a pas été ouverte. Le même travail a été fait pour une association d’exemple."
echo "Le dossier prêt à déposer est dans $PWD/$out"
