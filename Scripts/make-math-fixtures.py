#!/usr/bin/env python3
"""Writes Tests/Random/Fixtures/exact-math.txt: arguments and correctly rounded results as hexadecimal bit patterns.

Needs mpmath. Each line: function, arguments, result, error of the result in units of 2^-60 ulp (so that a test can tell
0.5 ulp from 0.6 although the reference is rounded).
"""
import math
import pathlib
import random
import struct

import mpmath as mp

mp.mp.prec = 400
random.seed(20240229)


def bits(x):
    return struct.pack(">d", x).hex()


def rounded(value):
    """The nearest double, and how far the true value is above it, in 2^-60 ulp."""
    if not mp.isfinite(value) or value == 0:
        return float(value), 0
    exponent = max(mp.frexp(abs(value))[1] - 53, -1074)
    unit = mp.mpf(2) ** exponent
    nearest = mp.nint(value / unit)
    if nearest * unit > mp.mpf(2) ** 1024 * (1 - mp.mpf(2) ** -54):
        return math.copysign(math.inf, value), 0
    return float(mp.ldexp(int(nearest), exponent)), int(mp.nint((value / unit - nearest) * 2**60))


def normal_quantile(p):
    p = mp.mpf(p)
    if p > 0.5:
        return -normal_quantile_exact(1 - p)
    return normal_quantile_exact(p)


def normal_quantile_exact(p):
    # Newton in the logarithm of the distribution function, from the usual asymptotic start.
    if p == mp.mpf(1) / 2:
        return mp.mpf(0)
    t = mp.sqrt(-2 * mp.log(p))
    x = -(t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t**3))
    for _ in range(12):
        below = mp.erfc(-x / mp.sqrt(2)) / 2
        density = mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)
        x -= (mp.log(below) - mp.log(p)) * below / density
    return x


FUNCTIONS = {
    "log": mp.log,
    "log1p": mp.log1p,
    "exp": mp.exp,
    "expm1": mp.expm1,
    "sin": mp.sin,
    "cos": mp.cos,
    "normalQuantile": normal_quantile,
    "logGamma": mp.loggamma,
    "pow": mp.power,
}


def any_positive():
    return struct.unpack(">d", struct.pack(">Q", random.randrange(1, 0x7FF0000000000000)))[0]


def arguments(count=400):
    spread = lambda low, high: random.choice([-1, 1]) * math.exp(random.uniform(math.log(low), math.log(high)))
    for _ in range(count):
        yield "log", any_positive()
        yield "log", random.uniform(0.5, 2)
        yield "log", 1 + spread(1e-16, 0.1)
        yield "log1p", spread(1e-18, 0.999)
        yield "log1p", abs(spread(1e-3, 1e300))
        yield "exp", random.uniform(-745, 709.7)
        yield "exp", spread(1e-17, 2)
        yield "expm1", spread(1e-17, 1)
        yield "expm1", random.uniform(-45, 709)
        yield "sin", spread(1e-9, 1)
        yield "sin", random.uniform(-7, 7)
        yield "sin", random.uniform(-(2**20), 2**20)
        yield "cos", random.uniform(-7, 7)
        yield "cos", random.uniform(-(2**20), 2**20)
        yield "normalQuantile", random.random()
        yield "normalQuantile", abs(spread(1e-300, 0.5))
        yield "normalQuantile", 1 - abs(spread(1e-15, 0.5))
        yield "logGamma", abs(spread(1e-3, 30))
        yield "logGamma", abs(spread(30, 1e12))
        yield "pow", random.uniform(0, 10), random.uniform(-30, 30)
        yield "pow", random.uniform(0.9, 1.1), spread(1, 7000)
        x = any_positive()
        # Results over the whole range, subnormal ones too.
        yield "pow", x, random.uniform(-744, 709) / math.log(x)
    for multiple in range(1, 200):
        # The doubles nearest to multiples of π/2: what is left of them is all cancellation.
        for scale in (1, 3301):
            x = float(multiple * scale * mp.pi / 2)
            yield "sin", x
            yield "cos", x
    for value in (0.0, 0.5, 1.0, 5e-324, 2.2250738585072014e-308):
        if value > 0:
            yield "log", value
        yield "exp", value
        if 0 < value < 1:
            yield "normalQuantile", value


target = pathlib.Path(__file__).parent.parent / "Tests/Random/Fixtures/exact-math.txt"
with target.open("w") as file:
    for name, *values in arguments():
        true = FUNCTIONS[name](*(mp.mpf(value) for value in values))
        result, rest = rounded(true)
        print(name, *map(bits, values), bits(result), rest, file=file)
print(sum(1 for _ in target.open()), "lines")
