#!/bin/sh
# All tests of the C side. Ends with `N passed, N failed, N skipped`; 1 where any failed.
#
#     bindings/c/test.sh [--glibc]
#
# --glibc also builds for glibc 2.17, with zig from the Python index. Missing tools are installed where this runs as
# root with apt; a leg that cannot run is skipped and says why. CARGO_TARGET_DIR is cargo's folder.
set -u
cd "$(dirname "$0")/../.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
c=$root/bindings/c
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset RUST_BACKTRACE
passed=0
failed=0
skipped=0

strict="-std=c89 -pedantic -Wall -Wextra -Werror -Wno-long-long -I$root/include"
static_libs=$(cat "$c/static-libs")

# leg NAME COMMAND...: runs a command, and shows what it said where it failed.
leg() {
    name=$1
    shift
    # Not within the `if`: there `set -e` would not hold.
    (set -e; "$@") > "$work/log" 2>&1
    if [ $? -eq 0 ]; then
        passed=$((passed + 1))
        echo "passed: $name$(sed -n 's/^\([0-9]* passed\), 0 failed$/ (\1)/p' "$work/log" | tail -n 1)"
    else
        failed=$((failed + 1))
        echo "failed: $name"
        tail -n 40 "$work/log" | sed 's/^/    /'
    fi
}

# A command that must fail.
refused() {
    if "$@"; then
        echo "not refused: $*"
        return 1
    fi
}

skip() {
    skipped=$((skipped + 1))
    echo "skipped: $1: $2"
}

# have TOOL PACKAGE...: whether there is such a tool, after an attempt to install it.
have() {
    tool=$1
    shift
    command -v "$tool" > /dev/null || { install_packages "$@" && command -v "$tool" > /dev/null; }
}

install_packages() {
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null &&
        { apt-get update && apt-get install -y --no-install-recommends "$@"; } > "$work/apt" 2>&1
}

links_32() {
    echo 'int main(void) { return 0; }' | gcc -m32 -x c -o "$work/m32" - 2> /dev/null
}

# Builds both libraries into a folder where a program finds them: build FOLDER [cargo options]
build() {
    folder=$1
    shift
    built=$("$c/build.sh" "$@")
    mkdir -p "$folder"
    cp "$built/libkiemdinh.so" "$built/libkiemdinh.a" "$folder"
    ln -sf libkiemdinh.so "$folder/libkiemdinh.so.1"
}

# compile PROGRAM LIBRARIES shared|static SOURCE...
compile() {
    program=$1 folder=$2 how=$3
    shift 3
    case $how in
        shared) ${CC:-gcc} $strict ${CFLAGS:-} -o "$program" "$@" -L"$folder" -lkiemdinh -pthread \
            -Wl,-rpath,"$folder" ;;
        static) ${CC:-gcc} $strict ${CFLAGS:-} -o "$program" "$@" "$folder/libkiemdinh.a" $static_libs ;;
    esac
}

happy="$c/tests/check.c $c/tests/happy*.c"
misuse="$c/tests/check.c $c/tests/misuse*.c"
threads="$c/tests/check.c $c/tests/threads.c"

# All programs against one kind of library: programs shared|static
programs() {
    compile "$work/happy-$1" "$work/plain" "$1" $happy
    compile "$work/misuse-$1" "$work/hooks" "$1" $misuse
    compile "$work/threads-$1" "$work/plain" "$1" $threads
}

run_happy() {
    cd "$work"
    "$@" "$root/tests/data"
}

# The header in every standard, with all warnings.
header() {
    source=$c/tests/header.c
    flags="-pedantic -Wall -Wextra -Werror -fsyntax-only -I$root/include"
    for compiler in "$@"; do
        every=
        [ "$compiler" = clang ] && every="-Weverything -Wno-padded -Wno-c++98-compat-pedantic"
        for standard in c89 c99 c11 c17 c2x; do
            $compiler -std=$standard $flags $every -Wno-long-long "$source"
        done
        for standard in c++98 c++11 c++14 c++17 c++20 c++2b; do
            $compiler -x c++ -std=$standard $flags $every -Wno-long-long "$source"
        done
    done
}

header_msvc() {
    for machine in x86_64 i686; do
        for language in "c -std=c89" "c -std=c17" "c++ -std=c++14"; do
            clang --target=$machine-pc-windows-msvc -ffreestanding -x $language -Wall -Wextra \
                -Werror -Wno-long-long -fsyntax-only -I"$root/include" "$c/tests/header.c" "$c/tests/layout.c"
        done
    done
}

# The functions of the header, those that were promised, and those of the libraries are the same.
symbols() {
    mkdir "$work/abi"
    "$c/abi/record.sh" "$work/abi"
    diff "$c/abi/symbols" "$work/abi/symbols"
    nm -D --defined-only "$work/plain/libkiemdinh.so" | awk '{ print $3 }' | LC_ALL=C sort | diff "$c/abi/symbols" -
    nm --defined-only "$work/plain/libkiemdinh.a" 2> /dev/null |
        awk '$2 == "T" && $3 ~ /^kiemdinh_/ { print $3 }' | LC_ALL=C sort | diff "$c/abi/symbols" -
}

# Every function is called rightly, and, but for those that take nothing, wrongly.
covered() {
    while read -r symbol; do
        grep -qw "$symbol" $happy || { echo "no call in happy*.c: $symbol" && return 1; }
        grep -q "$symbol(void)" "$root/include/kiemdinh.h" || grep -qw "$symbol" $misuse ||
            { echo "no call in misuse*.c: $symbol" && return 1; }
    done < "$c/abi/symbols"
}

# What a static library needs is what rustc says, and what the README says.
native_libs() {
    : | rustc --crate-type staticlib --print native-static-libs -o "$work/empty.a" - 2>&1 |
        grep -qxF "note: native-static-libs: $static_libs"
    grep -qF -- "libkiemdinh.a $static_libs" README.md
    grep -qF -- "libkiemdinh.a $static_libs" README.vi.md
}

abi() {
    abidiff --no-show-locs "$c/abi/kiemdinh.abi" "$work/abi/kiemdinh.abi" ||
        { echo "if that was meant: bindings/c/abi/record.sh" && return 1; }
}

layout() {
    ${CC:-gcc} $strict $1 -o "$work/layout" "$c/tests/layout.c"
    "$work/layout"
}

examples() {
    for example in overdue explain; do
        compile "$work/$example" "$work/plain" shared "$c/examples/$example.c"
    done
    "$work/overdue" tests/data/register.csv 2026-11-23 > "$work/overdue.txt" 2> "$work/overdue.err"
    diff "$c/examples/overdue.txt" "$work/overdue.txt"
    # Two rows without a good id, and one that breaks off, are told and passed over.
    grep -c '^dòng ' "$work/overdue.err" | grep -qx 3
    "$work/explain" | diff "$c/examples/explain.txt" -
    refused "$work/overdue" tests/data/register.csv 2026-02-30
    refused "$work/overdue" no/such/register 2026-11-23
    refused "$work/overdue"
}

# Installed through DESTDIR and moved, as a packager does it.
installed() {
    DESTDIR=$work/destination "$c/install.sh" /opt/kiemdinh
    mv "$work/destination/opt/kiemdinh" "$work/installed"
    export PKG_CONFIG_PATH="$work/installed/lib/pkgconfig" LD_LIBRARY_PATH="$work/installed/lib"
    cc -o "$work/hello" "$c/tests/install/hello.c" $(pkg-config --cflags --libs kiemdinh)
    "$work/hello" | grep -qx "kiemdinh $(pkg-config --modversion kiemdinh)"
    readelf -d "$work/hello" | grep -q 'libkiemdinh\.so\.1'
    # The linker prefers the shared library; its file name asks for the static one.
    cc -o "$work/hello" "$c/tests/install/hello.c" $(pkg-config --cflags --static --libs kiemdinh |
        sed 's/-lkiemdinh/-l:libkiemdinh.a/')
    LD_LIBRARY_PATH='' "$work/hello" > /dev/null
    readelf -d "$work/hello" > "$work/needed"
    refused grep -q libkiemdinh "$work/needed"
}

installed_cmake() {
    cmake -S "$c/tests/install" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$work/installed"
    cmake --build "$work/cmake"
    for hello in shared static cpp; do
        "$work/cmake/hello_$hello" | grep -q '^kiemdinh '
    done
    readelf -d "$work/cmake/hello_static" > "$work/needed"
    refused grep -q libkiemdinh "$work/needed"
}

leaks="valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,indirect,possible --error-exitcode=9
    --suppressions=$c/tests/valgrind.supp"

# Rust and C with AddressSanitizer, and LeakSanitizer at the end.
sanitized() {
    machine=$(rustc -vV | sed -n 's/^host: //p')
    RUSTFLAGS=-Zsanitizer=address cargo +nightly rustc --quiet --lib --features test-hooks --release \
        --target "$machine" --crate-type cdylib -- -Clink-arg=-Wl,-soname,libkiemdinh.so.1
    mkdir "$work/asan"
    cp "$target/$machine/release/libkiemdinh.so" "$work/asan"
    ln -s libkiemdinh.so "$work/asan/libkiemdinh.so.1"
    nm "$work/asan/libkiemdinh.so" | grep -q __asan_
    CFLAGS="-g -fsanitize=address -fno-omit-frame-pointer"
    for test in happy misuse threads; do
        eval "sources=\$$test"
        compile "$work/asan/$test" "$work/asan" shared $sources
        nm "$work/asan/$test" | grep -q __asan_
    done
    run_happy "$work/asan/happy"
    "$work/asan/misuse"
    "$work/asan/threads"
}

# With undefined behaviour of the C side caught: the tests themselves must be sound.
undefined() {
    CFLAGS="-g -fsanitize=undefined -fno-sanitize-recover=all"
    compile "$work/undefined" "$work/plain" shared $happy
    run_happy "$work/undefined"
}

old_glibc() {
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet ziglang cargo-zigbuild
    mkdir "$work/bin"
    # build.sh calls one command that takes cargo's arguments.
    printf '#!/bin/sh\nshift\nexec cargo-zigbuild rustc "$@"\n' > "$work/bin/zig-cargo"
    chmod +x "$work/bin/zig-cargo"
    PATH=$work/venv/bin:$PATH
    export PATH
    export CARGO_TARGET_DIR="$target/glibc-2.17" CARGO="$work/bin/zig-cargo"
    built=$("$c/build.sh" --target x86_64-unknown-linux-gnu.2.17)
    newest=$(readelf -V "$built/libkiemdinh.so" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
    echo "the newest glibc it asks for: $newest"
    [ "$(printf '%s\n' "$newest" GLIBC_2.17 | sort -V | tail -n 1)" = GLIBC_2.17 ]
    mkdir "$work/old"
    cp "$built/libkiemdinh.so" "$work/old"
    ln -s libkiemdinh.so "$work/old/libkiemdinh.so.1"
    compile "$work/old/happy" "$work/old" shared $happy
    run_happy "$work/old/happy"
}

leg "build" build "$work/plain"
leg "build with test hooks" build "$work/hooks" --features test-hooks
if [ $failed -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
    exit 1
fi

leg "header, gcc: C89 to C23, C++98 to C++23" header gcc
if have clang clang; then
    leg "header, clang -Weverything" header clang
    leg "header and layout, Visual C++ targets" header_msvc
else
    skip "header, clang" "no clang"
fi
leg "layout, 64 bits" layout ""
if links_32 || { install_packages gcc-multilib && links_32; }; then
    leg "layout, 32 bits" layout -m32
else
    skip "layout, 32 bits" "gcc -m32 does not link"
fi
if have abidiff abigail-tools; then
    leg "symbols" symbols
    leg "types, abidiff" abi
else
    skip "symbols" "no abidw"
    skip "types, abidiff" "no abidiff"
fi
leg "every function has its tests" covered
leg "what the static library needs" native_libs
for how in shared static; do
    leg "programs, $how" programs $how
    leg "happy, $how" run_happy "$work/happy-$how"
    leg "misuse, $how" "$work/misuse-$how"
    leg "threads, $how" "$work/threads-$how"
done
leg "examples" examples
if have pkg-config pkg-config; then
    leg "installed, pkg-config" installed
    if have cmake cmake g++; then
        leg "installed, cmake" installed_cmake
    else
        skip "installed, cmake" "no cmake"
    fi
else
    skip "installed" "no pkg-config"
fi
if have valgrind valgrind; then
    leg "valgrind, happy" run_happy $leaks "$work/happy-shared"
    leg "valgrind, misuse" $leaks "$work/misuse-shared"
else
    skip "valgrind" "no valgrind"
fi
leg "undefined behaviour, C side" undefined
if rustup run nightly rustc --version > /dev/null 2>&1; then
    leg "AddressSanitizer, Rust and C" sanitized
else
    skip "AddressSanitizer" "no nightly compiler"
fi
skip "ThreadSanitizer" "needs a standard library that is built with it; the stress test stands for it"
case " $* " in
    *" --glibc "*) leg "glibc 2.17" old_glibc ;;
esac

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
