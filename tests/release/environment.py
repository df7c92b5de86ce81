"""Full disks, folders that may not be written, odd names, strange journals, many processes, a long session.
Some need root (mounts) and are said to be left out without it."""

import os
import re
import shutil
import subprocess
import sqlite3
import unicodedata
from pathlib import Path

from harness import (FIXTURES, IN_USE, PASTED, Run, State, arguments, files_below, fresh, half_files, journal_of, left_over,
                     make_a_day_older, panicked, rows, small_office)

RECORD = ["quick-list", PASTED, "--body", "Huyện ủy khác", "--year", "2018"]
PRINT = ["print", "ds-khen-thuong", "--year", "2017"]


class Environment:
    """The run, its prepared office, and short judgments."""

    def __init__(self, run):
        self.run = run
        self.base = small_office(run, run.folder / "small")
        self.room = run.folder / "room"
        self.before = State(self.base / "s.dvk")

    def office(self):
        return fresh(self.base, self.room)

    def judge(self, scenario, wrong, folder=None):
        self.run.count(scenario, [w for w in wrong if w], folder or self.room)

    def done(self, command, **more):
        """What is wrong with a command that must be carried out."""
        code, out, err = self.run.call(command, **more)
        return [] if code == 0 else [f"{command[0]}: {code} {(err or out).strip()[-250:]}"]

    def refused(self, command, words=(), not_words=(), **more):
        """What is wrong with a command that must be refused, with one of these words and none of those."""
        code, out, err = self.run.call(command, **more)
        said = err.strip()
        wrong = []
        if code != 1 or panicked(code, err):
            wrong.append(f"{command[0]}: {code} {(err or out).strip()[-250:]}")
        elif not said:
            wrong.append(f"{command[0]}: refused without a word")
        elif words and not any(w in said for w in words):
            wrong.append(f"{command[0]}: the cause is not named: {said[:250]}")
        wrong += [f"{command[0]}: a wrong cause: {said[:250]}" for w in not_words if w in said]
        return wrong


class Mounted:
    """A small disk for a while; None where we may not mount."""

    def __init__(self, path, *options):
        self.path, self.options = Path(path), options

    def __enter__(self):
        self.path.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["mount", *self.options, str(self.path)], capture_output=True)
        self.is_there = done.returncode == 0
        return self.path if self.is_there else None

    def __exit__(self, *_):
        if self.is_there:
            subprocess.run(["umount", "-l", str(self.path)], check=False)


def fill_up(folder):
    """Takes all the room that is left."""
    filler = folder / "day"
    try:
        with filler.open("wb", buffering=0) as file:
            for block in (1 << 16, 1 << 12, 1):
                try:
                    while True:
                        file.write(bytes(block))
                except OSError:
                    pass
    except OSError:
        pass
    return filler


def full_disks(e):
    """From no room at all to room for everything, 40 kB more each time."""
    scenario = "a full disk"
    for room in range(0, 1200, 40):
        with Mounted(e.run.folder / "disk", "-t", "tmpfs", "-o", "size=4m", "tmpfs") as disk:
            if disk is None:
                print("no mounts: full disks are left out", flush=True)
                return
            shutil.copy(e.base / "s.dvk", disk / "s.dvk")
            free = disk / "free"
            free.write_bytes(bytes(room * 1024))
            filler = fill_up(disk)
            free.unlink()
            book = disk / "s.dvk"
            for command in (["undo", book], [*RECORD, "--out", disk / "o", "--data", book], ["lock", book, "--year", "2011"],
                            ["backup", book], ["backup", book, "--out", disk / "ra.dvk"],
                            [*PRINT, "--data", book, "--out", disk / "x.pdf"], ["new", disk / "n.dvk"],
                            ["sample", "--awards", "10", "--out", disk / "m.dvk"],
                            ["restore", book, "--from", e.base / "b.dvk"]):
                held = State(book)
                code, out, err = e.run.call(command)
                said, wrong = (out + err), []
                if panicked(code, err):
                    wrong.append(f"{command[0]}: {code} {err[:200]}")
                if code == 1 and "đầy" not in said and "không đủ chỗ" not in said:
                    wrong.append(f"{command[0]}, {room} kB: the cause is not named: {err.strip()[-200:]}")
                if not book.exists():
                    wrong.append(f"{command[0]}: no book")
                elif command[0] in ("lock", "quick-list", "undo", "restore"):
                    is_same = held.is_exactly(book)
                    if code == 0 and is_same:
                        wrong.append(f"{command[0]}: said done, nothing is there")
                    if code == 1 and not is_same and not re.search("đã (được )?(lưu|ghi)", said, re.I):
                        wrong.append(f"{command[0]}: said not done, and it is there: {err.strip()[-200:]}")
                    if not is_same and re.search("chưa lưu được|vẫn như trước", said):
                        wrong.append(f"{command[0]}: says that nothing was stored: {err.strip()[-200:]}")
                wrong += e.done(["check", book])
                wrong += half_files(disk, book)
                e.run.count(scenario, wrong, disk)
            filler.unlink(missing_ok=True)
            wrong = e.done(["lock", book, "--year", "2012"])
            if left_over(disk):
                # What a program had in hand when it ended goes the next day.
                make_a_day_older(disk)
                wrong += e.done(["lock", book, "--year", "2014"])
            wrong += e.done(["check", book]) + left_over(disk)
            e.run.count("a full disk, then room again", wrong, disk)


def papers_do_not_fit(e):
    """The book has room, its papers have none: after room was made the same command records the list once."""
    scenario = "a list whose papers do not fit, done again"
    with Mounted(e.run.folder / "disk", "-t", "tmpfs", "-o", "size=1m", "tmpfs") as disk:
        if disk is None:
            return
        office = e.office()
        book = office / "s.dvk"
        filler = fill_up(disk)
        command = [*RECORD, "--out", disk, "--data", book]
        wrong = e.refused(command, ["đầy"])
        filler.unlink()
        again = e.run.call([*command, "--force"])
        if again[0] != 0 and not re.search("đã (được )?(lưu|ghi)|đã có", again[2], re.I):
            wrong.append(f"again: {again[0]} {again[2].strip()[-200:]}")
        db = sqlite3.connect(book)
        lists = db.execute("select count(*) from award_round where year = 2018 and deleted_step is null").fetchone()[0]
        db.close()
        if lists != 1:
            wrong.append(f"{lists} lists in the book")
        e.judge(scenario, wrong + e.done(["check", book]))


def read_only(e):
    """A share that may be read only; a file, a folder of another."""
    office = e.office()
    with Mounted(e.run.folder / "cd", "--bind", str(office)) as cd:
        if cd is not None:
            subprocess.run(["mount", "-o", "remount,ro,bind", str(cd)], check=True)
            book, scenario = cd / "s.dvk", "a disk that may not be written"
            bytes_before = book.read_bytes()
            for command in (["check", book], ["figures", "--data", book, "--year", "2017"],
                            [*PRINT, "--data", book, "--out", e.run.folder / "x.pdf", "--force"],
                            ["backup", book, "--out", e.run.folder / "ra.dvk", "--force"], ["history", book]):
                e.judge(scenario, e.done(command))
            for command in (["lock", book, "--year", "2011"], ["undo", book], ["backup", book], ["new", cd / "n.dvk"],
                            ["restore", book, "--from", e.base / "b.dvk"],
                            [*PRINT, "--data", book, "--out", cd / "x.pdf"]):
                e.judge(scenario, e.refused(command, not_words=["đầy", "hỏng"]))
            e.judge(scenario, ["the file changed"] if book.read_bytes() != bytes_before else [])
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        print("not root: files of others are left out", flush=True)
        return
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    os.chmod(e.run.folder, 0o755)
    home = e.run.folder / "nobody"
    home.mkdir(exist_ok=True)
    os.chmod(home, 0o777)
    as_nobody = {"before": nobody, "HOME": str(home), "XDG_DATA_HOME": str(home)}
    program = e.run.folder / "program"
    shutil.copy(e.run.program, program)
    ours, e.run.program = e.run.program, str(program)
    for scenario, file, folder in (("a file that may not be written", 0o444, 0o755), ("a folder that may not be written", 0o644, 0o555)):
        office = e.office()
        book = office / "s.dvk"
        for path in [office, *office.rglob("*")]:
            os.chown(path, 65534, 65534)
        book.chmod(file)
        office.chmod(folder)
        bytes_before = book.read_bytes()
        e.judge(scenario, e.done(["check", book], **as_nobody))
        e.judge(scenario, e.refused(["lock", book, "--year", "2011"], not_words=["đầy", "hỏng"], **as_nobody))
        e.judge(scenario, ["the file changed"] if book.read_bytes() != bytes_before else [])
        office.chmod(0o755)
    e.run.program = ours


def other_versions(e):
    """A file of a newer version is refused before anything is touched."""
    office = e.office()
    newer = office / "moi.dvk"
    shutil.copy(office / "s.dvk", newer)
    db = sqlite3.connect(newer)
    db.execute("pragma user_version = 99")
    db.close()
    scenario = "a file of a newer version"
    held = {p: p.read_bytes() for p in (newer, office / "s.dvk")}
    for command in (["check", newer], ["lock", newer, "--year", "2011"], ["restore", office / "s.dvk", "--from", newer],
                    ["restore", office / "none.dvk", "--from", newer], ["backup", newer, "--out", office / "c.dvk"]):
        e.judge(scenario, e.refused(command, ["mới hơn"]))
    e.judge(scenario, [f"{p.name} changed" for p, was in held.items() if p.read_bytes() != was])
    e.judge(scenario, ["a book of it stands there"] if (office / "none.dvk").exists() else [])


def links(e):
    """A book behind a link stays behind it."""
    office = e.office()
    (office / "real").mkdir()
    (office / "s.dvk").rename(office / "real/s.dvk")
    link = office / "s.dvk"
    link.symlink_to("real/s.dvk")
    scenario = "a book behind a link"
    for command in (["lock", link, "--year", "2011"], ["check", link], ["backup", link], ["restore", link, "--from", office / "b.dvk"],
                    ["check", link], ["lock", link, "--year", "2012"], ["check", office / "real/s.dvk"]):
        e.judge(scenario, e.done(command))
    e.judge(scenario, [] if link.is_symlink() else ["the link is gone"])


def hot_journal(e):
    """A book cut off at the very end of a step, with its journal."""
    office = e.office()
    log = e.run.folder / "log"
    command = ["lock", office / "s.dvk", "--year", "2011"]
    e.run.must(command, before=["strace", "-f", "-qq", "-y", "-o", log, "-e", "trace=pwrite64"])
    calls, last = {}, 0
    for line in log.read_text(errors="replace").splitlines():
        thread = line.split()[0]
        calls[thread] = calls.get(thread, 0) + 1
        if "pwrite64(" in line and "/s.dvk-journal>" in line:
            last = calls[thread]
    locked = State(office / "s.dvk")
    office = e.office()
    e.run.call(command, before=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e",
                                f"inject=pwrite64:signal=KILL:when={last}"])
    return office / "s.dvk", locked


def journals(e):
    """Journals that belong to the book, once belonged to it, or never did."""
    book, locked = hot_journal(e)
    cut_off = e.run.folder / "cut-off"
    shutil.rmtree(cut_off, ignore_errors=True)
    shutil.copytree(book.parent, cut_off)
    wrong = e.done(["check", book])
    if not e.before.is_exactly(book) and not locked.is_like(book):
        wrong.append("neither the state before nor the one after")
    e.judge("a book cut off at the end of a step", wrong)
    e.judge("a book cut off at the end of a step", e.done(["lock", book, "--year", "2012"]) + e.done(["check", book]))

    # The same book, three steps further: its newest steps stay.
    office = e.office()
    book = office / "s.dvk"
    for year in ("2013", "2014", "2015"):
        e.run.must(["lock", book, "--year", year])
    newest = State(book)
    shutil.copy(cut_off / "s.dvk-journal", journal_of(book))
    held = book.read_bytes()
    wrong = e.done(["check", book])
    if book.read_bytes() != held:
        wrong.append("looking changed the file")
    e.judge("an old journal of the same book", wrong)
    code, out, err = e.run.call(["lock", book, "--year", "2016"])
    wrong = [] if code == 0 else [f"lock: {code} {err}"]
    history = e.run.must(["history", book])
    wrong += [f"the step of {y} is gone" for y in ("2013", "2014", "2015", "2016") if y not in history]
    wrong += e.done(["check", book])
    e.judge("an old journal of the same book", wrong)

    # The journal of another book.
    e.run.must(["sample", "--awards", "40", "--seed", "3", "--out", office / "khac.dvk"])
    other = office / "khac.dvk"
    held, state = other.read_bytes(), State(other)
    shutil.copy(cut_off / "s.dvk-journal", journal_of(other))
    wrong = e.done(["check", other])
    if other.read_bytes() != held:
        wrong.append("looking changed the file")
    wrong += e.done(["lock", other, "--year", "2016"]) + e.done(["check", other])
    now = rows(other, False)[1]
    wrong += [f"{table} changed" for table, was in state.alike.items()
              if table not in ("step", "step_change", "working_year", "fact") and now.get(table) != was]
    e.judge("the journal of another book", wrong)

    chance = e.run.random.randbytes
    strange = {"empty": b"", "noise": chance(5000), "a head and noise": bytes.fromhex("d9d505f920a163d7") + chance(5000),
               "zeros": bytes(5000), "short": b"\xd9\xd5"}
    for name, content in [*strange.items(), ("a folder", None)]:
        office = e.office()
        book = office / "s.dvk"
        if content is None:
            journal_of(book).mkdir()
        else:
            journal_of(book).write_bytes(content)
        wrong = []
        for command in (["check", book], ["lock", book, "--year", "2011"], ["check", book]):
            if content is None and command[0] == "lock":
                # Nothing can be written beside a folder of that name; it is said, and looking works.
                code, out, err = e.run.call(command)
                wrong += [f"lock: {code} {err}"] if panicked(code, err) else []
            else:
                wrong += e.done(command)
        e.judge("a strange journal", [f"{name}: {w}" for w in wrong])
    office = e.office()
    db = sqlite3.connect(office / "s.dvk")
    db.execute("pragma journal_mode = wal")
    db.close()
    for command in (["check", office / "s.dvk"], ["lock", office / "s.dvk", "--year", "2011"], ["check", office / "s.dvk"]):
        e.judge("a book left in two files by another program", e.done(command))


def at_once(e):
    """Twelve that write at the same moment: each is done whole or told that the book is in use."""
    for _ in range(20 if e.run.minutes >= 5 else 3):
        office = e.office()
        book = office / "s.dvk"
        db = sqlite3.connect(book)
        before = db.execute("select count(*) from step").fetchone()[0]
        db.close()
        programs = [subprocess.Popen([e.run.program, "lock", str(book), "--year", str(2001 + i)], env=e.run.env, text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE) for i in range(12)]
        done, wrong = 0, []
        for program in programs:
            out, err = program.communicate(timeout=60)
            if program.returncode == 0:
                done += 1
            elif not any(word in err for word in IN_USE):
                wrong.append(f"{program.returncode} {err.strip()[:200]}")
        db = sqlite3.connect(book)
        after = db.execute("select count(*) from step").fetchone()[0]
        db.close()
        if after - before != done or done == 0:
            wrong.append(f"{done} said done, {after - before} steps")
        e.judge("twelve writers at once", wrong + e.done(["check", book]))


def names(e):
    """Names as people give them, up to the longest a disk takes."""
    office = e.office()
    odd = ["Sổ công tác dân vận (bản chính) 100% 'thử' \"x\" #1?.dvk", unicodedata.normalize("NFD", "Sổ Đặng Thị Ánh.dvk"),
           " trước và sau .dvk", "-force.dvk", "a.b.c.dvk", "sổ\nhai dòng.dvk", "so%20moi;&|$(x).dvk", "SO.DVK", "so"]
    for name in odd:
        folder = office / "thư mục của Đặng Thị Ánh Tuyết – năm 2016"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        book = folder / name
        shutil.copy(e.base / "s.dvk", book)
        wrong = []
        for command in (["check", book], ["lock", book, "--year", "2011"], ["backup", book],
                        ["backup", book, "--out", folder / f"ra {name}"], [*PRINT, "--data", book, "--out", folder / "giấy 'ư'.pdf"],
                        ["restore", book, "--from", folder / f"ra {name}"], ["check", book]):
            wrong += e.done(command)
        e.judge("odd names", [f"{name!r}: {w}" for w in wrong])
    for length in (200, 225, 228, 232, 235, 240, 243, 247, 248, 250, 251, 255):
        folder = office / "dài"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        book = folder / ("a" * (length - 4) + ".dvk")
        shutil.copy(e.base / "s.dvk", book)
        wrong = e.done(["check", book])
        if length <= 247:
            # The journal beside the book still has a name.
            wrong += e.done(["lock", book, "--year", "2011"]) + e.done(["backup", book]) + e.done(["check", book])
            wrong += [] if [p for p in files_below(folder) if p != book and p.suffix == ".dvk"] else ["no backup"]
        else:
            wrong += e.refused(["lock", book, "--year", "2011"], ["dài"])
        e.judge("long names", [f"{length} bytes: {w}" for w in wrong])
    deep = office
    for i in range(1, 31):
        deep = deep / f"thư mục rất sâu số {i} của cơ quan"
        deep.mkdir()
        if i % 5 == 0:
            book = deep / "s.dvk"
            shutil.copy(e.base / "s.dvk", book)
            wrong = []
            for command in (["check", book], ["lock", book, "--year", "2011"], ["backup", book], ["new", deep / "n.dvk"]):
                code, out, err = e.run.call(command)
                if panicked(code, err) or (code != 0 and "dài" not in err):
                    wrong.append(f"{command[0]}: {code} {err.strip()[-200:]}")
            e.judge("deep folders", [f"{len(str(book).encode())} bytes: {w}" for w in wrong])


def never_over_a_book(e):
    """Nothing is ever written over a book, a device or the input."""
    scenario = "an output that would replace a book"
    book, other, disguised, device = (e.room / name for name in ("s.dvk", "khac.dvk", "giay.pdf", "device"))
    full = [device] if os.geteuid() == 0 else []
    commands = [[*PRINT, "--data", book, "--out", out, "--force"] for out in (other, disguised, book, *full)]
    commands += [["backup", book, "--out", out, "--force"] for out in (book, *full)]
    commands += [["backup", book, "--out", other],
                 ["sample", "--awards", "10", "--out", other], ["new", other]]
    for command in commands:
        e.office()
        shutil.copy(book, other)
        shutil.copy(book, disguised)
        if full:
            os.mknod(device, 0o666 | 0o020000, os.makedev(1, 7))
        held = {p: p.read_bytes() for p in (book, other, disguised)}
        wrong = e.refused(command)
        wrong += [f"{command[0]}: {p.name} is another" for p, was in held.items() if p.read_bytes() != was]
        if full and not device.is_char_device():
            wrong.append(f"{command[0]}: the device is gone")
        e.judge(scenario, wrong)
    office = e.office()
    shutil.copy(book, other)
    # With --force the old one makes room, and is kept.
    was = other.read_bytes()
    wrong = e.done(["backup", book, "--out", other, "--force"])
    wrong += [] if any(f.read_bytes() == was for f in files_below(office)) else ["the old copy is gone"]
    e.judge(scenario, wrong)


def long_session(e):
    """Many edits, one after the other: files stay few and small."""
    office = e.office()
    book = office / "s.dvk"
    edits = int(60 * e.run.minutes)
    for i in range(1, edits + 1):
        year = str(2018 + (i - 1) // 4 % 80)
        command = [["quick-list", "one.tsv", "--body", "Huyện ủy mẫu", "--year", "2017", "--out", "o", "--force", "--data", "s.dvk"],
                   ["undo", "s.dvk"], ["lock", "s.dvk", "--year", year],
                   ["lock", "s.dvk", "--year", year, "--unlock", f"lý do {i}"]][i % 4 - 1]
        e.run.count("edits of a long session", e.done(command, cwd=office), office)
    backups = [p for p in files_below(office / "s-sao-luu")]
    wrong = e.done(["check", book]) + left_over(office)
    if len(backups) > 40 or sum(p.stat().st_size for p in backups) > 40 * book.stat().st_size:
        wrong.append(f"{len(backups)} backups of {sum(p.stat().st_size for p in backups)} bytes")
    e.judge("files after a long session", wrong)


def main():
    e = Environment(Run(arguments(__doc__, 15)))
    for part in (full_disks, papers_do_not_fit, read_only, other_versions, links, journals, at_once, names, never_over_a_book,
                 long_session):
        part(e)
    e.run.finish()


if __name__ == "__main__":
    main()
