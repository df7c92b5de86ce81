"""Every command that writes, with the file it is about and the states it may leave."""

import re
import shutil

from harness import FIXTURES, PASTED, State, fresh

LIST = ["quick-list", PASTED, "--body", "Huyện ủy khác", "--year", "2018", "--out", "o"]
PRINT = ["print", "ds-khen-thuong", "--data", "s.dvk", "--year", "2016", "--out", "x.pdf"]

# name: (arguments, the file it is about)
WORKS = {
    "quick-list --data": ([*LIST, "--data", "s.dvk"], "s.dvk"),
    "quick-list --data, a new book": ([*LIST, "--data", "q.dvk"], "q.dvk"),
    "undo": (["undo", "s.dvk"], "s.dvk"),
    "lock": (["lock", "s.dvk", "--year", "2011"], "s.dvk"),
    "backup": (["backup", "s.dvk"], "s.dvk"),
    "backup --out": (["backup", "s.dvk", "--out", "out.dvk"], "s.dvk"),
    "restore": (["restore", "s.dvk", "--from", "b.dvk"], "s.dvk"),
    "migration from v1": (["lock", "v1.dvk", "--year", "2011"], "v1.dvk"),
    "migration from v2": (["lock", "v2.dvk", "--year", "2011"], "v2.dvk"),
    "migration from v3": (["lock", "v3.dvk", "--year", "2011"], "v3.dvk"),
    "migration from v4": (["lock", "v4.dvk", "--year", "2011"], "v4.dvk"),
    "new": (["new", "n.dvk", "--office", "Cơ quan mẫu"], "n.dvk"),
    "new --force": (["new", "s.dvk", "--office", "Cơ quan khác", "--force"], "s.dvk"),
    "sample": (["sample", "--awards", "20", "--out", "n.dvk"], "n.dvk"),
    "demo": (["demo", "--out", "d", "--no-window"], "d/mau-2016.dvk"),
    "print": (PRINT, "s.dvk"),
}

# The calls that open, change or let go of a file: what is left behind can only differ by these.
CALLS = ["openat", "write", "pwrite64", "writev", "copy_file_range", "sendfile", "ftruncate", "fallocate", "fsync",
         "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "unlink", "unlinkat", "mkdir",
         "mkdirat", "rmdir", "fchmod", "chmod", "fchown", "fcntl", "flock", "close", "utimensat"]


def calls_made(run, work, folder):
    """The calls of a command that name a file of its folder: (call, its number among calls of that name in its
    thread, as strace counts)."""
    fresh(work.base, folder)
    log = run.folder / "calls.log"
    run.must(work.arguments, cwd=folder,
             before=["strace", "-f", "-qq", "-y", "-o", log, "-e", "trace=" + ",".join(CALLS)])
    counts, found = {}, set()
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if match:
            thread, call = match.groups()
            counts[thread, call] = counts.get((thread, call), 0) + 1
            if str(folder) in line:
                found.add((call, counts[thread, call]))
    return sorted(found)


class Work:
    """A command with its prepared folder and the states that may be found afterwards."""

    def __init__(self, run, name, base):
        self.name = name
        self.arguments, self.file = WORKS[name]
        self.base = run.folder / ("base-" + name.replace(" ", "-"))
        if not self.base.exists():
            shutil.copytree(base, self.base)
            if name.startswith("migration"):
                version = name.split()[-1]
                shutil.copy(FIXTURES[version], self.base / f"{version}.dvk")
        room = fresh(self.base, run.folder / "learn")
        self.old = State(room / self.file)
        self.between = []
        if name.startswith("migration"):
            # Brought up to date, and not locked yet.
            run.must(["backup", self.file], cwd=room)
            self.between = [State(room / self.file)]
            fresh(self.base, room)
        run.must(self.arguments, cwd=room)
        self.new = State(room / self.file)

    def state(self, folder):
        """“old”, “between”, “new”, or what is wrong."""
        path = folder / self.file
        if self.old.is_exactly(path):
            return "old", []
        if self.new.is_like(path):
            return "new", []
        if any(state.is_like(path) for state in self.between):
            return "between", []
        if not path.exists():
            return "gone", ["there is no book"]
        return "other", ["neither the old state nor the new"]
