"""Measures ranking by size of text beside sumy's TextRank: time, memory, growth; a process for each size.

python -m bench.summary_speed
"""

from __future__ import annotations

import math
import subprocess
import sys

SIZES = (300, 1_000, 20_000, 100_000, 1_000_000)
# sumy is quadratic: 100,000 words would take it an hour.
MOST_FOR_SUMY = 20_000


def run_times() -> None:
    """Print processor times by size, each in a fresh process after a warm-up, and how they grow."""
    taken: dict[tuple[str, int], float] = {}
    for engine in ("nutgraf", "sumy"):
        for size in SIZES:
            if engine == "sumy" and size > MOST_FOR_SUMY:
                continue
            command = [sys.executable, "-m", "bench.summary_times", engine, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{engine}: left out ({done.stderr.strip().splitlines()[-1]})")
                break
            taken[engine, size], megabytes = map(float, done.stdout.split())
            print(
                f"{engine:8} {size:>9,} words  {taken[engine, size]:9.4f} s  {megabytes:6.1f} MB", flush=True
            )
    growth = math.log(taken["nutgraf", 100_000] / taken["nutgraf", 1_000]) / math.log(100)
    print(f"growth from 1,000 to 100,000 words: exponent {growth:.2f}")
    for size in (1_000, 20_000):
        if ("sumy", size) in taken:
            print(
                f"at {size:,} words {taken['sumy', size] / taken['nutgraf', size]:.0f} times as fast as sumy"
            )


if __name__ == "__main__":
    run_times()
