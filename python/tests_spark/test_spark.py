"""The data source on a real cluster. LOAM_SPARK_ROWS sets the size of the large run (50 million orders)."""

import json
import os
import subprocess
import sys
import threading
import time

import loam
import pyarrow as pa
import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NARROW = os.path.join(ROOT, "recipes", "bench", "orders_narrow.yaml")
ROWS = int(os.environ.get("LOAM_SPARK_ROWS", "50_000_000").replace("_", ""))
SMALL = {"recipe": "flash_sale", "preset": "small", "seed": "7"}


def read(spark, **options):
    return spark.read.format("loam").options(**{**SMALL, **options}).load()


def digest(frame, recipe, table, overrides=None, **options):
    """The content digest of a frame, computed where its rows are and added up."""
    def part(batches):
        import loam

        world = loam.open(recipe, overrides=overrides, **options)
        whole = loam.Digest(0, "0" * 32)
        for batch in batches:
            found = loam.content_digest(pa.table(batch), world.table(table))
            whole = whole.merge(found)
        yield pa.RecordBatch.from_pydict({"rows": [whole.rows], "content": [whole.content]})

    total = loam.Digest(0, "0" * 32)
    for row in frame.mapInArrow(part, "rows long, content string").collect():
        total = total.merge(loam.Digest(row.rows, row.content))
    return total


def in_manifest(world, directory, table):
    """The digest that a local run writes into its manifest."""
    world.write(directory, tables=table, formats="parquet")
    with open(os.path.join(directory, "manifest.json"), encoding="utf-8") as file:
        facts = next(entry for entry in json.load(file)["tables"] if entry["name"] == table)
    return loam.Digest(facts["rows"], facts["content"])


@pytest.mark.parametrize("table", loam.open("flash_sale", preset="small").tables)
def test_every_table_has_the_rows_of_a_local_run(spark, table):
    world = loam.open("flash_sale", preset="small", seed=7)
    expected = world.table(table).digest()
    assert digest(read(spark, table=table), "flash_sale", table, preset="small", seed=7) == expected
    split = read(spark, table=table, partitions="5")
    assert digest(split, "flash_sale", table, preset="small", seed=7) == expected


def test_one_partition_of_spark_is_one_of_loam(spark):
    frame = read(spark, table="orders", partitions="7")
    assert frame.rdd.getNumPartitions() == 7


def test_columns_that_are_not_in_the_schema_are_not_sent(spark):
    frame = (spark.read.format("loam").schema("total_amount decimal(12,2), order_id string")
             .options(**SMALL, table="orders").load())
    whole = read(spark, table="orders").select("total_amount", "order_id")
    assert frame.columns == ["total_amount", "order_id"]
    assert frame.exceptAll(whole).count() == 0 and frame.count() == whole.count()


def test_rows_by_their_numbers(spark):
    whole = loam.open("flash_sale", preset="small", seed=7).table("orders").to_arrow()
    frame = read(spark, table="orders", rowNumbers="true")
    found = frame.where("_row >= 100 and _row < 105").orderBy("_row").collect()
    assert [row._row for row in found] == list(range(100, 105))
    assert [row.order_id for row in found] == [str(key) for key in whole["order_id"].to_pylist()[100:105]]
    # Spark must not remember a filter.
    assert frame.count() == whole.num_rows
    some = read(spark, table="orders", rowNumbers="true", rows="1000:1010", partitions="3")
    assert [row._row for row in some.orderBy("_row").collect()] == list(range(1000, 1010))
    assert some.rdd.getNumPartitions() == 3
    assert read(spark, table="order_items", rows="10:20").count() == 10
    assert read(spark, table="orders", rows="10:10").count() == 0


def test_a_stream_delivers_every_row_once_and_goes_on_from_its_checkpoint(spark, tmp_path):
    def run(limit):
        rows = spark.readStream.format("loam").options(**SMALL, table="orders", rowsPerBatch="3000").load()
        query = (rows.writeStream.format("parquet").option("path", str(tmp_path / "out"))
                 .option("checkpointLocation", str(tmp_path / "checkpoint")).start())
        for _ in range(600):
            if len([p for p in query.recentProgress if p["numInputRows"]]) >= limit or query.exception():
                break
            time.sleep(0.1)
        query.stop()

    run(2)
    first = spark.read.parquet(str(tmp_path / "out")).count()
    run(10)
    run(1)
    whole = read(spark, table="orders")
    found = spark.read.parquet(str(tmp_path / "out"))
    assert 0 < first < whole.count()
    assert found.count() == whole.count()
    assert found.exceptAll(whole).count() == 0


@pytest.mark.parametrize("options, code", [
    ({"recipe": "flash_sal", "table": "orders"}, "unknown_recipe"),
    ({"recipe": "flash_sale", "table": "order"}, "unknown_table"),
    ({"recipe": "flash_sale", "table": "orders", "rows": "5:999999999"}, "unknown_row"),
    ({"recipe": "flash_sale", "table": "orders", "rows": "five"}, "bad_request"),
    ({"recipe": "flash_sale", "table": "orders", "partitions": "none"}, "bad_request"),
    ({"recipe": "flash_sale", "table": "orders", "bogus": "1"}, "bad_request"),
    ({"recipe": "flash_sale", "table": "orders", "overrides": "["}, "bad_request"),
    ({"recipe": "flash_sale", "table": "orders", "set.customer": "1"}, "unknown_parameter"),
    ({"recipe": "flash_sale"}, "bad_request"),
    ({"table": "orders"}, "bad_request"),
])
def test_mistakes_are_named(spark, options, code):
    with pytest.raises(Exception) as caught:
        spark.read.format("loam").options(**options).load().count()
    assert f"[{code}]" in str(caught.value)


def test_unknown_columns_are_named(spark):
    with pytest.raises(Exception) as caught:
        spark.read.format("loam").schema("order_idd string").options(**SMALL, table="orders").load().count()
    assert "[unknown_column]" in str(caught.value)


def test_the_lake_example(cluster, tmp_path):
    lake = tmp_path / "lake"
    subprocess.run(
        [sys.executable, os.path.join(ROOT, "Examples", "spark_lake.py"), "flash_sale", str(lake), "--preset", "small",
         "--seed", "7", "--tables", "customers,orders"], check=True, capture_output=True,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "MASTER": "local[2]"})
    assert any(name.name.startswith("day=2025-") for name in (lake / "orders").iterdir())
    import pyarrow.dataset as dataset

    rows = dataset.dataset(str(lake / "orders"), partitioning="hive").to_table()
    world = loam.open("flash_sale", preset="small", seed=7)
    table = world.table("orders")
    assert loam.content_digest(rows.select(table.schema.names), table) == table.digest()


def test_files_of_loam_read_as_the_data_source_does(spark, tmp_path):
    world = loam.open("flash_sale", preset="small", seed=7)
    for table in world.tables:
        directory = tmp_path / table
        expected = in_manifest(world, str(directory), table)
        frame = spark.read.parquet(str(directory / f"{table}.parquet"))
        assert digest(frame, "flash_sale", table, preset="small", seed=7) == expected, table


def test_killing_a_worker_changes_nothing(spark, cluster, tmp_path):
    """The last test: the cluster has one worker less afterwards."""
    overrides = {"orders": ROWS}
    world = loam.open(NARROW, overrides=overrides)
    expected = in_manifest(world, str(tmp_path / "local"), "orders")
    frame = spark.read.format("loam").options(**{"recipe": NARROW, "table": "orders", "set.orders": str(ROWS)}).load()
    began = time.monotonic()
    assert digest(frame, NARROW, "orders", overrides) == expected
    whole = time.monotonic() - began
    print(f"\n{ROWS:,} orders on two workers in {whole:.1f} s: {expected.content}")

    tracker = spark.sparkContext.statusTracker()
    killed = []

    def kill():
        # Once a third of the tasks are done.
        while not killed:
            for job in tracker.getActiveJobsIds():
                for stage in tracker.getJobInfo(job).stageIds:
                    facts = tracker.getStageInfo(stage)
                    if facts and facts.numCompletedTasks * 3 >= facts.numTasks:
                        cluster.kill(cluster.workers[1])
                        killed.append(facts.numCompletedTasks)
                        return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    again = digest(frame, NARROW, "orders", overrides)
    killed = killed or [None]
    thread.join()
    assert killed[0] is not None, "the worker was still alive at the end"
    assert again == expected
    print(f"a worker killed after {killed[0]} tasks: {again.content}")
