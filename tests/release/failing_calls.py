"""The file system fails: each call of a command that names a file of the office fails in turn, once, twice in a row,
and from then on, as on a full disk and as a stick that does not answer. What the command said must be true."""

import re
import sys

from harness import Run, arguments, fresh, half_files, left_over, make_a_day_older, panicked, small_office
from works import WORKS, Work, calls_made

FULL = ["openat", "write", "pwrite64", "writev", "copy_file_range", "sendfile", "ftruncate", "fallocate", "rename",
        "renameat", "renameat2", "link", "linkat", "symlink", "mkdir", "mkdirat"]
NO_ANSWER = FULL + ["fsync", "fdatasync", "unlink", "unlinkat", "rmdir", "fchmod", "chmod", "fchown", "flock"]

# What a command says when its change is in the book although something else failed.
IS_STORED = re.compile("đã (được )?(lưu|ghi)|đã phục hồi|đã hoàn tác|đã khóa", re.IGNORECASE)
IS_NOT_STORED = re.compile("chưa lưu được|vẫn như trước|chưa ghi gì", re.IGNORECASE)


def judge(run, work, folder, call, code, out, err):
    """What is wrong after a failing call; the state that was found."""
    wrong = half_files(folder, folder / work.file)
    if panicked(code, err):
        wrong.append(f"ended with {code}: {err.strip()[:200]}")
    # A failing write may be that of the sentence itself.
    if code == 1 and not err.strip() and call != "write":
        wrong.append("refused without a word")
    state, why = work.state(folder)
    wrong += why
    said = (out + err).strip().replace("\n", " / ")
    # That a printing could not be noted is no failure once the paper is there.
    is_printed = work.name == "print" and (folder / "x.pdf").exists()
    changes = work.old.alike != work.new.alike and not is_printed
    if code == 0 and changes and state == "old":
        wrong.append(f"said done, and the book is as before: {said[:200]}")
    if code == 1 and changes and state == "new" and not IS_STORED.search(said):
        wrong.append(f"said not done, and the book has it: {said[:200]}")
    if changes and state == "new" and IS_NOT_STORED.search(said):
        wrong.append(f"says that nothing was stored, and the book has it: {said[:200]}")
    if code == 0 and work.name == "backup --out" and not (folder / "out.dvk").exists():
        wrong.append("said done without a copy")
    if code == 0 and work.name == "print" and not (folder / "x.pdf").exists():
        wrong.append("said done without a paper")
    path = folder / work.file
    if path.exists():
        before = path.read_bytes()
        checked, out, err = run.call(["check", path])
        if checked != 0:
            wrong.append(f"check: {checked} {(err or out).strip()[:200]}")
        if path.read_bytes() != before:
            wrong.append("check changed the file")
        done, out, err = run.call(["lock", path, "--year", "2008"])
        if done != 0:
            wrong.append(f"the next command: {done} {err.strip()[:200]}")
        if left_over(path.parent):
            # What could not even be taken away goes the next day.
            make_a_day_older(folder)
            run.call(["lock", path, "--year", "2009"])
        wrong += left_over(path.parent)
    return state, wrong


def main():
    share = (0, 1)
    for argument in sys.argv[1:]:
        if argument.startswith("--share="):
            share = tuple(int(n) for n in argument.removeprefix("--share=").split("/"))
            sys.argv.remove(argument)
            break
    run = Run(arguments(__doc__, 40))
    base = small_office(run, run.folder / "small")
    folder = run.folder / "failing"
    points = []
    for name in WORKS:
        if name == "demo":
            continue
        work = Work(run, name, base)
        for call, n in calls_made(run, work, folder):
            errors = (["ENOSPC"] if call in FULL else []) + (["EIO"] if call in NO_ANSWER else [])
            for error in errors:
                for when in (f"{n}", f"{n}..{n + 1}", f"{n}+"):
                    points.append((work, call, error, when))
    points = points[share[0]::share[1]]
    # In an order of chance: a run that is cut short has seen something of everything.
    run.random.shuffle(points)
    print(len(points), "places", flush=True)
    for work, call, error, when in points:
        if run.out_of_time():
            print("not all places were reached in the time given", flush=True)
            break
        fresh(work.base, folder)
        code, out, err = run.call(work.arguments, cwd=folder, before=[
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:error={error}:when={when}"])
        if code == 127:
            # The call of that number in another thread was one of the system's, and the program did not begin.
            continue
        state, wrong = judge(run, work, folder, call, code, out, err)
        run.count("a call of the file system fails once, twice, from then on",
                  [f"{work.name}, {call} {when} {error}: {w}" for w in wrong], folder, also=f"state {state}")
    run.finish()


if __name__ == "__main__":
    main()
