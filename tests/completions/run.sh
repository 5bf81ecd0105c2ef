#!/usr/bin/env bash
# The completion scripts offer each command and each option of --help, and work in the shells they are for.
#
#   tests/completions/run.sh SKEIN
set -u
export LC_ALL=C.UTF-8
skein=$(realpath "${1:?usage: run.sh SKEIN}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/room" "$scratch/room/folder with a blank"
ln -s "$skein" "$scratch/bin/skein"
touch "$scratch/room/notes.skein" "$scratch/room/notes.txt"
cd "$scratch/room" || exit 1
export PATH="$scratch/bin:$PATH" HOME="$scratch"
passed=0 failed=0 skipped=0
complain() {
    echo "FAILED: $*"
    failed=$((failed + 1))
}
skip() {
    echo "skipped: $*"
    skipped=$((skipped + 1))
}
# same WHAT WANTED GIVEN
same() {
    if [ "$2" = "$3" ]; then passed=$((passed + 1)); else complain "$1"$'\n'"$(diff <(echo "$2") <(echo "$3"))"; fi
}

commands=$(skein --help | sed -n '/^Commands:/,/^$/p' | sed -nE 's/^  ([a-z-]+) .*/\1/p')
options_of_help() { skein "$1" --help | sed -n '/^[A-Z].*:$/,$p' | grep -E '^  +-' | sed -E 's/^ +//; s/  .*//' | grep -oE -- '(^|[ ,])-{1,2}[a-z][a-z-]*' | tr -d ' ,' | sort -u; }
formats=$(skein formats --json | tr -d '\n' | sed -E 's/.*"written"//' | grep -oE '"name": *"[a-z0-9.-]+"' | sed -E 's/.*"([^"]+)"$/\1/' | sort)

in_bash() { # in_bash WORD...: what is offered for the last word
    bash --norc -c 'source "$0"; COMP_WORDS=(skein "$@") COMP_CWORD=$#; _skein; printf "%s\n" "${COMPREPLY[@]}"' "$scratch/skein" "$@" | sort -u
}
skein completions bash >"$scratch/skein"
same 'bash: commands' "$(sort <<<"$commands"$'\nhelp')" "$(in_bash '' | grep -v -- '^-')"
for command in $commands; do same "bash: options of $command" "$(options_of_help "$command")" "$(in_bash "$command" -)"; done
same 'bash: formats' "$formats" "$(in_bash export notes.skein --format '')"
same 'bash: graph files and folders' $'folder with a blank\nnotes.skein' "$(in_bash export '')"
same 'bash: every file' $'folder with a blank\nnotes.skein\nnotes.txt' "$(in_bash build '')"
same 'bash: nothing where a name is wanted' '' "$(in_bash export --around '')"

if command -v fish >/dev/null; then
    skein completions fish >"$scratch/skein.fish"
    in_fish() { fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$scratch/skein.fish" "$1" | cut -f1 | sort -u; }
    same 'fish: commands' "$(sort <<<"$commands"$'\nhelp')" "$(in_fish 'skein ')"
    for command in $commands; do same "fish: options of $command" "$(options_of_help "$command")" "$(in_fish "skein $command -" | sort -u)"; done
    same 'fish: formats' "$formats" "$(in_fish 'skein export notes.skein --format ')"
else
    skip 'completion in fish: install fish'
fi

if command -v zsh >/dev/null; then
    skein completions zsh >"$scratch/_skein"
    # Runs the function with zsh's own helpers replaced by ones that print what they are told.
    in_zsh() { # in_zsh WORD...: the specifications for the last word
        zsh -f -c '_describe() { print -rl -- ${(P)argv[-1]} }; _arguments() { print -rl -- $argv }; words=(skein "${(@)argv[2,-1]}"); CURRENT=$#words; source $argv[1]' \
            zsh "$scratch/_skein" "$@"
    }
    same 'zsh: commands' "$(sort <<<"$commands"$'\nhelp')" "$(in_zsh '' | sed -nE 's/^([a-z-]+):.*/\1/p' | sort)"
    for command in $commands; do
        same "zsh: options of $command" "$(options_of_help "$command")" "$(in_zsh "$command" '' | sed -nE 's/^(\([^)]*\))?\*?(-{1,2}[a-z][a-z-]*)\[.*/\2/p' | sort -u)"
    done
    same 'zsh: formats' "$formats" "$(in_zsh export '' | sed -nE 's/^.*--format\[.*:FORMAT:\((.*)\)$/\1/p' | tr ' ' '\n' | sort)"
else
    skip 'completion in zsh: install zsh'
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$passed" -gt 0 ] && [ "$failed" = 0 ]
