"""Writes an order-like table of eight columns, already in memory, with one thread; prints bytes and CPU seconds."""

import json
import os
import sys
import tempfile
import time

ROWS = 2_000_000
os.environ["POLARS_MAX_THREADS"] = "1"


def frame():
    import polars as pl
    rows = pl.int_range(ROWS, eager=True)
    return pl.DataFrame({
        "order_id": rows,
        "customer_id": (rows * 2654435761) % 1_000_000 + 1,
        "order_ts": pl.Series(rows * 7 + 1735689600).cast(pl.Datetime("ms")),
        "status": (rows % 5).replace_strict({0: "delivered", 1: "shipped", 2: "processing", 3: "cancelled", 4: "returned"}),
        "amount": ((rows * 7919) % 100_000) / 100,
        "quantity": rows % 7 + 1,
        "country": (rows % 3).replace_strict({0: "US", 1: "DE", 2: "IN"}),
        "channel": (rows % 3).replace_strict({0: "web", 1: "mobile_web", 2: "mobile_app"}),
    })


def main():
    what = sys.argv[1]
    data = frame() if what.startswith("polars") else None
    path = "/dev/null"
    if what == "duckdb_csv":
        import duckdb
        connection = duckdb.connect()
        connection.execute("SET threads = 1")
        connection.execute(f"""CREATE TABLE orders AS SELECT i AS order_id, (i * 2654435761) % 1000000 + 1 AS customer_id,
            make_timestamp((i * 7 + 1735689600) * 1000000) AS order_ts,
            ['delivered', 'shipped', 'processing', 'cancelled', 'returned'][i % 5 + 1] AS status,
            (((i * 7919) % 100000) / 100)::DECIMAL(12, 2) AS amount, i % 7 + 1 AS quantity,
            ['US', 'DE', 'IN'][i % 3 + 1] AS country, ['web', 'mobile_web', 'mobile_app'][i % 3 + 1] AS channel
            FROM range({ROWS}) AS numbers(i)""")
        with tempfile.NamedTemporaryFile(suffix=".csv") as trial:
            connection.execute(f"COPY (FROM orders LIMIT 10000) TO '{trial.name}' (FORMAT csv, HEADER)")
            size = os.path.getsize(trial.name) * (ROWS // 10_000)
        start = time.process_time()
        connection.execute(f"COPY orders TO '{path}' (FORMAT csv, HEADER)")
    elif what == "polars_csv":
        size = len(data[:10_000].write_csv().encode()) * (ROWS // 10_000)
        start = time.process_time()
        data.write_csv(path)
    else:
        size = len(data[:10_000].write_ndjson().encode()) * (ROWS // 10_000)
        start = time.process_time()
        data.write_ndjson(path)
    print(json.dumps({"case": what, "rows": ROWS, "bytes": size, "cpu_s": time.process_time() - start}))


main()
