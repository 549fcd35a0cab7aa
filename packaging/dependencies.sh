#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building, testing or packaging needs, and only what is missing.
#   packaging/dependencies.sh GROUP…        groups: build lint look database package
# "a|b" takes the first that the system offers; "a?" is left out where the system does not have it.
set -euo pipefail

groups=("$@")
[ ${#groups[@]} -gt 0 ] || groups=(build)
for group in "${groups[@]}"; do
    case $group in build|lint|look|database|package) ;; *) echo "dependencies: unknown group $group" >&2; exit 2 ;; esac
done

apt_build="cmake ninja-build g++ ccache? mold? pkg-config qt6-base-dev libqt6opengl6-dev? qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qt6-translations-l10n? qt6-charts-dev|libqt6charts6-dev qt6-svg-dev|libqt6svg6-dev qtkeychain-qt6-dev? libsodium-dev libicu-dev libphonenumber-dev
    libprotobuf-dev libuchardet-dev libzstd-dev libexpected-dev libexpat1-dev libarchive-dev libxlsxwriter-dev
    libpq-dev libboost-dev libssl-dev zlib1g-dev ca-certificates"
apt_lint="git clang-format clang-tidy"
apt_look="fonts-dejavu-core fonts-noto-cjk?"
apt_database="postgresql"   # tests of the company server, and trying it out
apt_package="dpkg-dev file"

dnf_build="cmake ninja-build gcc-c++ ccache mold pkgconf-pkg-config qt6-qtbase-devel qt6-qttools-devel qt6-qttranslations qt6-qtcharts-devel qt6-qtsvg-devel
    qtkeychain-qt6-devel libsodium-devel libicu-devel libphonenumber-devel protobuf-devel uchardet-devel libzstd-devel expected-devel expat-devel libarchive-devel
    libxlsxwriter-devel libpq-devel boost-devel openssl-devel zlib-devel"
dnf_lint="git clang-tools-extra"
dnf_look="dejavu-sans-fonts google-noto-sans-cjk-fonts"
dnf_database="postgresql-server"
dnf_package="rpm-build file"

brew_build="cmake ninja ccache pkgconf qt qtkeychain libsodium icu4c libphonenumber protobuf uchardet zstd tl-expected expat libarchive libxlsxwriter libpq boost openssl@3"
brew_lint="llvm"
brew_look=""   # qt brings its translations
brew_database="postgresql@16"
brew_package=""

wanted_of() {   # manager
    local group variable
    for group in "${groups[@]}"; do
        variable="$1_$group"
        echo "${!variable}"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else echo "dependencies: run as root, or install these yourself: ${missing[*]}" >&2; exit 1
    fi
}

missing=()
with_apt() {
    local entry name found
    local -A installed=()
    while read -r name; do installed[${name%%:*}]=1; done < <(dpkg-query -W -f '${db:Status-Abbrev}${binary:Package}\n' 2>/dev/null | sed -n 's/^ii *//p')
    for entry in $(wanted_of apt); do
        found=
        for name in ${entry//|/ }; do [ -z "${installed[${name%\?}]:-}" ] || found=1; done
        [ -n "$found" ] || missing+=("$entry")
    done
    # npm may come from another vendor than the distribution.
    [[ " ${groups[*]} " != *" build "* ]] || command -v npm >/dev/null || missing+=(npm)
    [ ${#missing[@]} -gt 0 ] || return 0

    # Optional ones are no reason to ask for a password: a user without root builds without them.
    local required=()
    for entry in "${missing[@]}"; do [[ $entry == *\? ]] || required+=("$entry"); done
    if [ "$(id -u)" != 0 ] && [ ${#required[@]} -eq 0 ]; then
        echo "dependencies: going on without ${missing[*]//\?/}"
        return 0
    fi
    as_root apt-get update -q
    local choice=()
    for entry in "${missing[@]}"; do
        found=
        for name in ${entry//|/ }; do
            if apt-cache show "${name%\?}" >/dev/null 2>&1; then choice+=("${name%\?}"); found=1; break; fi
        done
        [ -n "$found" ] || [[ $entry == *\? ]] || { echo "dependencies: this system does not offer ${entry//|/ or }" >&2; exit 1; }
    done
    [ ${#choice[@]} -gt 0 ] || return 0
    echo "dependencies: installing ${choice[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${choice[@]}"
}

with_dnf() {
    local name
    for name in $(wanted_of dnf); do
        rpm -q --quiet --whatprovides "$name" || missing+=("$name")
    done
    [[ " ${groups[*]} " != *" build "* ]] || command -v npm >/dev/null || missing+=(nodejs-npm)
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "dependencies: installing ${missing[*]}"
    as_root dnf install -y "${missing[@]}"
}

with_brew() {
    local name have
    have=" $(brew list --formula -1 | tr '\n' ' ') "
    for name in $(wanted_of brew); do
        [[ $have == *" $name "* || $have == *" $name@"* ]] || missing+=("$name")
    done
    [[ " ${groups[*]} " != *" build "* ]] || command -v npm >/dev/null || missing+=(node)
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "dependencies: installing ${missing[*]}"
    brew install "${missing[@]}"
}

if command -v apt-get >/dev/null; then with_apt
elif command -v dnf >/dev/null; then with_dnf
elif command -v brew >/dev/null; then with_brew
else
    echo "dependencies: this system is unknown here. Needed are CMake 3.25, Ninja, a C++20 compiler, npm and: $apt_build" >&2
fi
