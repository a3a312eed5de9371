#!/bin/sh
# Builds the libraries and installs them with headers, pkg-config file and CMake package. What is installed finds its
# parts from where it stands, so the folder may be moved.
#
#     bindings/c/install.sh PREFIX [cargo options, as for build.sh]
#
# DESTDIR is put before PREFIX. For Linux and other systems with ELF, and for macOS.
set -eu
if [ $# -eq 0 ]; then
    echo "usage: bindings/c/install.sh PREFIX [cargo options]" >&2
    exit 2
fi
case $1 in
    /*) prefix=$1 ;;
    *) prefix=$PWD/$1 ;;
esac
prefix=${DESTDIR:-}$prefix
shift
cd "$(dirname "$0")/../.."
built=$(bindings/c/build.sh "$@")

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
abi=$(sed -n 's/^#define KIEMDINH_ABI_VERSION \([0-9]*\)$/\1/p' include/kiemdinh.h)
static_libs=
if [ -f "$built/libkiemdinh.so" ]; then
    library=libkiemdinh.so
    shared=$library.$version
    soname=$library.$abi
    static_libs=$(cat bindings/c/static-libs)
elif [ -f "$built/libkiemdinh.dylib" ]; then
    library=libkiemdinh.dylib
    shared=libkiemdinh.$version.dylib
    soname=libkiemdinh.$abi.dylib
else
    echo "install.sh: no shared library for ELF or macOS in $built" >&2
    exit 1
fi
# The fifth byte of an ELF file tells its pointers; on macOS all have 64 bits.
pointer_bytes=8
if [ "$library" = libkiemdinh.so ] && [ "$(od -An -tu1 -j4 -N1 "$built/$library" | tr -d ' ')" = 1 ]; then
    pointer_bytes=4
fi

# Fills a template in: fill TEMPLATE FILE
fill() {
    sed -e "s|@VERSION@|$version|g" -e "s|@MAJOR@|${version%%.*}|g" -e "s|@SHARED@|$shared|g" \
        -e "s|@SONAME@|$soname|g" -e "s|@STATIC_LIBS@|$static_libs|g" -e "s|@POINTER_BYTES@|$pointer_bytes|g" \
        "bindings/c/package/$1" > "$2"
    chmod 644 "$2"
}

mkdir -p "$prefix/include" "$prefix/lib/pkgconfig" "$prefix/lib/cmake/kiemdinh"
install -m 644 include/kiemdinh.h include/kiemdinh.hpp "$prefix/include"
install -m 755 "$built/$library" "$prefix/lib/$shared"
ln -sf "$shared" "$prefix/lib/$soname"
ln -sf "$soname" "$prefix/lib/$library"
install -m 644 "$built/libkiemdinh.a" "$prefix/lib"
fill kiemdinh.pc.in "$prefix/lib/pkgconfig/kiemdinh.pc"
fill kiemdinhConfig.cmake.in "$prefix/lib/cmake/kiemdinh/kiemdinhConfig.cmake"
fill kiemdinhConfigVersion.cmake.in "$prefix/lib/cmake/kiemdinh/kiemdinhConfigVersion.cmake"
echo "$prefix"
