#!/usr/bin/env python3
"""All long runs of bad days, two beside each other, and the table of README: tests/release/run.py [--quick] [part …].

Needs strace, faketime, Xvfb, xdotool, xclip and pdftotext (Debian: strace faketime xvfb xdotool xclip poppler-utils), Python 3,
and root for what mounts small disks. What is finished stays finished: run it again and the rest is done; --fresh
begins anew. Results are in target/bad-days."""

import argparse
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
OUT = ROOT / "target/bad-days"

# Part: (minutes on one core, command without its minutes). The longest come first.
PYTHON = {
    "failing-calls-1": (45, ["failing_calls.py", "--share=0/2"]),
    "failing-calls-2": (45, ["failing_calls.py", "--share=1/2"]),
    "calls-1": (25, ["kills.py", "--calls", "--share=0/2"]),
    "calls-2": (25, ["kills.py", "--calls", "--share=1/2"]),
    "readers": (10, ["readers.py"]),
    "kills": (15, ["kills.py", "--random"]),
    "window": (15, ["window_kills.py"]),
    "environment": (12, ["environment.py"]),
    "clock": (10, ["clock.py"]),
}
# Part: its arguments, in a quick run and in a whole one.
BENCHES = {
    "failing-disk-1": ("failing_disk", ["200", "0"], ["2", "0"]),
    "failing-disk-2": ("failing_disk", ["200", "1"], ["2", "1"]),
    "damaged-1": ("damaged_files", ["300", "1"], ["6000", "1"]),
    "damaged-2": ("damaged_files", ["300", "2"], ["6000", "2"]),
}


def run_part(part, options):
    results, log = OUT / f"{part}.json", OUT / f"{part}.log"
    if part in BENCHES:
        bench, quick, whole = BENCHES[part]
        command = ["cargo", "bench", "--bench", bench, "--", *(quick if options.quick else whole), str(results)]
    else:
        minutes, words = PYTHON[part]
        command = [sys.executable, str(HERE / words[0]), *words[1:], "--minutes", str(minutes * options.factor),
                   "--results", str(results), "--keep", str(OUT / "kept")]
        command += ["--quick"] if options.quick else []
    started = time.monotonic()
    with log.open("w") as out:
        code = subprocess.run(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT).returncode
    print(f"{part}: {'well' if code == 0 else 'WRONG, see ' + str(log)} after {(time.monotonic() - started) / 60:.1f} min",
          flush=True)


def table():
    """All results so far, in Markdown."""
    rows, wrong = {}, 0
    for file in sorted(OUT.glob("*.json")):
        found = json.loads(file.read_text())
        wrong += len(found["wrong"])
        for scenario, row in found["table"].items():
            sum_ = rows.setdefault(scenario, {"tries": 0, "survived": 0, "also": {}})
            sum_["tries"] += row["tries"]
            sum_["survived"] += row["survived"]
            for what, count in row["also"].items():
                sum_["also"][what] = sum_["also"].get(what, 0) + count
    lines = ["| scenario | tries | survived | of these |", "|---|---|---|---|"]
    for scenario, row in rows.items():
        also = ", ".join(f"{what} {count:,}" for what, count in sorted(row["also"].items()))
        lines.append(f"| {scenario} | {row['tries']:,} | {row['survived']:,} | {also} |")
    return "\n".join(lines), wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join([*PYTHON, *BENCHES])}")
    parser.add_argument("--quick", action="store_true", help="a twentieth of it, to see that it works")
    parser.add_argument("--factor", type=float, default=1, help="of the usual minutes")
    parser.add_argument("--fresh", action="store_true", help="begin anew")
    parser.add_argument("--at-once", type=int, default=2, help="how many beside each other")
    options = parser.parse_args()
    (OUT / "kept").mkdir(parents=True, exist_ok=True)
    parts = options.parts or [*PYTHON, *BENCHES]
    for part in parts:
        if options.fresh or options.parts:
            (OUT / f"{part}.json").unlink(missing_ok=True)
    parts = [part for part in parts if not (OUT / f"{part}.json").exists()]
    subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    subprocess.run(["cargo", "bench", "--no-run", "--bench", "failing_disk", "--bench", "damaged_files"], cwd=ROOT, check=True)
    with ThreadPoolExecutor(options.at_once) as pool:
        list(pool.map(lambda part: run_part(part, options), parts))
    text, wrong = table()
    (OUT / "table.md").write_text(text + "\n")
    print(text)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
