#!/usr/bin/env bash
# Packs the built program as a Debian package, unpacks it and uses it. Exit code 77: there is no dpkg.
#
#   tests/package/run.sh SKEIN BUILD_FOLDER CPACK
set -u
export LC_ALL=C.UTF-8
build=$(realpath "${2:?usage: run.sh SKEIN BUILD_FOLDER CPACK}") cpack=${3:?}
command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || { echo 'skipped: Debian packages need dpkg-dev'; exit 77; }
work=$build/package_test
rm -rf "$work"
mkdir -p "$work"
passed=0 failed=0 skipped=0
pass() { passed=$((passed + 1)); }
complain() {
    echo "FAILED: $*"
    failed=$((failed + 1))
}

if ! "$cpack" --config "$build/CPackConfig.cmake" -B "$work" -D CPACK_COMPONENTS_ALL=program >"$work/cpack.log" 2>&1; then
    tail -20 "$work/cpack.log"
    complain 'cpack ends with an error'
fi
package=$(find "$work" -maxdepth 1 -name 'skein_*.deb')
[ -n "$package" ] && dpkg-deb -x "$package" "$work/root" || complain 'there is no package skein_*.deb'
root=$work/root/usr

[ "$(dpkg-deb -f "$package" Package)" = skein ] && pass || complain 'the package is not called skein'
dpkg-deb -f "$package" Depends | grep -q 'libsqlite3-0' && pass || complain 'the package does not depend on libsqlite3-0'
[ "$(echo 'Ann met Bob.' | "$root/bin/skein" extract | grep -c '"subject"')" -ge 1 ] && pass || complain 'the packed program extracts nothing'
for file in share/bash-completion/completions/skein share/zsh/vendor-completions/_skein share/fish/vendor_completions.d/skein.fish; do
    [ -s "$root/$file" ] && pass || complain "the package lacks $file"
done
if [ -f "$build/man/skein.1" ]; then
    for command in $("$root/bin/skein" --help | sed -n '/^Commands:/,/^$/p' | sed -nE 's/^  ([a-z]+) .*/\1/p'); do
        [ -s "$root/share/man/man1/skein-$command.1" ] && pass || complain "there is no man page of skein $command"
    done
    if command -v man >/dev/null; then
        for page in "$root"/share/man/man1/*.1; do
            warnings=$(man --warnings -l "$page" 2>&1 >"$work/page.txt")
            grep -q 'DESCRIPTION' "$work/page.txt" && [ -z "$warnings" ] && pass || complain "man cannot show $(basename "$page"): $warnings"
        done
    fi
else
    echo 'skipped: man pages: they need go-md2man'
    skipped=1
fi
find "$root" -path '*include*' | grep -q . && complain 'headers lie in the package of the program' || pass
echo "$passed passed, $failed failed, $skipped skipped"
[ "$passed" -gt 0 ] && [ "$failed" = 0 ]
