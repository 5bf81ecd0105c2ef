# Sourced by ./quickstart and ./check: colours, steps with a log, Debian packages. Bash.

set -u
set -o pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top" || exit 1
mkdir -p build

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
    bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' yellow=$'\e[33m' blue=$'\e[36m' plain=$'\e[0m'
else
    bold='' dim='' red='' green='' yellow='' blue='' plain=''
fi

# minutes and seconds of a number of seconds
duration() { if [ "$1" -ge 60 ]; then echo "$(($1 / 60)) min $(($1 % 60)) s"; else echo "$1 s"; fi; }

# step LABEL LOG COMMAND...: one line while it runs, one line when it is done; on failure the end of its log.
step() {
    local label=$1 log=$2 started=$SECONDS
    shift 2
    if [ -t 1 ]; then printf '  %s·%s %s …\r' "$dim" "$plain" "$label"; fi
    if "$@" >"$log" 2>&1 </dev/null; then
        step_line "$green✓$plain" "$label" "$(duration $((SECONDS - started)))"
        return 0
    fi
    step_line "$red✗$plain" "$label" "failed after $(duration $((SECONDS - started)))"
    printf '\n'
    tail -n 40 "$log" | sed 's/^/    /'
    printf '\n  %sThe whole log: %s%s\n' "$dim" "${log#"$top"/}" "$plain"
    return 1
}

# begin LOG COMMAND...: starts a command beside what follows; $begun is what `step LABEL LOG end LOG $begun` waits for.
begin() {
    local log=$1
    shift
    "$@" >"$log.begun" 2>&1 </dev/null &
    begun=$!
}

end() {
    local result=0
    wait "$2" || result=$?
    cat "$1.begun" && rm -f "$1.begun"
    return "$result"
}

step_line() {
    if [ -t 1 ]; then printf '\r\e[2K'; fi
    printf '  %s %-46s %s%s%s\n' "$1" "$2" "$dim" "$3" "$plain"
}

# packages_for must|may WHEN...: names from cmake/packages.txt
packages_for() {
    local need=$1
    shift
    awk -v need="$need" -v when=" $* " '$1 == need && index(when, " " $2 " ") { print $3 }' cmake/packages.txt | sort -u
}

# Those of the packages that are not there. A program that came another way (npm with nodejs) counts as there.
missing_of() {
    local package
    for package in "$@"; do
        command -v "$package" >/dev/null || dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

apt_install() {
    local sudo=()
    if [ "$(id -u)" != 0 ]; then sudo=(sudo); fi
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install "$@"
}

apt_update() {
    local sudo=()
    if [ "$(id -u)" != 0 ]; then sudo=(sudo); fi
    "${sudo[@]}" apt-get -q update
}

# The optional packages in one go; one by one where that fails, so that one bad package costs only itself.
apt_install_what_goes() {
    apt_install "$@" && return
    local package
    for package in "$@"; do apt_install "$package" || echo "left out: $package"; done
}

# install_packages WHEN...: what cmake/packages.txt lists and is not there yet. Sets `left_out` to optional ones that stay missing.
install_packages() {
    local must may
    left_out=''
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        step_line "$yellow!$plain" 'packages' 'not a Debian system: going on with what is here (list: cmake/packages.txt)'
        return 0
    fi
    mapfile -t must < <(missing_of $(packages_for must "$@"))
    mapfile -t may < <(missing_of $(packages_for may "$@"))
    if [ ${#must[@]} = 0 ] && [ ${#may[@]} = 0 ]; then
        step_line "$green✓$plain" 'packages' 'all there'
        return 0
    fi
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        if [ ${#must[@]} = 0 ]; then
            left_out="${may[*]}"
            return 0
        fi
        printf '\n  %sThese Debian packages are missing, and only root can install them:%s\n  apt-get install %s\n' \
            "$bold" "$plain" "${must[*]}"
        return 1
    fi
    # An old package list is the usual reason for a failure; without a network the installation says so itself.
    step 'package lists' build/apt-update.log apt_update || true
    if [ ${#must[@]} -gt 0 ]; then
        step "packages: ${#must[@]} to install" build/apt-install.log apt_install "${must[@]}" || return 1
    fi
    if [ ${#may[@]} -gt 0 ]; then
        step "optional packages: ${#may[@]} to install" build/apt-install-optional.log apt_install_what_goes "${may[@]}" || true
        left_out=$(missing_of "${may[@]}" | tr '\n' ' ')
    fi
}
