from __future__ import annotations

import pytest

import loam

TABLES = ("customers", "orders", "order_items", "cart_abandonment", "labels")


@pytest.fixture(scope="session")
def shop() -> loam.World:
    """A small shop in a flash sale."""
    return loam.open("flash_sale", seed=7, preset="small", overrides={"customers": 500})


def failure(call) -> loam.LoamError:  # type: ignore[no-untyped-def]
    """The error that a call ends with."""
    with pytest.raises(loam.LoamError) as caught:
        call()
    return caught.value
