#!/usr/bin/env python3
"""Writes Tests/Statistics/Fixtures/scipy.txt: samples and what SciPy says about them. Needs SciPy."""
import pathlib

import numpy as np
import scipy.stats as stats

generator = np.random.default_rng(7)
target = pathlib.Path(__file__).parent.parent / "Tests/Statistics/Fixtures/scipy.txt"


def row(file, name, results, *samples):
    parts = [" ".join(repr(float(value)) for value in values) for values in (results, *samples)]
    print(name, *parts, sep=" | ", file=file)


with target.open("w") as file:
    for degrees in (1, 2, 3, 10, 100, 1000):
        for factor in (0.1, 0.5, 0.9, 1, 1.1, 1.5, 3):
            value = degrees * factor
            row(file, "survival", [stats.chi2.sf(value, degrees)], [value, degrees])
    for cells in (2, 6, 20):
        weights = generator.dirichlet(np.full(cells, 20.0))
        observed = generator.multinomial(2000, weights)
        expected = np.full(cells, 2000 / cells)
        result = stats.chisquare(observed, expected)
        row(file, "chisquare", [result.statistic, result.pvalue], observed, expected)
    for size in (50, 100, 200):
        for shift in (0, 0.05, 0.2):
            sample = generator.normal(shift, 1, size)
            # The uniform scale keeps the distribution function of the test a plain one.
            places = stats.norm.cdf(sample)
            result = stats.kstest(places, "uniform", method="exact")
            row(file, "onesample", [result.statistic, result.pvalue], places)
            other = generator.normal(0, 1, size + 30)
            result = stats.ks_2samp(sample, other, method="asymp")
            row(file, "twosample", [result.statistic, result.pvalue], sample, other)
            noise = generator.normal(0, 1, size)
            row(file, "pearson", [stats.pearsonr(sample, sample + noise).statistic], sample, sample + noise)
            summary = [sample.mean(), sample.var(ddof=1), stats.skew(sample), stats.kurtosis(sample)]
            row(file, "moments", summary, sample)
