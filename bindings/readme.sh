#!/bin/sh
# The programs of the READMEs, built and run exactly as printed. Needs a C and a C++ compiler; ends with the counts.
set -eu
cd "$(dirname "$0")/.."
passed=0
failed=0

# The blocks of a language, one after the other, each in a file: block README language folder
blocks() {
    awk -v fence="\`\`\`$2" -v out="$3" '
        $0 == fence { n++; inside = 1; next }
        $0 == "```" { inside = 0 }
        inside { print > (out "/" n) }' "$1"
}

# Runs a printed command, then the program: try NAME COMMAND PROGRAM EXPECTED
try() {
    if sh -c "$2" && said=$("$3") && printf '%s\n' "$said" | grep -q "$4"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1: $2"
    fi
}

for readme in README.md README.vi.md; do
    work=target/readme/$readme
    rm -rf "$work"
    mkdir -p "$work/c" "$work/cpp" "$work/shell"
    blocks "$readme" c "$work/c"
    blocks "$readme" cpp "$work/cpp"
    blocks "$readme" shell "$work/shell"
    cp "$work/c/1" target/explain.c
    cp "$work/cpp/1" target/judge.cpp
    for program in target/explain.c target/judge.cpp; do
        if [ "$(wc -l < $program)" -gt 25 ]; then
            failed=$((failed + 1))
            echo "failed: $readme: $program has more than 25 lines"
        fi
    done
    # The library is the same for both languages.
    if [ "$readme" = README.md ]; then sh -c "$(cat "$work/shell/1")"; fi
    try "$readme, C" "$(cat "$work/shell/2")" target/explain "19/05/2027"
    try "$readme, C, static" "$(cat "$work/shell/3")" target/explain "19/05/2027"
    try "$readme, C++" "$(cat "$work/shell/4")" target/judge "Còn hạn"
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
