"""pyarrow, pandas, Polars and DuckDB read tables directly, and what they hold is what was grown."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import TABLES, failure

import loam


@pytest.mark.parametrize("name", TABLES)
def test_every_reader_holds_the_same_content(shop: loam.World, name: str, tmp_path: Path) -> None:
    table = grown = shop.table(name)
    shop.write(tmp_path / "shop", tables=name)
    manifest = json.loads((tmp_path / "shop" / "manifest.json").read_text())["tables"][0]
    expected = loam.Digest(manifest["rows"], manifest["content"])
    for held in (
        table, pa.table(table), table.to_arrow(), table.to_batches(), pl.DataFrame(table), table.to_polars(),
        pd.DataFrame.from_arrow(table), duckdb.sql("FROM grown"),
    ):
        assert loam.content_digest(held, table) == expected, type(held)


def test_order_and_width_make_no_difference(shop: loam.World) -> None:
    table = shop.table("orders")
    arrow = pa.table(table)
    shuffled = pl.DataFrame(table).sample(fraction=1.0, shuffle=True, seed=1)
    assert loam.content_digest(shuffled.select(sorted(shuffled.columns)), table) == table.digest()
    text = arrow.set_column(0, "order_id", pa.array([str(key) for key in arrow["order_id"].to_pylist()]))
    assert loam.content_digest(text, table) == table.digest()
    wide = arrow.set_column(
        arrow.column_names.index("subtotal"), "subtotal", arrow["subtotal"].cast(pa.decimal256(30, 4)))
    plain = wide.set_column(
        wide.column_names.index("channel"), "channel", wide["channel"].cast(pa.large_string()))
    assert loam.content_digest(plain, table) == table.digest()
    assert loam.content_digest(arrow) == table.digest()


def test_a_changed_cell_is_noticed(shop: loam.World) -> None:
    table = shop.table("orders")
    frame = pl.DataFrame(table)
    changed = frame.with_columns(pl.when(pl.int_range(pl.len()) == 5).then(None).otherwise(
        pl.col("campaign_id")).alias("campaign_id"), (pl.col("delivery_delay_hours") + (
            pl.int_range(pl.len()) == 5).cast(pl.Int32)).alias("delivery_delay_hours"))
    assert loam.content_digest(changed, table) != table.digest()
    assert loam.content_digest(frame.head(10), table).merge(
        loam.content_digest(frame.tail(-10), table)) == table.digest()


def test_values_in_each_reader(shop: loam.World) -> None:
    table = grown = shop.table("orders", rows=slice(0, 100))
    rows = pa.table(table).to_pylist()
    totals = [row["total_amount"] for row in rows]
    assert pl.DataFrame(table)["total_amount"].to_list() == totals
    assert list(pd.DataFrame.from_arrow(table)["total_amount"]) == totals
    held = duckdb.execute("SELECT total_amount, order_id, channel::VARCHAR FROM grown").fetchall()
    assert [row[0] for row in held] == totals
    assert [row[1] for row in held] == [row["order_id"] for row in rows]
    assert [row[2] for row in held] == [row["channel"] for row in rows]
    assert pl.DataFrame(table)["channel"].cast(pl.String).to_list() == [row["channel"] for row in rows]


def test_narrow_decimals_where_they_are_read_right(shop: loam.World) -> None:
    wide, narrow = shop.table("orders", columns=["subtotal"]), shop.table("orders", columns=["subtotal"], decimals=64)
    expected = pa.table(wide)["subtotal"].to_pylist()
    assert pa.table(narrow)["subtotal"].to_pylist() == expected
    assert list(pd.DataFrame.from_arrow(narrow)["subtotal"]) == expected
    assert [row[0] for row in duckdb.execute("SELECT subtotal FROM narrow").fetchall()] == expected


def test_a_query_joins_tables_that_are_grown_as_it_reads(shop: loam.World) -> None:
    orders, items = shop.table("orders"), shop.table("order_items")
    lost = duckdb.execute("SELECT count(*) FROM items ANTI JOIN orders USING (order_id)").fetchall()
    assert lost == [(0,)]
    assert duckdb.execute("SELECT count(*) FROM orders").fetchall() == [(len(orders),)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (5, "bad_request"),
        (pa.table({"a": pa.array([2**64 - 1], pa.uint64())}), "unreadable_arrow"),
        (pa.table({"a": pa.array([1], pa.duration("s"))}), "unreadable_arrow"),
        (pa.table({"a": [[1, None]]}), "unreadable_arrow"),
        (pa.table([pa.array([1]), pa.array([2])], names=["a", "a"]), "unreadable_arrow"),
    ],
)
def test_what_has_no_digest_says_why(data: object, code: str) -> None:
    assert failure(lambda: loam.content_digest(data)).code == code


def test_columns_must_be_those_of_the_table(shop: loam.World) -> None:
    table = shop.table("orders")
    frame = pl.DataFrame(table)
    for wrong in (frame.drop("channel"), frame.with_columns(extra=1)):
        assert failure(lambda: loam.content_digest(wrong, table)).code == "unknown_column"


def test_a_stream_that_fails_is_an_error_with_its_words() -> None:
    def batches():  # type: ignore[no-untyped-def]
        yield pa.record_batch({"a": [1]})
        raise ValueError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"a": pa.int64()}), batches())
    error = failure(lambda: loam.content_digest(reader))
    assert error.code == "stream_failed" and "the disk is gone" in error.message


def test_any_arrow_table_has_a_digest() -> None:
    one = pa.table({"a": [1, 2, None], "b": ["x", None, "z"], "c": [[{"d": 1.5}], [], None]})
    other = pa.table({
        "c": one["c"].cast(pa.large_list(pa.struct({"d": pa.float64()}))), "b": one["b"].cast(pa.string_view()),
        "a": one["a"].cast(pa.int8()),
    })
    assert loam.content_digest(one) == loam.content_digest(other)
    assert loam.content_digest(one).rows == 3
