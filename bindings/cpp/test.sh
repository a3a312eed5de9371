#!/bin/sh
# Tests the C++ wrapper: bindings/cpp/test.sh. Ends with the line "N passed, N failed, N skipped"; 1 if any failed.
#
# KIEMDINH_LIB_DIR names a folder with the built libraries; without it bindings/c/build.sh builds them. CXXS are the
# compilers to try (default: g++ and clang++). KIEMDINH_BLESS=1 renews the expected outputs of the examples.
set -u
cd "$(dirname "$0")/../.." || exit 1
libraries=${KIEMDINH_LIB_DIR:-$(bindings/c/build.sh)} || exit 1
here=bindings/cpp
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
# The program looks for the library by its SONAME.
abi=$(sed -n 's/^#define KIEMDINH_ABI_VERSION \([0-9]*\)$/\1/p' include/kiemdinh.h)
cp "$libraries/libkiemdinh.so" "$scratch/libkiemdinh.so.$abi" && ln -s "libkiemdinh.so.$abi" "$scratch/libkiemdinh.so"
shared="-L$scratch -lkiemdinh -Wl,-rpath,$scratch"
warnings='-Wall -Wextra -Wconversion -Wshadow -pedantic -Werror'
passed=0 failed=0 skipped=0

# leg NAME COMMAND...: one check; what it says is shown where it fails.
leg() {
    name=$1
    shift
    if "$@" >"$scratch/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $name"
        cat "$scratch/said"
    fi
}

skip() {
    skipped=$((skipped + 1))
    echo "skipped: $1: $2"
}

have() { command -v "$1" >/dev/null 2>&1; }

# build COMPILER PROGRAM SOURCES-AND-OPTIONS...
build() {
    compiler=$1 program=$scratch/$2
    shift 2
    # shellcheck disable=SC2086 # lists of options
    "$compiler" $warnings -Iinclude "$@" -o "$program" $shared
}

# build_and_run COMPILER NAME OPTIONS...: a test program.
build_and_run() {
    compiler=$1 test=$2
    shift 2
    build "$compiler" "$test" "$@" "$here/tests/$test.cpp" && "$scratch/$test" tests/data
}

two_units() {
    compiler=$1
    shift
    build "$compiler" alone "$@" "$here/tests/alone.cpp" "$here/tests/second.cpp" && "$scratch/alone"
}

# The tests call every function of the C header: at -O0 only what is used leaves a symbol.
every_function() {
    for test in happy errors results; do
        "$1" -std=c++11 -O0 -Iinclude -c "$here/tests/$test.cpp" -o "$scratch/$test.o" || return 1
    done
    nm -u "$scratch"/*.o | sed -n 's/^ *U \(kiemdinh_.*\)$/\1/p' | sort -u >"$scratch/called"
    sed -n 's/^.*KIEMDINH_CALL \(kiemdinh_[a-z0-9_]*\)(.*$/\1/p' include/kiemdinh.h | sort -u >"$scratch/declared"
    [ -s "$scratch/declared" ] && diff "$scratch/declared" "$scratch/called"
}

# Every number of the C header has its name in the wrapper; the exceptions are no words.
every_number() {
    missing=0
    for name in $(sed -n 's/^#define \(KIEMDINH_[A-Z0-9_]*\) .*$/\1/p' include/kiemdinh.h); do
        case $name in
            KIEMDINH_NTS | KIEMDINH_VALUE_TEXT | KIEMDINH_VERSION_MAJOR | KIEMDINH_VERSION_MINOR | \
                KIEMDINH_VERSION_PATCH | KIEMDINH_CALL | KIEMDINH_API | KIEMDINH_MUST_USE) continue ;;
        esac
        grep -qw "$name" include/kiemdinh.hpp || { echo "$name is missing" && missing=1; }
    done
    return $missing
}

# What the wrapper says at its top can be compiled, and says what the law says.
first_example() {
    sed -n '/^ \*     #include <kiemdinh.hpp>/,/^ \*     }/s/^ \*     \{0,1\}//p' include/kiemdinh.hpp >"$scratch/first.cpp"
    build "$1" first -std=c++11 "$scratch/first.cpp" && "$scratch/first" >"$scratch/out" &&
        echo 'valid until 2027-05-19' | diff - "$scratch/out"
}

example() {
    compiler=$1 name=$2
    shift 2
    build "$compiler" "$name" -std=c++11 "$here/examples/$name.cpp" && "$scratch/$name" "$@" >"$scratch/out" || return 1
    [ -z "${KIEMDINH_BLESS:-}" ] || cp "$scratch/out" "$here/examples/$name.expected"
    diff "$here/examples/$name.expected" "$scratch/out" ||
        { echo "renew it with: KIEMDINH_BLESS=1 $here/test.sh" && return 1; }
}

# What the wrapper forbids must not compile: a borrowed list of a temporary.
forbidden() {
    printf '#include <kiemdinh.hpp>\nint main() { kiemdinh::rulebook::builtin().categories(); }\n' >"$scratch/no.cpp"
    ! "$1" -std=c++11 -Iinclude -fsyntax-only "$scratch/no.cpp" 2>/dev/null
}

under_valgrind() {
    build "$1" "$2" -std=c++11 -g "$here/tests/$2.cpp" &&
        RUST_BACKTRACE=0 valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
            --suppressions="$here/valgrind.supp" --error-exitcode=9 "$scratch/$2" tests/data
}

first=
for compiler in ${CXXS:-g++ clang++}; do
    if ! have "$compiler"; then
        skip "$compiler" 'no such compiler'
        continue
    fi
    first=${first:-$compiler}
    for standard in 11 14 17 20 2b; do
        for test in happy errors results; do
            leg "$compiler c++$standard $test" build_and_run "$compiler" $test -std=c++$standard
        done
        leg "$compiler c++$standard two units" two_units "$compiler" -std=c++$standard
        leg "$compiler c++$standard without exceptions" build_and_run "$compiler" results -std=c++$standard \
            -fno-exceptions
        leg "$compiler c++$standard two units without exceptions" two_units "$compiler" -std=c++$standard \
            -fno-exceptions -fno-rtti
    done
    sanitizers='-g -fsanitize=address,undefined -fno-sanitize-recover=all'
    # shellcheck disable=SC2086
    if build "$compiler" sanitized -std=c++11 $sanitizers "$here/tests/alone.cpp" "$here/tests/second.cpp" \
        >"$scratch/said" 2>&1; then
        for test in happy errors results; do
            # shellcheck disable=SC2086
            leg "$compiler sanitizers $test" build_and_run "$compiler" $test -std=c++17 $sanitizers
        done
    else
        skip "$compiler sanitizers" 'its runtime is not installed'
    fi
done

if [ -z "$first" ]; then
    skip 'everything' 'no C++ compiler'
else
    leg 'every function is called' every_function "$first"
    leg 'every number has its name' every_number
    leg 'the example of the header' first_example "$first"
    leg 'what is forbidden does not compile' forbidden "$first"
    leg 'example overdue' example "$first" overdue tests/data/register.csv 2026-11-23
    leg 'example explain' example "$first" explain
    if have valgrind; then
        for test in happy errors results; do
            leg "valgrind $test" under_valgrind "$first" $test
        done
    else
        skip valgrind 'not installed'
    fi
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
