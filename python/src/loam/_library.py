"""The shared library and its functions, as loam.h declares them."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char, c_char_p, c_int32, c_int64, c_size_t, c_uint64, c_void_p
from pathlib import Path

from .errors import LoamError


class ErrorStruct(ctypes.Structure):
    _fields_ = [("code", c_void_p), ("message", c_void_p), ("location", c_void_p), ("hint", c_void_p)]


class WorldOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("recipe", c_char_p),
        ("recipe_text", c_char_p),
        ("preset", c_char_p),
        ("start", c_char_p),
        ("seed", POINTER(c_uint64)),
        ("overrides", POINTER(c_char_p)),
        ("override_count", c_size_t),
    ]


class StreamOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("columns", POINTER(c_char_p)),
        ("column_count", c_size_t),
        ("rows", POINTER(c_int64)),
        ("share_index", c_int32),
        ("share_count", c_int32),
        ("decimals", c_int32),
        ("batch_rows", c_int64),
    ]


class DigestStruct(ctypes.Structure):
    _fields_ = [("rows", c_int64), ("content", c_char * 33)]


class WriteOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("to", c_char_p),
        ("formats", POINTER(c_char_p)),
        ("format_count", c_size_t),
        ("compress", c_char_p),
        ("tables", POINTER(c_char_p)),
        ("table_count", c_size_t),
        ("with_parents", c_int32),
        ("policy", c_int32),
        ("chunk_rows", c_int64),
        ("share_index", c_int32),
        ("share_count", c_int32),
        ("no_digest", c_int32),
        ("threads", c_int32),
        ("cancellation", c_void_p),
    ]


_PROTOTYPES = {
    "loam_version": (c_char_p, []),
    "loam_determinism": (c_int32, []),
    "loam_free": (None, [c_void_p]),
    "loam_error_clear": (None, [POINTER(ErrorStruct)]),
    "loam_recipes": (c_void_p, []),
    "loam_world_open": (c_int32, [POINTER(WorldOptions), POINTER(c_void_p), POINTER(ErrorStruct)]),
    "loam_world_close": (None, [c_void_p]),
    "loam_world_describe": (c_int32, [c_void_p, POINTER(c_void_p), POINTER(ErrorStruct)]),
    "loam_table_describe": (c_int32, [c_void_p, c_char_p, POINTER(c_void_p), POINTER(ErrorStruct)]),
    "loam_document_check": (
        c_int32, [c_void_p, c_char_p, c_char_p, POINTER(c_void_p), POINTER(ErrorStruct)]),
    "loam_table_rows": (c_int32, [c_void_p, c_char_p, POINTER(c_int64), POINTER(ErrorStruct)]),
    "loam_table_schema": (
        c_int32, [c_void_p, c_char_p, POINTER(StreamOptions), c_void_p, POINTER(ErrorStruct)]),
    "loam_table_stream": (
        c_int32, [c_void_p, c_char_p, POINTER(StreamOptions), c_void_p, POINTER(ErrorStruct)]),
    "loam_content_digest": (
        c_int32,
        [c_void_p, c_void_p, c_char_p, POINTER(c_char_p), c_size_t, POINTER(DigestStruct), POINTER(ErrorStruct)]),
    "loam_cancellation_open": (c_void_p, []),
    "loam_cancellation_cancel": (None, [c_void_p]),
    "loam_cancellation_close": (None, [c_void_p]),
    "loam_capsule_prepare": (None, [c_void_p]),
    "loam_capsule_room": (c_void_p, []),
    "loam_capsule_destroy_stream": (None, [c_void_p]),
    "loam_capsule_destroy_schema": (None, [c_void_p]),
    "loam_world_write": (c_int32, [c_void_p, POINTER(WriteOptions), POINTER(c_void_p), POINTER(ErrorStruct)]),
}


def _load() -> ctypes.CDLL:
    path = Path(__file__).with_name("libloam.so")
    if not path.exists():
        raise ImportError(f"{path} is missing: install the wheel that 'make wheel' builds")
    library = ctypes.CDLL(str(path))
    for name, (result, arguments) in _PROTOTYPES.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library


LIBRARY = _load()


def call(name: str, *arguments: object) -> None:
    """Calls a function that can fail, with room for its error; raises LoamError when it does."""
    error = ErrorStruct()
    if getattr(LIBRARY, name)(*arguments, ctypes.byref(error)) == 0:
        return
    raised = LoamError(*(_text(address) for address in (error.code, error.message, error.location, error.hint)))
    LIBRARY.loam_error_clear(ctypes.byref(error))
    raise raised


def call_for_text(name: str, *arguments: object) -> str:
    """The same for a function that gives back a text."""
    out = c_void_p()
    call(name, *arguments, ctypes.byref(out))
    return taken(out.value)


def taken(address: int | None) -> str:
    """A text that the library has handed over, which is freed."""
    text = _text(address)
    LIBRARY.loam_free(address)
    return text


def _text(address: int | None) -> str:
    return ctypes.string_at(address).decode("utf-8", "replace") if address else ""


def encoded(text: str, name: str) -> bytes:
    """A text for C: UTF-8, and no zero byte within, which would end it there."""
    if not isinstance(text, str):
        raise LoamError("bad_request", f"{name} is a text, not {type(text).__name__}", name)
    if "\0" in text:
        raise LoamError("bad_request", f"{name} has a zero byte", name)
    return text.encode("utf-8", "surrogateescape")


def encoded_list(texts: list[str], name: str):  # type: ignore[no-untyped-def]
    """Texts as a C array. An empty list is an array of nothing, which is not the same as none."""
    array = (c_char_p * max(1, len(texts)))()
    for place, text in enumerate(texts):
        array[place] = encoded(text, name)
    return array
