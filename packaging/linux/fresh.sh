#!/usr/bin/env bash
# Both commands of the README in a bare Debian 12 made by debootstrap, from a clone of what is committed.
#
#   fresh.sh [COMMAND…]     default: 'make run' 'make test'
#
# Needs root and debootstrap. The bare system gets what the README asks of a machine (git, make, Python) and the way out
# that this one has (names, certificates, proxies, mirrors), nothing else. SUITE=trixie tries Debian 13, MIRROR=… chooses where debootstrap takes from.
set -euo pipefail
cd "$(dirname "$0")/../.."

SUITE=${SUITE:-bookworm}
PASSED='^(PIP_|UV_|SSL_CERT_|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY)'
place=$PWD/build/fresh
system=$place/system

if [ "$(id -u)" -ne 0 ]; then
    echo "make fresh fabrique un système nu : il faut être administrateur (root)." >&2
    exit 1
fi
command -v debootstrap >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; } >/dev/null

# Mounts of a namespace of our own disappear with it, however this ends: none can be left for an rm to follow.
if [ "${FRESH_INSIDE:-}" != yes ]; then
    exec env FRESH_INSIDE=yes unshare --mount --propagation private "$0" "$@"
fi

base=$place/base-$SUITE.tar
mkdir -p "$place"
rm -rf "$system"
if [ ! -f "$base" ]; then
    echo "debootstrap $SUITE…"
    # shellcheck disable=SC2086
    debootstrap --variant=minbase --include=ca-certificates,git,make,python3 "$SUITE" "$system" ${MIRROR:-} >"$place/debootstrap.log"
    tar -C "$system" -cf "$base" .
else
    mkdir "$system"
    tar -C "$system" -xf "$base"
fi

for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/ssl/certs /etc/apt/apt.conf.d ~/.config/pip ~/.config/uv; do
    if [ -e "$file" ]; then
        mkdir -p "$system$(dirname "$file")"
        rm -rf "${system:?}$file"
        cp -rL "$file" "$system$file"
    fi
done
mount -t proc proc "$system/proc"
mount --rbind /dev "$system/dev"
mount -t tmpfs tmpfs "$system/tmp"
git clone --quiet --no-hardlinks . "$system/srv/checkout"

mapfile -t passed < <(env | grep -E "$PASSED")
[ $# -gt 0 ] || set -- 'make run' 'make test'
for command in "$@"; do
    echo "== $command"
    begin=$SECONDS
    chroot "$system" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb "${passed[@]}" \
        bash -c "cd /srv/checkout && $command" </dev/null
    echo "== $command: $((SECONDS - begin)) s"
done
