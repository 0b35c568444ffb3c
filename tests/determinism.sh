#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
#
#     tests/determinism.sh COMMAND...
#
# Each COMMAND is the command upward as another compiler built it. The same question gets the same
# bytes from all of them: every kind below, on the stories, on several days, in every format.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kinds=(plan agenda trust rhythm needs briefing wins burden checklist stakeholders proposal experiment handover
       role delegation partnership)
stories=(examples/new_report.json examples/coach.json examples/hand_over.json)
days=(2026-01-05 2026-02-20 2026-03-16 2026-04-03 2026-06-30)
formats=(json text markdown)

ask_all() {
    local command="$1" kind story day format
    for kind in "${kinds[@]}"; do
        for story in "${stories[@]}"; do
            for day in "${days[@]}"; do
                for format in "${formats[@]}"; do
                    printf '== %s %s %s %s\n' "$kind" "$story" "$day" "$format"
                    "$command" "$kind" "$story" --on "$day" --format "$format"
                done
            done
        done
    done
}

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
for command in "$@"; do
    ask_all "$command" >"$folder/answer"
    if [ ! -e "$folder/first" ]; then
        mv "$folder/answer" "$folder/first"
        answers="$(grep -c '^== ' "$folder/first")"
    elif ! cmp "$folder/first" "$folder/answer"; then
        diff "$folder/first" "$folder/answer" | head -n 20 || true
        echo "$command answers other bytes than $1"
        exit 1
    fi
done
echo "$answers answers ($(wc -c <"$folder/first") bytes) are the same from $# builds"
