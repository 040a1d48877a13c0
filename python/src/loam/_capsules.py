"""Capsules of the Arrow PyCapsule interface, made without a compiled extension."""

from __future__ import annotations

import ctypes
from typing import Callable

from ._library import LIBRARY

# Names of capsules live as long as the process: a capsule keeps only the pointer.
_SCHEMA_NAME, _STREAM_NAME = ctypes.c_char_p(b"arrow_schema"), ctypes.c_char_p(b"arrow_array_stream")


def _prototype(name: str, result: object, *arguments: object):  # type: ignore[no-untyped-def]
    # Function objects of our own: other users of ctypes.pythonapi declare other types for the same functions.
    return ctypes.PYFUNCTYPE(result, *arguments)((name, ctypes.pythonapi))  # type: ignore[arg-type]


_new = _prototype("PyCapsule_New", ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_pointer = _prototype("PyCapsule_GetPointer", ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)

# Destructors are the library's: one in Python would run in the middle of exceptions, and after its module was removed.
LIBRARY.loam_capsule_prepare(ctypes.cast(ctypes.pythonapi.PyCapsule_GetPointer, ctypes.c_void_p))
_DESTROY_SCHEMA = ctypes.cast(LIBRARY.loam_capsule_destroy_schema, ctypes.c_void_p)
_DESTROY_STREAM = ctypes.cast(LIBRARY.loam_capsule_destroy_stream, ctypes.c_void_p)


def _make(name: ctypes.c_char_p, destructor: ctypes.c_void_p, fill: Callable[[int], None]) -> object:
    room = LIBRARY.loam_capsule_room()
    if not room:
        raise MemoryError
    try:
        fill(room)
    except BaseException:
        LIBRARY.loam_free(room)
        raise
    return _new(room, name, destructor)


def schema_capsule(fill: Callable[[int], None]) -> object:
    """A capsule around an ArrowSchema that `fill` writes to the address it is given."""
    return _make(_SCHEMA_NAME, _DESTROY_SCHEMA, fill)


def stream_capsule(fill: Callable[[int], None]) -> object:
    """The same around an ArrowArrayStream."""
    return _make(_STREAM_NAME, _DESTROY_STREAM, fill)


def stream_address(capsule: object) -> int:
    """The ArrowArrayStream in any capsule; valid as long as the capsule is."""
    return _pointer(capsule, _STREAM_NAME)
