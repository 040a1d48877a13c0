from __future__ import annotations

import datetime
import pickle
import threading
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import failure

import loam

BAKERY = """\
version: 1
recipe: bakery
title: A bakery
model: custom
parameters:
  sales: 20
  tax: 7%
  opens: 2025-03-01
  first: { value: "a", meaning: A word }
tables:
  sales:
    rows: sales
    columns:
      sale_id: { sequence: 1 }
      price: { uniform: 0.50..9.90 }
      total: = round(price * (1 + tax), 2)
      day: { date: { from: opens, to: opens + 9d } }
"""


def test_recipes_are_listed() -> None:
    recipes = {recipe.name: recipe for recipe in loam.recipes()}
    assert recipes["flash_sale"].model == "commerce" and "small" in recipes["flash_sale"].presets
    assert loam.determinism() >= 2
    assert loam.library_version() == loam.__version__


def test_a_world_says_what_it_is(shop: loam.World) -> None:
    assert (shop.recipe, shop.model, shop.preset, shop.seed) == ("flash_sale", "commerce", "small", 7)
    assert shop.start == datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc) and shop.end > shop.start
    assert shop.tables.index("orders") < shop.tables.index("order_items")
    assert shop.resolved["parameters"]["customers"] == 500
    assert "flash_sale, seed 7" in repr(shop)


def test_seed_start_and_overrides_decide() -> None:
    def digest(**options: object) -> str:
        return loam.open("baseline", preset="small", **options).table("customers").digest().content  # type: ignore

    assert digest() == digest(seed=42) == digest(start="2025-01-01") == digest(start=datetime.date(2025, 1, 1))
    assert len({digest(), digest(seed=1), digest(overrides={"customers": 77}), digest(start="2024-01-01")}) == 4
    zone = datetime.timezone(datetime.timedelta(hours=2))
    assert digest(start=datetime.datetime(2025, 1, 1, 2, tzinfo=zone)) == digest()
    assert digest(seed=2**64 - 1) != digest(seed=0)


@pytest.mark.parametrize(
    ("overrides", "path", "value"),
    [
        ({"customers": 500}, "customers", 500),
        ({"customers": "1k"}, "customers", 1000),
        ({"effects": {"sale": {"strength": "50%"}}}, "sale", 0.5),
        ({"effects.sale.strength": 0.25}, "sale", 0.25),
        ({"effects.sale.strength": Decimal("0.125")}, "sale", 0.125),
    ],
)
def test_values_of_many_kinds(overrides: dict, path: str, value: float) -> None:
    resolved = loam.open("flash_sale", overrides=overrides).resolved
    if path == "sale":
        found = next(effect for effect in resolved["effects"] if effect["name"] == "sale")["strength"]
    else:
        found = resolved["parameters"][path]
    assert found == pytest.approx(value)


def test_recipes_as_text_and_files(tmp_path: Path) -> None:
    path = tmp_path / "bakery.yaml"
    path.write_text(BAKERY)
    from_text = loam.open(BAKERY, overrides={"sales": 30, "opens": datetime.date(2025, 4, 1), "tax": 0.5})
    from_file = loam.open(path, overrides={"sales": 30, "opens": "2025-04-01", "tax": "50%"})
    assert from_text.tables == ("sales",) and len(from_text.table("sales")) == 30
    assert from_text.table("sales").digest() == from_file.table("sales").digest()
    assert from_text.table("sales").digest() == loam.open(str(path), overrides=from_text._arguments[4]).table(
        "sales").digest()


@pytest.mark.parametrize(
    ("call", "code", "hint"),
    [
        (lambda: loam.open("flash_sal"), "unknown_recipe", "flash_sale"),
        (lambda: loam.open("./none.yaml"), "missing_file", "path"),
        (lambda: loam.open(""), "unknown_recipe", "baseline"),
        (lambda: loam.open("flash_sale", preset="smal"), "unknown_preset", "small"),
        (lambda: loam.open("flash_sale", overrides={"custmers": 5}), "unknown_path", "customers"),
        (lambda: loam.open("flash_sale", overrides={"customers": "many"}), "bad_count", "whole number"),
        (lambda: loam.open("flash_sale", overrides={"customers": -5}), "out_of_range", "allowed"),
        (lambda: loam.open("flash_sale", overrides={"customers": object()}), "bad_request", "text"),
        (lambda: loam.open("flash_sale", overrides=["customers=5"]), "bad_request", "{"),  # type: ignore
        (lambda: loam.open("flash_sale", overrides={"": 5}), "bad_request", "customers=500"),
        (lambda: loam.open("flash_sale", seed=-1), "bad_request", ""),
        (lambda: loam.open("flash_sale", seed=2**64), "bad_request", ""),
        (lambda: loam.open("flash_sale", seed="x"), "bad_request", ""),  # type: ignore
        (lambda: loam.open("flash_sale", seed=True), "bad_request", ""),
        (lambda: loam.open("flash_sale", start="yesterday"), "bad_timestamp", ""),
        (lambda: loam.open("flash\0sale"), "bad_request", ""),
        (lambda: loam.open(5), "bad_request", ""),  # type: ignore
        (lambda: loam.open("version: 2\n"), "bad_version", ""),
        (lambda: loam.open("{\n"), "invalid_yaml", ""),
        (lambda: loam.open(BAKERY.replace("sequence", "sequense")), "unknown_generator", "sequence"),
    ],
)
def test_mistakes_are_named(call, code: str, hint: str) -> None:  # type: ignore[no-untyped-def]
    error = failure(call)
    assert error.code == code, error
    assert error.message and hint in error.hint, error
    assert error.code in str(error) and error.message in str(error)


def test_a_mistake_in_a_recipe_has_a_place() -> None:
    error = failure(lambda: loam.open(BAKERY.replace("sales: 20", "sales: -20")))
    assert error.location.startswith("recipe:12:"), error


def test_closing() -> None:
    with loam.open("baseline", preset="small") as world:
        table = world.table("customers")
        capsule = table.__arrow_c_stream__()
    for call in (lambda: world.table("customers"), lambda: len(table), table.__arrow_c_stream__,
                 table.__arrow_c_schema__, lambda: world.write("/tmp/never")):
        assert failure(call).code == "world_closed"
    world.close()
    # The stream continues without its world.
    pyarrow = pytest.importorskip("pyarrow")

    class Holder:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return capsule

    assert pyarrow.table(Holder()).num_rows > 0


def test_worlds_and_tables_can_be_sent_to_other_processes(shop: loam.World) -> None:
    table = shop.table("orders", rows=slice(10, 50), columns=["order_id", "order_ts"])
    copy = pickle.loads(pickle.dumps(table))
    assert copy.digest() == table.digest() and copy.world.seed == 7


def test_a_world_serves_many_threads(shop: loam.World) -> None:
    expected = shop.table("order_items").digest()
    found: list[loam.Digest] = []

    def work() -> None:
        for _ in range(5):
            found.append(shop.table("order_items").digest())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 20


def test_errors_are_pickled_whole() -> None:
    error = failure(lambda: loam.open("flash_sal"))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.message, copy.location, copy.hint) == (
        error.code, error.message, error.location, error.hint)
