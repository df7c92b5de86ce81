"""A year of work and backups with a clock that jumps: the newest state is always in a backup, and none is lost."""

import datetime
import shutil
import sqlite3
from pathlib import Path

from harness import Run, arguments, panicked, small_office

DAY = datetime.timedelta(days=1)


def steps_of(path):
    """The newest step of a book or a backup."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return db.execute("select max(id) from step").fetchone()[0] or 0
    finally:
        db.close()


class Clock:
    """The program under a clock of our own."""

    def __init__(self, run, book):
        self.run, self.book = run, book
        self.year = 2040

    def at(self, moment, *command):
        text = moment if isinstance(moment, str) else moment.strftime("%Y-%m-%d %H:%M:%S")
        return self.run.call([*command], before=["faketime", text])

    def work(self, scenario, moment):
        """One change and its backup; the newest state must be in a backup afterwards."""
        self.year = self.year + 1 if self.year < 2099 else 2018
        code, out, err = self.at(moment, "lock", self.book, "--year", str(self.year))
        wrong = []
        if panicked(code, err) or code != 0:
            wrong.append(f"{moment}: {code} {err.strip()[:200]}")
        backups = sorted(self.book.with_name(self.book.stem + "-sao-luu").glob("*.dvk"))
        newest = max((steps_of(b) for b in backups), default=0)
        if code == 0 and newest != steps_of(self.book):
            wrong.append(f"{moment}: step {steps_of(self.book)} is in no backup, the newest has {newest}: {err.strip()[:150]}")
        if len(backups) > 45:
            wrong.append(f"{moment}: {len(backups)} backups")
        said = "nothing of the clock" if "đồng hồ" not in (out + err).lower() else "the clock"
        self.run.count(scenario, wrong, self.book.parent, also=f"said {said}")
        # “Đã ghi …” names a file that is there.
        code, out, err = self.at(moment, "backup", self.book)
        written = [line.removeprefix("Đã ghi ") for line in out.splitlines() if line.startswith("Đã ghi ")]
        wrong = [] if code == 0 and written else [f"{moment}: backup: {code} {err.strip()[:200]}"]
        wrong += [f"{moment}: {w} is said and not there" for w in written if not Path(w).exists()]
        self.run.count(scenario, wrong, self.book.parent)


def main():
    run = Run(arguments(__doc__, 10))
    base = small_office(run, run.folder / "small")
    book = run.folder / "clock/s.dvk"

    def fresh_clock():
        shutil.rmtree(book.parent, ignore_errors=True)
        shutil.copytree(base, book.parent)
        return Clock(run, book)

    start = datetime.datetime(2025, 12, 1, 9, 0, 0)
    jumps = {"a day back": -DAY, "a day ahead": DAY, "ten years back": -3652 * DAY, "ten years ahead": 3652 * DAY}
    days = 366 if not run.minutes < 5 else 60
    for name, jump in jumps.items():
        clock = fresh_clock()
        off = datetime.timedelta()
        # Every fifth day of a year; the clock is wrong for a month, then right again, then wrong once more.
        for day in range(0, days, 5):
            off = jump if 60 <= day < 90 or 180 <= day < 185 or (days < 100 and 20 <= day < 40) else datetime.timedelta()
            clock.work(f"clock {name}", start + day * DAY + off)
        code, out, err = run.call(["check", book])
        run.count(f"clock {name}", [] if code == 0 else [f"check: {err}"])
    clock = fresh_clock()
    for minute in range(14):
        clock.work("clock a day back within an hour", f"2026-06-10 10:{minute:02}:00")
    for minute in range(14):
        clock.work("clock a day back within an hour", f"2026-06-09 09:{minute:02}:00")
    # A clock that no office has: refused in words, or taken; never a panic, never a lost backup.
    for odd in ["1970-01-01 00:00:00", "1969-12-31 00:00:00", "1900-01-01 12:00:00", "2038-01-19 03:14:08",
                "2099-12-31 23:59:59", "2100-06-01 00:00:00", "2262-01-01 00:00:00", "9999-12-30 12:00:00",
                "9999-12-31 23:59:58", "10000-01-02 00:00:00", "20000-01-01 00:00:00"]:
        clock = fresh_clock()
        before = book.read_bytes()
        for command in (["lock", book, "--year", "2010"], ["check", book], ["backup", book],
                        ["figures", "--data", book, "--year", "2017"], ["history", book],
                        ["print", "ds-khen-thuong", "--data", book, "--year", "2017", "--out", book.parent / "x.pdf", "--force"]):
            code, out, err = clock.at(odd, *command)
            wrong = []
            if panicked(code, err):
                wrong.append(f"{odd} {command[0]}: {code} {err.strip()[:200]}")
            if code == 1 and not err.strip():
                wrong.append(f"{odd} {command[0]}: refused without a word")
            if code == 1 and book.read_bytes() != before and command[0] == "lock":
                wrong.append(f"{odd} {command[0]}: refused, and the file changed")
            run.count("a clock no office has", wrong, also="refused" if code else "done")
        code, out, err = run.call(["lock", book, "--year", "2012"])
        run.count("a clock no office has", [] if code == 0 else [f"after {odd}: {err}"])
    run.finish()


if __name__ == "__main__":
    main()
