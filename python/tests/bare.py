"""What has to work where nothing but the wheel is installed. Run as a program; any failure ends it with an error."""

import ctypes
import os
import subprocess
import sys
import tempfile

import loam

world = loam.open("baseline", preset="small", overrides={"customers": 30})
assert len(world.table("customers")) == 30
assert world.schema("customers").primary_key == "customer_id"
digest = loam.content_digest(world.table("customers"))
assert digest.rows == 30 and len(digest.content) == 32
with tempfile.TemporaryDirectory() as directory:
    written = world.write(directory + "/shop", tables="customers", formats=["csv", "ndjson"], compress="zstd")
    assert written.tables["customers"].rows == 30
    assert sorted(os.listdir(directory + "/shop")) == ["customers.csv.zst", "customers.ndjson.zst", "manifest.json"]
for module in ("numpy", "pyarrow"):
    assert module not in sys.modules

# The library brings what it needs: beside it are only the C and C++ libraries that every system has.
path = os.path.join(os.path.dirname(loam.__file__), "libloam.so")
needed = subprocess.run(["ldd", path], capture_output=True, text=True, check=True).stdout
names = {line.split()[0].split("/")[-1] for line in needed.splitlines()}
system = {"linux-vdso.so.1", "libm.so.6", "libc.so.6", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2",
          "ld-linux-aarch64.so.1", "libdl.so.2", "libpthread.so.0"}
assert names <= system, names - system
# An unread capsule is released with the interpreter.
kept = world.table("orders").__arrow_c_stream__()
assert ctypes.pythonapi is not None and kept is not None
