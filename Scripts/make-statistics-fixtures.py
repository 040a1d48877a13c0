#!/usr/bin/env python3
"""Writes Tests/Statistics/Fixtures/scipy.txt: samples and what SciPy says about them. Needs SciPy."""
import itertools
import pathlib

import numpy as np
import scipy.special as special
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

    for degrees in (1, 2, 3.7, 10, 78, 1000):
        for value in (-3, -0.1, 0.5, 1, 2, 4, 12):
            row(file, "student", [stats.t.sf(value, degrees)], [value, degrees])
        for share in (1e-4, 0.005, 0.025, 0.3, 0.6, 0.975, 0.9995):
            row(file, "studentquantile", [stats.t.ppf(share, degrees)], [share, degrees])
    for first, second in ((3, 4), (5, 5), (10, 12), (20, 20), (40, 40), (50, 50), (7, 90), (60, 80)):
        for shift in (0, 0.7):
            base = generator.lognormal(0, 1, first)
            head = generator.lognormal(shift, 1, second)
            exact = first * second <= 2500
            result = stats.mannwhitneyu(head, base, method="exact" if exact else "asymptotic")
            row(file, "mannwhitney", [result.statistic, result.pvalue], base, head)
            result = stats.ttest_ind(head, base, equal_var=False)
            row(file, "welch", [result.statistic, result.df, result.pvalue], base, head)
            pooled = np.sqrt(((first - 1) * base.var(ddof=1) + (second - 1) * head.var(ddof=1)) / (first + second - 2))
            d = (head.mean() - base.mean()) / pooled
            m = (first + second - 2) / 2
            factor = np.exp(special.gammaln(m) - special.gammaln(m - 0.5)) / np.sqrt(m)
            delta = np.sign(head[:, None] - base[None, :]).mean()
            row(file, "effect", [d, d * factor, delta], base, head)
    for first, second in ((3, 4), (5, 5), (4, 8), (7, 7)):
        for shift in (0, 1, 2):
            # Ties: SciPy enumerates all choices of the same statistic.
            base = generator.integers(0, 5, first).astype(float)
            head = generator.integers(0, 5, second).astype(float) + shift
            result = stats.permutation_test(
                (head, base), lambda a, b: stats.mannwhitneyu(a, b, method="asymptotic").statistic,
                vectorized=False, n_resamples=np.inf)
            row(file, "mannwhitneyties", [result.statistic, result.pvalue], base, head)
    base = generator.integers(0, 12, 70).astype(float)
    head = generator.integers(1, 13, 60).astype(float)
    result = stats.mannwhitneyu(head, base, method="asymptotic")
    row(file, "mannwhitneyties", [result.statistic, result.pvalue], base, head)
    for size in (5, 8, 12, 20, 40, 60, 100, 150):
        for shift in (0, 0.4):
            values = generator.normal(shift, 1, size)
            result = stats.wilcoxon(values, method="exact" if size <= 100 else "asymptotic", correction=True)
            total = size * (size + 1) / 2
            positive = result.statistic if stats.rankdata(abs(values))[values > 0].sum() == result.statistic else total - result.statistic
            row(file, "signedrank", [positive, result.pvalue], values)
    for size in (5, 9, 13):
        for shift in (0, 1):
            values = generator.integers(-3, 4, size).astype(float) + shift
            kept = values[values != 0]
            ranks = stats.rankdata(abs(kept))
            sums = np.array([np.dot(signs, ranks) for signs in itertools.product((0, 1), repeat=len(kept))])
            observed = ranks[kept > 0].sum()
            pvalue = min(1, 2 * min((sums <= observed).mean(), (sums >= observed).mean()))
            row(file, "signedrank", [observed, pvalue], values)
    for size in (4, 9, 17, 18, 40, 100):
        for shift in (0, 0.5):
            values = generator.normal(shift, 1, size)
            result = stats.permutation_test(
                (values,), lambda a, axis: abs(a.mean(axis)), permutation_type="samples", alternative="greater",
                vectorized=True, n_resamples=np.inf if size <= 17 else 199_999, rng=generator)
            row(file, "permutationpairs", [result.pvalue], values)
    for first, second in ((3, 4), (6, 6), (4, 12), (10, 10), (12, 12), (40, 30)):
        for shift in (0, 0.8):
            base = generator.normal(0, 1, first)
            head = generator.normal(shift, 1, second)
            exact = special.comb(first + second, first) <= 1 << 17
            result = stats.permutation_test(
                (base, head), lambda a, b, axis: abs(a.mean(axis) - b.mean(axis)), alternative="greater",
                vectorized=True, n_resamples=np.inf if exact else 199_999, rng=generator)
            row(file, "permutationsets", [result.pvalue], base, head)
    for size in (3, 4, 10, 41):
        values = generator.lognormal(0, 0.5, size)
        shares = [0, 0.05, 0.25, 0.5, 0.9, 0.99, 1]
        row(file, "summary", [values.std(ddof=1), stats.variation(values, ddof=1), stats.median_abs_deviation(values),
                              stats.median_abs_deviation(values, scale="normal"), *np.quantile(values, shares)], values, shares)
    for size in (3, 6, 7, 20, 40, 100):
        for share in (0.25, 0.5, 0.95):
            for confidence in (0.9, 0.95, 0.99):
                # The confidence interval of SciPy's quantile test is the same one, by the binomial distribution.
                values = generator.normal(0, 1, size)
                result = stats.quantile_test(values, q=0, p=share).confidence_interval(confidence)
                low = values.min() if np.isnan(result.low) else result.low
                high = values.max() if np.isnan(result.high) else result.high
                row(file, "quantileinterval", [low, high], values, [share, confidence])
    for deviation, difference, pairs, level in itertools.product((1,), (0, 0.2, 0.5, 1), (5, 10, 20, 40), (0.05, 0.01)):
        shift = difference * np.sqrt(pairs) / deviation
        critical = stats.t.ppf(1 - level / 2, pairs - 1)
        power = stats.nct.sf(critical, pairs - 1, shift) + stats.nct.cdf(-critical, pairs - 1, shift)
        row(file, "power", [power], [deviation, difference, pairs, level])
    for size in (3, 5, 12):
        for exponent in (0, 0.5, 1, 2):
            sizes = np.geomspace(10, 1e6, size)
            values = 3e-6 * sizes**exponent * generator.lognormal(0, 0.1, size)
            fit = stats.linregress(np.log(sizes), np.log(values))
            reach = stats.t.ppf(0.975, size - 2) * fit.stderr
            row(file, "powerlaw", [fit.slope, np.exp(fit.intercept), fit.slope - reach, fit.slope + reach, fit.rvalue**2], sizes, values)
    for size in (20, 40):
        for isPaired in (0, 1):
            base = generator.lognormal(0, 0.1, size)
            head = generator.lognormal(0.05, 0.1, size)
            data = (np.log(head / base),) if isPaired else (head, base)
            statistic = (lambda a, axis: np.median(a, axis)) if isPaired else (lambda a, b, axis: np.median(a, axis) / np.median(b, axis))
            # The level at which SciPy's normal quantile is the expanded one of Student.
            reach = stats.t.ppf(0.975, (size - 1) * len(data)) * np.sqrt(size / (size - 1))
            result = stats.bootstrap(
                data, statistic, n_resamples=99_999, method="BCa", confidence_level=2 * stats.norm.cdf(reach) - 1, rng=generator)
            low, high = result.confidence_interval
            ends = np.exp([low, high]) if isPaired else [low, high]
            estimate = np.exp(np.median(data[0])) if isPaired else np.median(head) / np.median(base)
            row(file, "ratio", [estimate, *ends], base, head, [isPaired])
    for size in (1, 6, 25, 40, 300):
        for shift in (0, 0.5):
            values = generator.normal(shift, 1, size)
            row(file, "sign", [stats.binomtest(int((values > 0).sum()), size).pvalue], values)
    for size in (3, 8):
        values = generator.uniform(0, 0.2, size)
        values[0] = values[1]
        # Holm's definition, by hand: SciPy has none.
        order = np.argsort(values, kind="stable")
        adjusted = np.empty(size)
        adjusted[order] = np.minimum(1, np.maximum.accumulate((size - np.arange(size)) * values[order]))
        row(file, "holm", adjusted, values)
