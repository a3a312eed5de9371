#!/bin/sh
# Builds the shared and the static library, and prints the folder they are in.
#
#     bindings/c/build.sh [cargo options: --target T, --profile P, --features test-hooks ...]
#
# CARGO is the command that builds (default: cargo), CARGO_TARGET_DIR its folder.
set -eu
cd "$(dirname "$0")/../.."
cargo=${CARGO:-cargo}
target_dir=${CARGO_TARGET_DIR:-$PWD/target}
folder=release
previous=
for option in "$@"; do
    case $previous in
        --target) target_dir=$target_dir/${option%.2.*} ;;
        --profile) folder=$option ;;
    esac
    previous=$option
done
abi=$(sed -n 's/^#define KIEMDINH_ABI_VERSION \([0-9]*\)$/\1/p' include/kiemdinh.h)
case "$(uname -s) $*" in
    *windows*) link= ;;
    Darwin*) link="-Clink-arg=-Wl,-install_name,@rpath/libkiemdinh.$abi.dylib" ;;
    *) link="-Clink-arg=-Wl,-soname,libkiemdinh.so.$abi" ;;
esac
# Each kind of library on its own: what helps one must not end up in the other.
profile=--release
case " $* " in *" --profile "*) profile= ;; esac
$cargo rustc --quiet --lib --features capi $profile "$@" --crate-type cdylib -- $link >&2
$cargo rustc --quiet --lib --features capi $profile "$@" --crate-type staticlib >&2
echo "$target_dir/$folder"
