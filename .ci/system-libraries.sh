#!/usr/bin/env bash
# Looks for the system libraries that Qt needs, and installs them on Debian and Ubuntu when run as root.
# Fails only when Qt cannot be imported for the offscreen platform; a window or Xvfb may be missing.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 xvfb xauth)

offscreen() {
    QT_QPA_PLATFORM=offscreen .venv/bin/python -c "import PySide6.QtWidgets" 2>&1
}

# Says what is missing, one thing a line.
missing() {
    offscreen >/dev/null || echo "PySide6.QtWidgets cannot be imported"
    local plugin
    plugin=$(find .venv -name libqxcb.so -print -quit)
    if [ -n "$plugin" ] && command -v ldd >/dev/null; then
        ldd "$plugin" | awk '/not found/ {print $1}' | sort -u
    fi
    local tool
    for tool in Xvfb xvfb-run; do
        command -v "$tool" >/dev/null || echo "$tool"
    done
}

[ "$(uname -s)" = Linux ] || { offscreen; exit; }
lacking=$(missing)
[ -n "$lacking" ] || exit 0

echo "Missing for Qt:"
echo "$lacking" | sed 's/^/  /'
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}"; } ||
        echo "apt-get could not install them; going on without."
    lacking=$(missing)
    [ -z "$lacking" ] || { echo "Still missing:"; echo "$lacking" | sed 's/^/  /'; }
elif command -v apt-get >/dev/null; then
    echo "Install them with:"
    echo "  sudo apt-get install -y --no-install-recommends ${packages[*]}"
else
    echo "Install your system's packages for: Qt 6 xcb platform libraries, Xvfb and xvfb-run (on Debian: ${packages[*]})"
fi

if ! offscreen; then
    echo "Qt cannot be imported (see above); Suanli's window and its tests cannot run." >&2
    exit 1
fi
