"""One process writes by commands, three read beside it: every answer is right, or says that the book is in use."""

import json
import re
import subprocess
import threading
import time

from harness import ALARMS, IN_USE, Run, arguments, panicked

PEOPLE = 400
YEAR = "2031"


def listed(run, path):
    """How many the paper says, and how many names stand in it."""
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True).stdout.decode()
    said = [int(n.replace(".", "")) for n in re.findall(r"có ([\d.]+) cá nhân", text)]
    return said, len(set(re.findall(r"Nguyễn Mẫu [A-Z]\d+", text)))


def without_keys(figures):
    """The figures and their rows without the keys of the records, which every recording makes anew."""
    return re.sub(r'"record":\{[^}]*\}', "", figures)


class Beside:
    """The writer and its readers, until the time is over."""

    def __init__(self, run):
        self.run = run
        self.book = run.folder / "s.dvk"
        self.lock = threading.Lock()
        self.rounds = 0
        self.figures = self.both_figures()
        self.end = time.monotonic() + run.minutes * 60

    def record(self):
        folder = self.run.folder
        return ["quick-list", folder / "many.tsv", "--body", "Huyện ủy mẫu", "--year", YEAR, "--out", folder / "o",
                "--data", self.book, "--force"]

    def both_figures(self):
        """Without the list and with it: nothing else may ever be answered."""
        ask = ["figures", "--data", self.book, "--year", YEAR, "--rows", "--json"]
        without = self.run.must(ask)
        self.run.must(self.record())
        with_list = self.run.must(ask)
        self.run.must(["undo", self.book])
        return {without_keys(without), without_keys(with_list)}

    def write(self):
        run = self.run
        works = [
            self.record(),
            ["lock", self.book, "--year", "2001"],
            ["lock", self.book, "--year", "2001", "--unlock", "để thử"],
            ["backup", self.book],
        ]
        while time.monotonic() < self.end:
            for work in works:
                code, out, err = run.call(work)
                self.judge_writer(work[0], code, err)
            # The list is the fourth step from the end, by now: found by its label, taken back.
            code, out, err = run.call(["history", self.book, "--limit", "10"])
            steps = [line.split("\t") for line in out.splitlines() if "danh sách nhanh" in line and "hoàn tác" not in line.lower()]
            if steps:
                code, out, err = run.call(["undo", self.book, "--step", steps[0][0]])
                self.judge_writer("undo", code, err)
            self.rounds += 1

    def judge_writer(self, name, code, err):
        if code == 0:
            self.note("the writer beside readers", [], also="done")
        elif any(word in err for word in IN_USE):
            self.note("the writer beside readers", [], also="said: in use")
        else:
            self.note("the writer beside readers", [f"{name}: {code} {err.strip()[:200]}"])

    def note(self, scenario, wrong, also=None):
        with self.lock:
            self.run.count(scenario, wrong, also=also)

    def read(self, who):
        run, turn = self.run, 0
        asks = [
            ("print", ["print", "ds-khen-thuong", "--data", self.book, "--year", YEAR, "--force", "--out"], self.judge_print),
            ("figures", ["figures", "--data", self.book, "--year", YEAR, "--rows", "--json"], self.judge_figures),
            ("check", ["check", self.book], lambda out, paper: [] if "nguyên vẹn" in out else [out[:200]]),
            ("search", ["search", "Nguyễn", "Mẫu", "--limit", "1000", "--json", "--data", self.book], self.judge_search),
        ]
        while time.monotonic() < self.end:
            name, command, judge = asks[turn % len(asks)]
            turn += 1
            paper = run.folder / f"{who}.pdf"
            code, out, err = run.call([*command, paper] if name == "print" else command)
            said = (out + err).strip()
            if panicked(code, err):
                self.note(f"{name} beside a writer", [f"{code} {err[:300]}"])
            elif code == 0:
                self.note(f"{name} beside a writer", judge(out, paper), also="answered")
            elif name == "print" and "chưa có dòng nào để in" in said:
                self.note(f"{name} beside a writer", [], also="answered: none")
            elif any(word in said for word in IN_USE) and not any(word in said for word in ALARMS):
                self.note(f"{name} beside a writer", [], also="said: in use")
            else:
                self.note(f"{name} beside a writer", [f"{code} {said[:300]}"])

    def judge_print(self, out, paper):
        said, names = listed(self.run, paper)
        if names != PEOPLE or any(n != PEOPLE for n in said):
            return [f"printed {names} names, said {said}"]
        return []

    def judge_figures(self, out, paper):
        return [] if without_keys(out) in self.figures else ["figures of neither state"]

    def judge_search(self, out, paper):
        found = sum(1 for hit in json.loads(out) if re.fullmatch(r"Nguyễn Mẫu [A-Z]\d+", hit["title"]))
        # Each is found as a person; none of them, all of them, or all with their awards.
        return [] if found in (0, PEOPLE, 2 * PEOPLE) else [f"found {found} of {PEOPLE}"]


def main():
    run = Run(arguments(__doc__, 10))
    run.must(["sample", "--awards", "300", "--out", "s.dvk"], cwd=run.folder)
    rows = ["STT\tHọ và tên\tChức vụ\tĐơn vị"]
    rows += [f"{i}\tNguyễn Mẫu {chr(65 + i % 26)}{i}\tBí thư\tChi bộ mẫu {i % 40}" for i in range(1, PEOPLE + 1)]
    (run.folder / "many.tsv").write_text("\n".join(rows))
    beside = Beside(run)
    threads = [threading.Thread(target=beside.write)]
    threads += [threading.Thread(target=beside.read, args=(f"p{i}",)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    code, out, err = run.call(["check", beside.book])
    run.count("the book after all that", [] if code == 0 else [f"{code} {err}"])
    print(beside.rounds, "rounds of the writer")
    run.finish()


if __name__ == "__main__":
    main()
