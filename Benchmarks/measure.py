"""Runs commands and says what they took. Shared by Benchmarks/run and Benchmarks/peers/run."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOAM = os.environ.get("LOAM", os.path.join(ROOT, ".build", "release", "loam"))


def run(command, stdout=subprocess.DEVNULL):
    """One run of a command: wall and CPU seconds (user + system, all threads) and peak resident bytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed:\n{error.decode(errors='replace')}")
    return {"wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime, "peak_rss_bytes": usage.ru_maxrss * 1024}


def first_byte(command):
    """Seconds from the start of a process to the first byte it writes; the process is ended then."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdout.read(1)
    seconds = time.perf_counter() - start
    process.stdout.close()
    process.wait()
    return seconds


def loam(*arguments):
    return [LOAM, "generate", *arguments, "--quiet"]


def measured(*arguments):
    """The measured part of a run of loam: rows and bytes of each table."""
    out = subprocess.run([LOAM, "generate", *arguments, "--quiet", "--json"], capture_output=True, check=True)
    return json.loads(out.stdout)["measured"]


def case(name, rows, size, samples):
    """The JSON object of a case, as benchmark programs print it."""
    middle = sorted(samples, key=lambda sample: sample["cpu_s"])[len(samples) // 2]
    return {
        "case": name, "rows": rows, "bytes": size, "wall_s": median(samples, "wall_s"),
        "cpu_s": middle["cpu_s"], "peak_rss_bytes": max(sample["peak_rss_bytes"] for sample in samples),
        "samples": samples,
    }


def median(samples, key):
    return statistics.median(sample[key] for sample in samples)


def spread(values):
    """Median with the range after it."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def environment():
    """What the figures were taken on; no names of machines."""
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown")
    return {
        "processor": model, "cores": os.cpu_count(), "load_1min": os.getloadavg()[0],
        "kernel": os.uname().release, "date": time.strftime("%Y-%m-%d"),
    }


def scratch():
    """A directory of its own on the disk of the checkout, since some systems keep /tmp in memory."""
    base = os.path.join(ROOT, ".build")
    os.makedirs(base, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix="bench-", dir=base)
