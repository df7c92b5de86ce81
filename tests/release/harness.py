"""What the long runs share: the program, a small office, the rows of a book, and the table of results."""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASTED = ROOT / "tests/data/de-nghi-khen-thuong.tsv"
FIXTURES = {f"v{n}": ROOT / f"tests/data/{name}" for n, name in
            [(1, "v1.dvk"), (2, "v2.dvk"), (3, "v3-issued.dvk"), (4, "v4-issued.dvk")]}

# Thousands of tries: in memory where that is to be had.
QUICK_DISK = "/dev/shm" if Path("/dev/shm").is_dir() else None

# Columns that differ between two runs of the same work: keys and times, and what is made of them.
OF_CHANCE = {"uid", "session", "row_sum", "before", "after", "at", "who", "pc", "date", "added_at"}
# Facts of the file itself, not of the office.
OF_THE_FILE = {"book_uid", "backup_sequence", "sort_key_version"}

# Sentences that are a false alarm when the book is well and only in use.
ALARMS = ["hỏng", "Không tìm thấy"]
IN_USE = ["đang được mở", "đang mở", "đang được ghi", "đang bận"]


def arguments(about, minutes):
    """The options every run has. `--minutes` is how long it may take; `--quick` a twentieth of that."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--program", default=os.environ.get("DVK_PROGRAM", ROOT / "target/release/dan-van-kheo"))
    parser.add_argument("--minutes", type=float, default=minutes)
    parser.add_argument("--quick", action="store_true", help="a twentieth of the time, to see that it works")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", help="where to write the table as JSON")
    parser.add_argument("--keep", help="a folder in which a failing try is kept as it was")
    options = parser.parse_args()
    if options.quick:
        options.minutes = min(options.minutes, max(0.5, options.minutes / 20))
    return options


class Run:
    """A run: its folder, its program, its clock and its table."""

    def __init__(self, options):
        self.program = str(Path(options.program).resolve())
        self.keep = options.keep and Path(options.keep)
        self.results = options.results
        self.until = time.monotonic() + options.minutes * 60
        self.minutes = options.minutes
        self.random = random.Random(options.seed)
        self.folder = Path(tempfile.mkdtemp(prefix="dvk-run-", dir=QUICK_DISK))
        self.env = dict(os.environ, HOME=str(self.folder / "home"), RUST_BACKTRACE="0",
                        XDG_DATA_HOME=str(self.folder / "home/.local/share"))
        (self.folder / "home").mkdir()
        self.table = {}
        self.wrong = []

    def out_of_time(self):
        return time.monotonic() > self.until

    def call(self, arguments, cwd=None, timeout=60, before=(), **env):
        """Runs the program. (code, stdout, stderr); code None when it hung and was ended."""
        command = [*map(str, before), self.program, *map(str, arguments)]
        try:
            done = subprocess.run(command, cwd=cwd, env=dict(self.env, **env), timeout=timeout,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired:
            return None, "", "hung"
        return done.returncode, done.stdout.decode("utf8", "replace"), done.stderr.decode("utf8", "replace")

    def must(self, arguments, cwd=None, **more):
        """As `call`, for what is only preparation."""
        code, out, err = self.call(arguments, cwd, **more)
        if code != 0:
            raise SystemExit(f"{arguments}: {code} {out} {err}")
        return out

    def count(self, scenario, wrong=(), kept_from=None, also=None):
        """One try of a scenario, with what was wrong about it. `also` counts what is no failure."""
        row = self.table.setdefault(scenario, {"tries": 0, "survived": 0, "also": {}})
        row["tries"] += 1
        wrong = list(wrong)
        if wrong:
            for line in wrong:
                self.wrong.append(f"{scenario}: {line}")
                print("WRONG", scenario, line, flush=True)
            if self.keep and kept_from and len(self.wrong) < 200:
                name = re.sub(r"\W+", "-", scenario) + f"-{row['tries']}"
                shutil.copytree(kept_from, self.keep / name, dirs_exist_ok=True, symlinks=True)
        else:
            row["survived"] += 1
        if also:
            row["also"][also] = row["also"].get(also, 0) + 1

    def finish(self):
        """Prints the table; exit code 1 when anything was wrong."""
        for scenario, row in self.table.items():
            also = "; ".join(f"{k}: {v}" for k, v in sorted(row["also"].items()))
            print(f"| {scenario} | {row['tries']} | {row['survived']} | {also} |")
        if self.results:
            Path(self.results).write_text(json.dumps({"table": self.table, "wrong": self.wrong},
                                                     ensure_ascii=False, indent=1))
        shutil.rmtree(self.folder, ignore_errors=True)
        sys.exit(1 if self.wrong else 0)


def panicked(code, err):
    """Did the program end as no program should?"""
    return code is None or code not in (0, 1, 2) or "panicked" in err


def journal_of(path):
    return Path(f"{path}-journal")


def rows(path, all_columns=True):
    """Every row of a book as SQLite alone reads it, on a copy with its journal: (complaints, {table: digest})."""
    folder = Path(tempfile.mkdtemp(prefix="dvk-look-", dir=QUICK_DISK))
    try:
        copy = folder / "looked-at.db"
        shutil.copyfile(path, copy)
        if journal_of(path).is_file():
            shutil.copyfile(journal_of(path), journal_of(copy))
        db = sqlite3.connect(copy)
        db.text_factory = bytes
        complaints = [r[0].decode() for r in db.execute("pragma integrity_check(1)") if r[0] != b"ok"]
        found = {}
        names = [r[0].decode() for r in db.execute("select name from sqlite_master where type='table' order by 1")]
        for table in names:
            if table.startswith("sqlite_") or table == "draft":
                continue
            cursor = db.execute(f'select * from "{table}" order by 1')
            taken = [i for i, c in enumerate(cursor.description) if all_columns or c[0] not in OF_CHANCE]
            digest, count = hashlib.sha256(), 0
            for row in cursor:
                if table == "fact" and row[0].decode() in OF_THE_FILE:
                    continue
                digest.update(repr([row[i] for i in taken]).encode())
                count += 1
            found[table] = (count, digest.hexdigest()[:16])
        db.close()
        return complaints, found
    except (sqlite3.Error, OSError) as error:
        return [str(error)], {}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class State:
    """A state of a book: exactly as it was, and as another run of the same work would make it."""

    def __init__(self, path):
        if Path(path).exists():
            complaints, self.exact = rows(path)
            self.alike = rows(path, all_columns=False)[1]
            assert not complaints, (path, complaints)
        else:
            self.exact = self.alike = None

    def is_exactly(self, path):
        return self.exact is None if not Path(path).exists() else rows(path) == ([], self.exact)

    def is_like(self, path):
        return self.alike is None if not Path(path).exists() else rows(path, False) == ([], self.alike)


def files_below(folder):
    return sorted(p for p in Path(folder).rglob("*") if p.is_file())


def half_files(folder, book):
    """Files under a final name that are not whole: papers, copies, backups."""
    wrong = []
    for file in files_below(folder):
        name = str(file.relative_to(folder))
        if file.suffix == ".pdf" and not file.name.startswith("."):
            data = file.read_bytes()
            if not data.startswith(b"%PDF") or b"%%EOF" not in data[-32:]:
                wrong.append(f"half a paper: {name}")
        elif (file.suffix == ".dvk" and file != Path(book) and not file.name.startswith(".")
              and "su-co-" not in name):
            complaints, _ = rows(file)
            if complaints:
                wrong.append(f"half a book: {name}: {complaints[0]}")
    return wrong


def left_over(folder):
    """What the next start should have cleared."""
    found = []
    for path in sorted(Path(folder).rglob("*")):
        name = path.name
        if any(part.startswith("su-co-") for part in path.parts):
            continue
        if name.startswith(".dvk-") or name.endswith((".tmp", "-journal", ".dang-mo")):
            found.append(f"left over: {path.relative_to(folder)}")
    return found


def make_a_day_older(folder):
    """As if the temporary files there had been left more than a day ago."""
    then = time.time() - 25 * 3600
    for path in Path(folder).rglob(".dvk-*"):
        for each in [*path.rglob("*"), path] if path.is_dir() else [path]:
            os.utime(each, (then, then))


def fresh(base, folder):
    """A folder as prepared."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder, symlinks=True)
    return folder


def _with_a_copy(run, folder):
    """b.dvk, a copy of the book; the book one list further."""
    run.must(["backup", "s.dvk", "--out", "b.dvk"], cwd=folder)
    (folder / "one.tsv").write_text("STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tNguyễn Văn Mẫu\tBí thư\tChi bộ mẫu\n")
    run.must(["quick-list", "one.tsv", "--body", "Huyện ủy mẫu", "--year", "2016", "--out", "giay-1", "--data", "s.dvk"],
             cwd=folder)
    return folder


def small_office(run, folder):
    """s.dvk, a small book with a list in it; b.dvk, a copy of it before its last list."""
    folder.mkdir(parents=True)
    run.must(["new", "s.dvk", "--office", "Cơ quan mẫu"], cwd=folder)
    run.must(["quick-list", PASTED, "--body", "Huyện ủy mẫu", "--year", "2017", "--out", "giay", "--data", "s.dvk"],
             cwd=folder)
    return _with_a_copy(run, folder)


def sample_office(run, folder):
    """As `small_office`, with the sample book."""
    folder.mkdir(parents=True)
    run.must(["sample", "--out", "s.dvk"], cwd=folder)
    return _with_a_copy(run, folder)
