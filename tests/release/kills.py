"""The command line killed at random moments, and at every system call that changes or opens a file."""

import signal
import subprocess
import time

from harness import PASTED, Run, arguments, fresh, half_files, left_over, make_a_day_older, panicked, small_office
from works import WORKS, Work, calls_made


def judge(run, work, folder):
    """What is wrong after a kill; the state that was found."""
    wrong = half_files(folder, folder / work.file)
    path = folder / work.file
    # Looking only: the state must be one of the two for whoever reads.
    if path.exists() or work.old.exact is not None:
        code, out, err = run.call(["check", path])
        if panicked(code, err) or code != 0:
            wrong.append(f"check: {code} {(err or out).strip()[:200]}")
    state, why = work.state(folder)
    if state == "gone":
        # A restore that was cut off is finished or taken back by the next start that may write.
        code, out, err = run.call(["backup", path])
        state, why = work.state(folder)
    wrong += why
    if path.exists():
        # The next work goes on; the next day's clears what was left, since nobody can be writing it any more.
        for year in ("2008", "2009"):
            code, out, err = run.call(["lock", path, "--year", year])
            if code != 0:
                wrong.append(f"the next command: {code} {err.strip()[:200]}")
            make_a_day_older(folder)
        if (folder / "o").is_dir():
            run.call(["quick-list", PASTED, "--body", "Huyện ủy khác", "--year", "2018", "--out", folder / "o", "--force"])
        code, out, err = run.call(["check", path])
        if code != 0:
            wrong.append(f"check after the next command: {code} {err.strip()[:200]}")
        wrong += left_over(folder)
        kept = [p for p in path.parent.rglob("su-co-*") if p.is_dir()]
        if len(kept) > 3:
            wrong.append(f"{len(kept)} folders of one accident")
    return state, wrong


def at_random(run, base, until):
    works = [Work(run, name, base) for name in WORKS]
    folder = run.folder / "killed"
    lasts = {}
    for work in works:
        times = []
        for _ in range(3):
            fresh(work.base, folder)
            started = time.monotonic()
            run.must(work.arguments, cwd=folder)
            times.append(time.monotonic() - started)
        lasts[work.name] = sorted(times)[1]
    tried = 0
    while time.monotonic() < until:
        work = works[tried % len(works)]
        tried += 1
        fresh(work.base, folder)
        program = subprocess.Popen([run.program, *map(str, work.arguments)], cwd=folder, env=run.env,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        delay = run.random.uniform(0.002, lasts[work.name] * 1.1)
        time.sleep(delay)
        program.send_signal(signal.SIGKILL)
        killed = program.wait() == -signal.SIGKILL
        state, wrong = judge(run, work, folder)
        run.count("command line killed at random moments",
                  [f"{work.name} after {delay:.4f} s: {w}" for w in wrong], folder,
                  also="ended before the kill" if not killed else f"state {state}")


def at_every_call(run, base, until, share):
    """`share` (which, of how many): two runs beside each other take turns."""
    folder = run.folder / "stopped"
    points = []
    works = [Work(run, name, base) for name in WORKS if name != "demo"]
    for work in works:
        points += [(work, call, n) for call, n in calls_made(run, work, folder)]
    points = points[share[0]::share[1]]
    print(len(points), "places", flush=True)
    # In an order of chance: a run that is cut short has seen something of everything.
    run.random.shuffle(points)
    for work, call, n in points:
        if time.monotonic() > until:
            print("not all places were reached in the time given", flush=True)
            break
        fresh(work.base, folder)
        run.call(work.arguments, cwd=folder, before=[
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={n}"])
        state, wrong = judge(run, work, folder)
        run.count("command line killed at each system call",
                  [f"{work.name} at {call} {n}: {w}" for w in wrong], folder, also=f"state {state}")


def main():
    import sys
    share = (0, 1)
    for argument in sys.argv[1:]:
        if argument.startswith("--share="):
            share = tuple(int(n) for n in argument.removeprefix("--share=").split("/"))
            sys.argv.remove(argument)
            break
    only_random = "--random" in sys.argv
    only_calls = "--calls" in sys.argv
    sys.argv = [a for a in sys.argv if a not in ("--random", "--calls")]
    run = Run(arguments(__doc__, 40))
    base = small_office(run, run.folder / "small")
    if not only_calls:
        part = run.minutes * 60 * (1 if only_random else 0.4)
        at_random(run, base, time.monotonic() + part)
    if not only_random:
        at_every_call(run, base, run.until, share)
    run.finish()


if __name__ == "__main__":
    main()
