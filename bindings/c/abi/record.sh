#!/bin/sh
# Writes down the ABI that the header declares: `symbols`, the exported functions, and `kiemdinh.abi`, their types for
# abidiff. Run it after a change that was meant, and look at what git shows: within a KIEMDINH_ABI_VERSION lines are
# only added.
#
#     bindings/c/abi/record.sh [FOLDER]
#
# Needs gcc and abidw (abigail-tools). The types come from a library of empty functions made from the header: the record
# is small, and says nothing of what opaque handles hold. That the real library has these functions is for ../test.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/../../../include/kiemdinh.h" "$work"
cd "$work"

# The prototypes, one a line, without attributes.
echo '#include "kiemdinh.h"' | gcc -x c -E -P - | tr '\n' ' ' | sed 's/;/;\n/g' |
    sed -n 's/__attribute__((warn_unused_result))//; s/^ *extern *\(.*kiemdinh_[a-z0-9_]* *(.*\);$/\1/p' > prototypes
sed 's/.*\(kiemdinh_[a-z0-9_]*\) *(.*/\1/' prototypes | LC_ALL=C sort > symbols
{
    echo '#include "kiemdinh.h"'
    sed 's/$/ { for (;;) {} }/' prototypes
} > kiemdinh.c
gcc -std=c89 -g -shared -fPIC kiemdinh.c -o kiemdinh.so
abidw --no-corpus-path --no-comp-dir-path --no-show-locs --no-architecture kiemdinh.so > kiemdinh.abi
cd - > /dev/null
cp "$work/symbols" "$work/kiemdinh.abi" "$folder"
