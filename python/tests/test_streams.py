"""Streams and capsules: memory, addresses, misuse."""

from __future__ import annotations

import ctypes
import gc
import subprocess
import sys
import threading

import pyarrow as pa
import pytest
from pyarrow.cffi import ffi

import loam
from loam._capsules import stream_address

NARROW = "../recipes/bench/orders_narrow.yaml"


def resident() -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


class Holder:
    """Hands out one capsule, again and again."""

    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.capsule


def next_array(address: int):  # type: ignore[no-untyped-def]
    """The next ArrowArray of a stream, as the C interface gives it."""
    stream = ffi.cast("struct ArrowArrayStream *", address)
    array = ffi.new("struct ArrowArray *")
    assert stream.get_next(stream, array) == 0
    return array


def test_buffers_keep_their_addresses() -> None:
    table = loam.open(NARROW, overrides={"orders": 50_000}).table("orders", decimals=64)
    capsule = table.__arrow_c_stream__()
    schema = pa.schema(table.schema)
    batches = 0
    while True:
        array = next_array(stream_address(capsule))
        if array.release == ffi.NULL:
            break
        grown = [int(ffi.cast("intptr_t", array.children[place].buffers[1])) for place in range(array.n_children)]
        batch = pa.RecordBatch._import_from_c(int(ffi.cast("intptr_t", array)), schema)
        held = [column.indices if pa.types.is_dictionary(column.type) else column for column in batch.columns]
        assert [column.buffers()[1].address for column in held] == grown
        batches += 1
    assert batches >= 3


def test_ten_thousand_streams_leave_nothing() -> None:
    table = loam.open(NARROW, overrides={"orders": 1_000_000}).table("orders")
    wide = loam.open("flash_sale", preset="small").table("cart_abandonment")

    def some(count: int) -> None:
        for number in range(count):
            capsule = (table if number % 2 else wide).__arrow_c_stream__()
            if number % 3 == 0:
                array = next_array(stream_address(capsule))
                if number % 2 == 0:
                    del capsule
                array.release(array)
            if number % 10 == 0:
                pa.schema((table if number % 2 else wide).schema)

    some(2_000)
    gc.collect()
    before = resident()
    some(10_000)
    gc.collect()
    assert resident() - before < 4_096, "kB"


def test_batches_that_are_let_go_are_filled_again() -> None:
    table = loam.open(NARROW, overrides={"orders": 20_000_000}).table("orders", columns=["amount", "customer_id"])
    reader = table.to_batches()
    for _ in range(20):
        reader.read_next_batch()
    before = resident()
    rows = sum(batch.num_rows for batch in reader)
    assert rows > 19_000_000 and resident() - before < 8_192, "kB"


def test_a_capsule_is_read_once(shop: loam.World) -> None:
    holder = Holder(shop.table("customers").__arrow_c_stream__())
    assert pa.table(holder).num_rows == 500
    with pytest.raises(Exception, match="released"):
        pa.table(holder)
    for call in (lambda: loam.content_digest(holder),):
        with pytest.raises(loam.LoamError) as caught:
            call()
        assert caught.value.code == "stream_released"


def test_batches_outlive_everything(shop: loam.World) -> None:
    world = loam.open("flash_sale", seed=7, preset="small", overrides={"customers": 500})
    reader = world.table("customers").to_batches()
    batch = reader.read_next_batch()
    column = batch.column(1)
    expected = column.to_pylist()
    world.close()
    del world, reader, batch
    gc.collect()
    pa.table(shop.table("orders"))
    assert column.to_pylist() == expected


def test_one_reader_in_many_threads(shop: loam.World) -> None:
    # The interface does not allow it; it must do no harm.
    capsule = shop.table("order_items", batch_rows=64).__arrow_c_stream__()
    address = stream_address(capsule)
    rows: list[int] = []

    def work() -> None:
        while True:
            array = next_array(address)
            if array.release == ffi.NULL:
                return
            rows.append(int(array.length))
            array.release(array)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(rows) == len(shop.table("order_items"))


def test_a_capsule_that_dies_in_an_exception(shop: loam.World) -> None:
    class Broken:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            capsule = shop.table("orders").__arrow_c_stream__()
            raise RuntimeError(f"after {capsule}")

    for _ in range(100):
        with pytest.raises(RuntimeError, match="after <capsule"):
            pa.table(Broken())
    with pytest.raises(TypeError):
        # pyarrow refuses what is not a schema while it holds the capsule.
        pa.schema(Holder(shop.table("orders").__arrow_c_stream__()))


def test_an_interpreter_that_ends_with_capsules_open() -> None:
    program = (
        "import loam, sys\n"
        "world = loam.open('baseline', preset='small')\n"
        "kept = [world.table('orders').__arrow_c_stream__() for _ in range(9)]\n"
        "sys.kept = world.schema('orders').__arrow_c_schema__()\n"
        "loop = [world]; loop.append(loop); loop.append(world.table('orders').__arrow_c_stream__())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_names_and_structures_are_those_of_the_header() -> None:
    import re
    from pathlib import Path

    from loam import _library

    header = Path("../Sources/CLoam/include/loam.h").read_text(encoding="utf-8")
    assert set(re.findall(r"^[a-z].*[ *](loam_[a-z_]+)\(", header, re.M)) == set(_library._PROTOTYPES)
    plain = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    kinds = {
        "size_t": ctypes.c_size_t, "int32_t": ctypes.c_int32, "int64_t": ctypes.c_int64, "char *": ctypes.c_void_p,
        "const char *": ctypes.c_char_p,
    }
    for name, structure in {
        "loam_error": _library.ErrorStruct, "loam_world_options": _library.WorldOptions,
        "loam_stream_options": _library.StreamOptions, "loam_digest": _library.DigestStruct,
        "loam_write_options": _library.WriteOptions,
    }.items():
        body = re.search(rf"typedef struct {name} \{{(.*?)\}}", plain, re.S)
        assert body
        members = re.findall(r"^\s*(.*?[ *])(\w+)(\[\d+\])?;", body[1], re.M)
        assert [member[1] for member in members] == [field[0] for field in structure._fields_], name
        for (kind, _, _), (_, python) in zip(members, structure._fields_):
            assert kinds.get(kind.strip(), python) is python, (name, kind, python)


def test_empty_options_are_refused_and_not_followed() -> None:
    from loam._library import LIBRARY, ErrorStruct

    error = ErrorStruct()
    out = ctypes.c_void_p()
    assert LIBRARY.loam_world_open(None, ctypes.byref(out), ctypes.byref(error)) == 1
    assert ctypes.string_at(error.code) == b"bad_request"
    LIBRARY.loam_error_clear(ctypes.byref(error))
    assert LIBRARY.loam_world_describe(None, ctypes.byref(out), None) == 1
    assert LIBRARY.loam_table_stream(None, b"orders", None, None, None) == 1
    assert LIBRARY.loam_content_digest(None, None, None, None, 0, None, None) == 1
    LIBRARY.loam_world_close(None)
    LIBRARY.loam_cancellation_close(None)
