from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet
import pytest
from conftest import failure

import loam


def test_files_and_what_is_said_of_them(shop: loam.World, tmp_path: Path) -> None:
    written = shop.write(
        tmp_path / "shop", tables=["orders"], with_parents=True, formats=["csv", "ndjson"], compress="gzip:6",
        threads=2)
    assert (tmp_path / "shop" / "orders.csv.gz").exists() and (tmp_path / "shop" / "customers.ndjson.gz").exists()
    manifest = json.loads((tmp_path / "shop" / "manifest.json").read_text())
    assert manifest["plan_digest"] == written.plan_digest
    assert {table["name"]: table["rows"] for table in manifest["tables"]} == {
        name: table.rows for name, table in written.tables.items()}
    assert written.rows > len(shop.table("orders")) and written.seconds > 0


def test_columnar_files_hold_the_table(shop: loam.World, tmp_path: Path) -> None:
    table = shop.table("orders")
    shop.write(tmp_path / "shop", tables="orders", formats=["parquet", "arrow"])
    assert loam.content_digest(pyarrow.parquet.read_table(tmp_path / "shop" / "orders.parquet"), table) == table.digest()
    with pyarrow.memory_map(str(tmp_path / "shop" / "orders.arrow")) as file:
        assert loam.content_digest(pyarrow.ipc.open_file(file).read_all(), table) == table.digest()


def test_files_are_those_of_the_program_byte_for_byte(tmp_path: Path) -> None:
    program = Path(__file__).resolve().parents[2] / ".build" / "release" / "loam"
    if not program.exists():
        pytest.skip("the program has not been built: make test-python does")
    formats = ["csv", "ndjson", "parquet", "arrow", "arrows"]
    subprocess.run(
        [program, "generate", "flash_sale", "--preset", "small", "--seed", "7", "--tables", "orders,labels", "--format",
         ",".join(formats), "--to", tmp_path / "program", "--quiet"], check=True)
    world = loam.open("flash_sale", preset="small", seed=7)
    world.write(tmp_path / "package", tables=["orders", "labels"], formats=formats)
    for name in [f"{table}.{form}" for table in ("orders", "labels") for form in formats]:
        assert (tmp_path / "program" / name).read_bytes() == (tmp_path / "package" / name).read_bytes(), name


def test_shares_and_chunks(shop: loam.World, tmp_path: Path) -> None:
    shop.write(tmp_path / "whole", tables="orders")
    for index in (1, 2):
        shop.write(tmp_path / f"part{index}", tables="orders", partition=(index, 2), digest=False)
    parts = [(tmp_path / f"part{index}" / "orders.csv").read_bytes() for index in (1, 2)]
    assert b"".join(parts) == (tmp_path / "whole" / "orders.csv").read_bytes()
    shop.write(tmp_path / "chunks", tables="orders", chunk_rows=1_000)
    assert len(list((tmp_path / "chunks").glob("orders_*.csv"))) > 1


def test_a_directory_that_holds_something(shop: loam.World, tmp_path: Path) -> None:
    shop.write(tmp_path, tables="customers")
    assert failure(lambda: shop.write(tmp_path, tables="customers")).code == "output_exists"
    shop.write(tmp_path, tables="customers", existing="overwrite")
    assert failure(lambda: shop.write(tmp_path, tables="orders", existing="resume")).code == "other_plan"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"tables": "ordrs"}, "unknown_table"),
        ({"tables": []}, "bad_request"),
        ({"formats": "cvs"}, "unknown_format"),
        ({"formats": ["csv", "csv"]}, "bad_request"),
        ({"formats": []}, "bad_request"),
        ({"compress": "gzp"}, "unknown_codec"),
        ({"compress": "gzip:99"}, "bad_level"),
        ({"existing": "maybe"}, "bad_request"),
        ({"chunk_rows": 0}, "bad_request"),
        ({"partition": (3, 2)}, "bad_request"),
        ({"threads": 0}, "bad_request"),
        ({"threads": 10_000}, "bad_request"),
        ({"to": ""}, "bad_request"),
        ({"to": "/proc/nowhere/shop"}, "cannot_create"),
        ({"to": "a\0b"}, "bad_request"),
    ],
)
def test_mistakes_come_before_the_first_file(
    shop: loam.World, tmp_path: Path, arguments: dict, code: str
) -> None:
    error = failure(lambda: shop.write(**{"to": tmp_path / "new", **arguments}))
    assert error.code == code, error
    assert not (tmp_path / "new").exists() or not list((tmp_path / "new").iterdir())


def test_an_interrupt_stops_the_run_and_resume_goes_on(tmp_path: Path) -> None:
    program = (
        "import loam, sys\n"
        # Many more rows than are grown before the interrupt arrives, on a busy machine too.
        "world = loam.open('baseline', overrides={'orders': 12_000_000})\n"
        "print('go', flush=True)\n"
        "try:\n"
        "    world.write(sys.argv[1], tables=['orders'], chunk_rows=400_000, existing=sys.argv[2])\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(5)\n"
    )

    def start(policy: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path / "shop"), policy], stdout=subprocess.PIPE)

    run = start("refuse")
    assert run.stdout and run.stdout.readline() == b"go\n"
    while not (tmp_path / "shop" / "orders_00001.csv").exists() and run.poll() is None:
        time.sleep(0.002)
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=60) == 5
    assert not (tmp_path / "shop" / "manifest.json").exists()
    assert start("resume").wait(timeout=60) == 0
    manifest = json.loads((tmp_path / "shop" / "manifest.json").read_text())
    assert len(manifest["files"]) == 30
