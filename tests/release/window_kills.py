"""The window killed while someone types, its folder renamed, its disk full: the text is kept and comes back.
Needs Xvfb, xdotool and xclip; the window is drawn without graphics hardware."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

from environment import Mounted, fill_up
from harness import PASTED, Run, arguments, fresh, sample_office

# Where something is typed: the keys that lead there from the first screen.
PEOPLE = ["ctrl+2", "ctrl+Next"]
PLACES = {"a form": [*PEOPLE, "ctrl+n"], "a grid": [*PEOPLE, "ctrl+shift+n"], "a quick list": []}
# In a window of the usual size: the tab of quick lists, and its field “Thành tích in trên giấy” once rows are pasted.
QUICK_TAB, QUICK_FIELD = (470, 57), (479, 555)


class Screen:
    """A display of our own."""

    def __init__(self, run):
        self.run = run
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"], pass_fds=[write],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.env = dict(run.env, DISPLAY=":" + told.readline().strip(), LIBGL_ALWAYS_SOFTWARE="1")

    def end(self):
        self.server.terminate()
        self.server.wait()


class Window:
    """The program with a book."""

    def __init__(self, screen, book):
        self.screen = screen
        self.program = subprocess.Popen([screen.run.program, str(book)], env=screen.env,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.id = None
        end = time.monotonic() + 30
        while self.id is None and time.monotonic() < end:
            time.sleep(0.1)
            found = self.tool("search", "--onlyvisible", "--pid", str(self.program.pid)).split()
            self.id = found[-1] if found else None
        if self.id is None:
            raise SystemExit("no window was shown")
        time.sleep(1)
        self.tool("windowfocus", "--sync", self.id)

    def tool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.screen.env, capture_output=True, text=True).stdout

    def keys(self, *keys, pause=0.6):
        for key in keys:
            self.tool("key", key)
            time.sleep(pause)

    def click(self, place):
        self.tool("mousemove", *map(str, place), "click", "1")
        time.sleep(0.8)

    def go_to(self, place):
        """To where something is typed; to a quick list with rows pasted first."""
        self.keys(*PLACES[place])
        if place == "a quick list":
            self.click(QUICK_TAB)

    def paste(self, path):
        with path.open() as rows:
            subprocess.run(["xclip", "-selection", "clipboard", "-i"], stdin=rows, env=self.screen.env,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.keys("ctrl+v", pause=1)

    def type(self, text):
        self.tool("type", "--delay", "25", text)

    def kill(self):
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()

    def close(self):
        self.keys("ctrl+q", pause=1)
        try:
            self.program.wait(10)
            return []
        except subprocess.TimeoutExpired:
            self.kill()
            return ["it did not close"]


def in_book(book, text):
    """How many people of that name are in the book, and none of it elsewhere."""
    db = sqlite3.connect(book)
    try:
        return db.execute("select count(*) from person where full_name like ? and deleted_step is null",
                          (f"%{text}%",)).fetchone()[0]
    finally:
        db.close()


def kept(run, text):
    """Is the text in a file of this PC's unfinished work?"""
    below = run.folder / "home"
    return any(text.encode() in p.read_bytes() for p in below.rglob("*") if p.is_file() and ".log" not in p.name)


def forget(run):
    shutil.rmtree(run.folder / "home")
    (run.folder / "home").mkdir()


def killed_while_typing(run, screen, base, until):
    room = run.folder / "typed"
    turn = 0
    while time.monotonic() < until or turn < 3:
        place = list(PLACES)[turn % 3]
        turn += 1
        fresh(base, room)
        forget(run)
        book, name = room / "s.dvk", f"Le Thi Thu{turn}"
        wait = run.random.uniform(0.3, 2.0)
        window = Window(screen, book)
        window.go_to(place)
        if place == "a quick list":
            window.paste(PASTED)
            window.click(QUICK_FIELD)
        window.type(name)
        time.sleep(wait)
        window.kill()
        wrong = [] if kept(run, name) else [f"{place}, {wait:.2f} s after the last key: {name} is kept nowhere"]
        # The next start: what was typed stands there again. One letter more, or the usual key to save it, shows it.
        window = Window(screen, book)
        window.go_to(place)
        if place == "a quick list":
            window.click(QUICK_FIELD)
            window.keys("End", pause=0.2)
            window.type("Z")
            time.sleep(1.5)
            window.kill()
            if not kept(run, name + "Z"):
                wrong.append(f"{place}: the next start does not have it")
        else:
            window.keys("ctrl+s", pause=1.5)
            wrong += window.close()
            found = in_book(book, name)
            if found != 1:
                wrong.append(f"{place}, {wait:.2f} s: after the next start {found} people of that name are in the book")
        code, out, err = run.call(["check", book])
        wrong += [] if code == 0 else [f"check: {err}"]
        run.count(f"window killed while typing in {place}", wrong, room)


def folder_renamed(run, screen, base):
    """Whatever is done in a book that is gone: it is in the book or still in the form, and saved when it is back."""
    room, away = run.folder / "here", run.folder / "away"
    for saved_before in (False, True):
        fresh(base, room)
        shutil.rmtree(away, ignore_errors=True)
        forget(run)
        window = Window(screen, room / "s.dvk")
        window.go_to("a form")
        if saved_before:
            window.type("Le Thi Truoc")
            window.keys("ctrl+s", "ctrl+n", pause=1.5)
        window.type("Le Thi Sau")
        time.sleep(0.7)
        room.rename(away)
        # The window says at once that its book is gone; Enter is “Đã hiểu”.
        time.sleep(2)
        window.keys("Return", "ctrl+s", pause=2)
        wrong = []
        stored = b"Le Thi Sau" in (away / "s.dvk").read_bytes()
        if not stored and not kept(run, "Le Thi Sau"):
            wrong.append("neither in the book nor kept")
        if (room / "s.dvk").exists():
            wrong.append("a second book was begun where the first one was")
            shutil.rmtree(room)
        away.rename(room)
        window.keys("Return", pause=2)
        if not stored:
            window.keys("ctrl+s", pause=2)
        window.close()
        found = in_book(room / "s.dvk", "Le Thi Sau")
        if found != 1 and not kept(run, "Le Thi Sau"):
            wrong.append(f"back again: {found} of that name in the book, and not kept")
        if found > 1:
            wrong.append(f"{found} times in the book")
        if saved_before and in_book(room / "s.dvk", "Le Thi Truoc") != 1:
            wrong.append("what was saved before is gone")
        code, out, err = run.call(["check", room / "s.dvk"])
        wrong += [] if code == 0 else [f"check: {err}"]
        run.count("the book's folder renamed while its window is open", wrong, room)


def disk_full(run, screen, base):
    """No room for the save; room for the save, none for the backup."""
    for room in (0, 200):
        forget(run)
        with Mounted(run.folder / "disk", "-t", "tmpfs", "-o", "size=6m", "tmpfs") as disk:
            if disk is None:
                print("no mounts: full disks are left out", flush=True)
                return
            book = disk / "s.dvk"
            shutil.copy(base / "s.dvk", book)
            window = Window(screen, book)
            window.go_to("a form")
            window.type("Le Thi Day")
            free = disk / "free"
            free.write_bytes(bytes(room * 1024))
            filler = fill_up(disk)
            free.unlink()
            window.keys("ctrl+s", pause=2)
            wrong = []
            stored = b"Le Thi Day" in book.read_bytes()
            if not stored and not kept(run, "Le Thi Day"):
                wrong.append("neither in the book nor kept")
            if room and not stored:
                wrong.append("there was room for it, and it is not in the book")
            filler.unlink()
            if not stored:
                window.keys("ctrl+s", pause=2)
            wrong += window.close()
            if in_book(book, "Le Thi Day") != 1:
                wrong.append(f"{in_book(book, 'Le Thi Day')} of that name in the book")
            code, out, err = run.call(["check", book])
            wrong += [] if code == 0 else [f"check: {err}"]
            scenario = "the window on a full disk, saving" if room == 0 else "the window on a full disk, backing up"
            run.count(scenario, wrong, disk)


def main():
    run = Run(arguments(__doc__, 15))
    for tool in ("Xvfb", "xdotool", "xclip"):
        if not shutil.which(tool):
            raise SystemExit(f"{tool} is needed")
    base = sample_office(run, run.folder / "sample")
    screen = Screen(run)
    try:
        folder_renamed(run, screen, base)
        disk_full(run, screen, base)
        killed_while_typing(run, screen, base, run.until)
    finally:
        screen.end()
    run.finish()


if __name__ == "__main__":
    main()
