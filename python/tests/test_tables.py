from __future__ import annotations

import pyarrow as pa
import pytest
from conftest import TABLES, failure

import loam


@pytest.mark.parametrize("name", TABLES)
def test_any_rows_are_a_slice_of_the_whole(shop: loam.World, name: str) -> None:
    whole = pa.table(shop.table(name))
    assert whole.num_rows == len(shop.table(name))
    count = whole.num_rows
    for first, last in [(0, count), (0, 1), (count - 1, count), (count // 3, count // 3 + 17), (5, 5), (count, count)]:
        part = shop.table(name, rows=slice(first, last), batch_rows=100)
        assert pa.table(part).equals(whole.slice(first, last - first)), (first, last)
        assert len(part) == last - first
    assert pa.table(shop.table(name).rows(range(3, 9))).equals(whole.slice(3, 6))
    assert pa.table(shop.table(name, rows=slice(count - 4, None))).num_rows == 4
    assert pa.table(shop.table(name, rows=slice(None, 4))).equals(whole.slice(0, 4))


@pytest.mark.parametrize("name", TABLES)
def test_partitions_make_the_whole(shop: loam.World, name: str) -> None:
    parts = [pa.table(shop.table(name, partition=(index, 3))) for index in (1, 2, 3)]
    assert pa.concat_tables(parts).combine_chunks().equals(pa.table(shop.table(name)).combine_chunks())
    assert pa.table(shop.table(name, partition="2/3")).equals(parts[1])


def test_orders_and_their_items_share_a_partition(shop: loam.World) -> None:
    orders = pa.table(shop.table("orders", partition=(2, 4)))["order_id"]
    items = pa.table(shop.table("order_items", partition=(2, 4)))["order_id"]
    assert set(items.to_pylist()) <= set(orders.to_pylist())


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_the_whole(shop: loam.World, name: str) -> None:
    whole = pa.table(shop.table(name))
    wanted = shop.schema(name).names[::-2]
    part = pa.table(shop.table(name, columns=wanted))
    assert part.column_names == wanted and part.equals(whole.select(wanted))
    assert pa.table(shop.table(name).columns(wanted[0])).column_names == wanted[:1]


def test_columns_of_custom_worlds_are_grown_alone() -> None:
    world = loam.open("../recipes/examples/hospital.yaml", overrides={"patients": 300, "stays": 500})
    for name in world.tables:
        whole = pa.table(world.table(name))
        for column in whole.column_names:
            assert pa.table(world.table(name, columns=[column])).equals(whole.select([column])), (name, column)


def test_schema(shop: loam.World) -> None:
    schema = shop.schema("order_items")
    assert schema.primary_key == "order_item_id" and schema["order_id"].references == "orders.order_id"
    assert schema["unit_price"].unit == "USD" and schema["unit_price"].type.startswith("decimal")
    assert schema.names == [column.name for column in schema] and schema[0] is schema.columns[0]
    assert "web" in shop.schema("orders")["channel"].values
    with pytest.raises(KeyError):
        schema["nothing"]
    arrow = pa.schema(schema)
    assert arrow == pa.table(shop.table("order_items")).schema
    assert arrow.metadata[b"loam.table"] == b"order_items"
    assert arrow.field("order_id").metadata[b"loam.references"] == b"orders.order_id"
    assert len(shop.table("orders", columns=["channel", "order_ts"]).schema) == 2


def test_types(shop: loam.World) -> None:
    schema = pa.schema(shop.schema("orders"))
    assert schema.field("order_id").type == pa.uuid() and not schema.field("order_id").nullable
    assert schema.field("order_ts").type == pa.timestamp("us", "UTC")
    assert schema.field("channel").type == pa.dictionary(pa.int32(), pa.string())
    assert schema.field("subtotal").type == pa.decimal128(12, 2)
    assert schema.field("campaign_id").nullable
    narrow = pa.table(shop.table("orders", decimals=64))
    assert narrow.schema.field("subtotal").type == pa.decimal64(12, 2)
    assert narrow["subtotal"].cast(pa.decimal128(12, 2)).equals(pa.table(shop.table("orders"))["subtotal"])
    for name in TABLES:
        pa.table(shop.table(name)).validate(full=True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"name": "ordrs"}, "unknown_table"),
        ({"name": 5}, "bad_request"),
        ({"name": "orders", "columns": ["channel", "chanel"]}, "unknown_column"),
        ({"name": "orders", "columns": ["channel", "channel"]}, "bad_request"),
        ({"name": "orders", "columns": []}, "bad_request"),
        ({"name": "orders", "columns": [5]}, "bad_request"),
        ({"name": "orders", "rows": slice(0, 10**12)}, "unknown_row"),
        ({"name": "orders", "rows": slice(10**12, None)}, "unknown_row"),
        ({"name": "orders", "rows": slice(5, 3)}, "unknown_row"),
        ({"name": "orders", "rows": slice(-5, None)}, "bad_request"),
        ({"name": "orders", "rows": slice(0, 10, 2)}, "bad_request"),
        ({"name": "orders", "rows": slice("a", "b")}, "bad_request"),
        ({"name": "orders", "rows": 5}, "bad_request"),
        ({"name": "orders", "rows": slice(0, 2**70)}, "bad_request"),
        ({"name": "orders", "partition": (0, 3)}, "bad_request"),
        ({"name": "orders", "partition": (4, 3)}, "bad_request"),
        ({"name": "orders", "partition": "1"}, "bad_request"),
        ({"name": "orders", "partition": (1, 2, 3)}, "bad_request"),
        ({"name": "orders", "partition": (1, 2), "rows": slice(0, 5)}, "bad_request"),
        ({"name": "orders", "decimals": 32}, "bad_request"),
        ({"name": "orders", "batch_rows": 0}, "bad_request"),
        ({"name": "orders", "batch_rows": 1.5}, "bad_request"),
    ],
)
def test_mistakes_are_named(shop: loam.World, arguments: dict, code: str) -> None:
    error = failure(lambda: shop.table(**arguments))
    assert error.code == code and error.message, error


def test_an_empty_table() -> None:
    world = loam.open("../recipes/bench/orders_narrow.yaml", overrides={"orders": 0})
    assert pa.table(world.table("orders")).num_rows == 0 == len(world.table("orders"))
    assert pa.table(world.table("orders")).schema == pa.schema(world.schema("orders"))


def test_a_document_is_held_against_its_table() -> None:
    bank = loam.open("banking", preset="small_core")
    row = pa.table(bank.table("persons", rows=slice(0, 1), columns=["person_id", "age"])).to_pylist()[0]
    report = bank.check_document("persons", {"person_id": str(row["person_id"]), "age": 7})
    assert report["verdict"] == "failed"
    broken = {check["name"] for check in report["checks"] if check["violations"]}
    assert {"columns", "domain"} <= broken
    assert failure(lambda: bank.check_document("person", "{}")).code == "unknown_table"
    assert failure(lambda: bank.check_document("persons", " ")).code == "bad_request"
