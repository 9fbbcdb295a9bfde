#!/usr/bin/env bash
# What the program and its tests need of the system: installed when root or sudo allows it, said otherwise.
#
#   system.sh run      the libraries that Qt opens
#   system.sh test     the same, and what the tests drive, judge and read with
#   system.sh package  the same as run, and what PyInstaller calls
#
# Never fails for a missing package: the program may well start without it, and a test that cannot run says so.
set -euo pipefail

# One name a word; "new|old" where a package changed its name (Debian 13 and Ubuntu 24.04 renamed some).
RUN=(
    # what every Qt program loads, with or without a screen
    libegl1 libgl1 'libglib2.0-0t64|libglib2.0-0' libdbus-1-3 libfontconfig1 libxkbcommon0
    # a window under X
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
    # a window under Wayland
    libwayland-client0 libwayland-cursor0 libwayland-egl1
    # the list of printers
    'libcups2t64|libcups2'
)
TEST=(
    # a screen for the test that drives the real window, and what it is driven through
    xvfb xauth openbox xdotool at-spi2-core dbus python3-pyatspi
    # the judge of PDF/A: Java, and the library that Java no longer brings
    default-jre-headless libjaxb-java
    # other readers of our PDF files: their text, their pixels, their structure
    poppler-utils tesseract-ocr tesseract-ocr-fra qpdf libheif-examples
    # the browser that fills the training form, driven as a person would
    chromium chromium-driver
)
PACKAGE=(binutils)

wanted() {
    case "$1" in
        run) printf '%s\n' "${RUN[@]}" ;;
        test) printf '%s\n' "${RUN[@]}" "${TEST[@]}" ;;
        package) printf '%s\n' "${RUN[@]}" "${PACKAGE[@]}" ;;
        *) echo "system.sh: run, test or package, not '$1'" >&2; exit 2 ;;
    esac
}

installed() {
    [ "$1" = default-jre-headless ] && command -v java >/dev/null && return
    dpkg-query -W -f='${Status}\n' "$1" 2>/dev/null | grep -q ' installed$'
}

exists() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

# Prints the packages to install, one a line, by the name that this distribution gives them.
missing() {
    local names name chosen
    while IFS= read -r names; do
        chosen=
        for name in ${names//|/ }; do
            installed "$name" && continue 2
            if [ -z "$chosen" ] && exists "$name"; then chosen=$name; fi
        done
        echo "${chosen:-${names##*|}}"
    done < <(wanted "$1")
}

main() {
    local kind=${1:-run} sudo=() packages
    if [ "$(uname -s)" != Linux ]; then return; fi
    if ! command -v dpkg-query >/dev/null; then
        echo "Ce système n’est ni Debian ni Ubuntu : installez l’équivalent de ces paquets s’ils manquent :"
        echo "  $(wanted "$kind" | sed 's/.*|//' | tr '\n' ' ')"
        return
    fi
    mapfile -t packages < <(missing "$kind")
    if [ ${#packages[@]} -eq 0 ]; then return; fi

    if [ "$(id -u)" -ne 0 ]; then
        # Without a terminal nobody can type a password: only a sudo that asks for none will do.
        if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            sudo=(sudo)
        else
            ask "${packages[@]}"
            return
        fi
    fi
    echo "Installation de ce qui manque au système : ${packages[*]}"
    "${sudo[@]}" apt-get update -qq || true
    # The lists may have been empty until now, and with them the names.
    mapfile -t packages < <(missing "$kind")
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || ask "${packages[@]}"
}

ask() {
    echo "Il manque des paquets au système. Un administrateur peut les installer ainsi :"
    echo "  apt-get install --no-install-recommends $*"
}

main "$@"
