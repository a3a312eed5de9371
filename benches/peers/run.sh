#!/usr/bin/env bash
# Compares kiemdinh with another program at the same work: benches/peers/run.sh WORK --rows N [--runs N]
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-target}
peers=benches/peers

cargo build --quiet --release --features cli --bin kiemdinh >&2
venv=$target/peers/venv
if ! cmp --silent "$peers/requirements.txt" "$venv/requirements.txt"; then
    python3 -m venv --clear "$venv" >&2
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$peers/requirements.txt" >&2
    cp "$peers/requirements.txt" "$venv/"
fi
exec "$venv/bin/python" -B "$peers/peers.py" --kiemdinh "$target/release/kiemdinh" --data "$target/peers" "$@"
