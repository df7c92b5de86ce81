#!/usr/bin/env bash
# Start, rest and memory of the window: tests/bench/window.sh PROGRAM BOOK.dvk (needs a display and xdotool).
set -euo pipefail
program=${1:?program} book=${2:?book}
start=$(date +%s%N)
"$program" "$book" &
pid=$!
trap 'kill $pid 2>/dev/null || true' EXIT
until xdotool search --onlyvisible --pid $pid >/dev/null 2>&1; do sleep 0.01; done
echo "window shown after $((($(date +%s%N) - start) / 1000000)) ms"
sleep 4
ticks() { awk '{ print $14 + $15 }' /proc/$pid/stat; }
before=$(ticks)
sleep 10
echo "CPU at rest: $(($(ticks) - before)) hundredths of a second in 10 s"
awk '/VmHWM/ { printf "memory: %d MB at most\n", $2 / 1024 }' /proc/$pid/status
