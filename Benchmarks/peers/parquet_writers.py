"""Writes the rows of a Parquet file, read into memory first, as Parquet again with another library.

    parquet_writers.py WRITER IN OUT CODEC LEVEL THREADS

Prints rows, the CPU and wall seconds of the writing alone, and the bytes of the file.
"""

import json
import os
import sys
import time

writer, source, target, codec, level, threads = sys.argv[1:]
os.environ["POLARS_MAX_THREADS"] = threads
level = int(level) if level != "-" else None


def pyarrow_writer():
    import pyarrow
    import pyarrow.parquet as parquet
    pyarrow.set_cpu_count(int(threads))
    table = parquet.read_table(source)
    return table.num_rows, lambda: parquet.write_table(table, target, compression=codec, compression_level=level)


def polars_writer():
    import polars
    frame = polars.read_parquet(source).rechunk()
    return frame.height, lambda: frame.write_parquet(target, compression=codec, compression_level=level)


def duckdb_writer():
    import duckdb
    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    connection.execute(f"CREATE TABLE rows AS FROM read_parquet('{source}')")
    extra = f", COMPRESSION_LEVEL {level}" if level is not None else ""
    rows = connection.execute("SELECT count(*) FROM rows").fetchone()[0]
    return rows, lambda: connection.execute(
        f"COPY rows TO '{target}' (FORMAT parquet, COMPRESSION {codec}{extra})")


rows, write = {"pyarrow": pyarrow_writer, "Polars": polars_writer, "DuckDB": duckdb_writer}[writer]()
start, began = time.process_time(), time.perf_counter()
write()
print(json.dumps({"rows": rows, "cpu_s": time.process_time() - start, "wall_s": time.perf_counter() - began,
                  "bytes": os.path.getsize(target)}))
