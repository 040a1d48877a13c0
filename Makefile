# Everything there is to do with Loam; `make` alone lists it.
PREFIX  ?= /usr/local
DESTDIR ?=
FUZZ_SECONDS ?= 60

# SwiftPM hands the traits to the compiler in the order of a hash table, which is another one in each process: without this, every
# build after the first compiles everything again.
export SWIFT_DETERMINISTIC_HASHING = 1

RELEASE := -c release --static-swift-stdlib --product loam
# Looked up when used: it asks SwiftPM.
LOAM = $(shell swift build $(RELEASE) --show-bin-path)/loam
# The modules under test are optimised: their tests then take a quarter of the time, and some hold for such code only.
TESTS := -c release --scratch-path .build/tests
TESTED = $(CURDIR)/.build/tests/release
# As `make server` builds it; the tests have one of their own, which is not optimised.
SERVER = server/.build/release/loam-server
ROOT = $(DESTDIR)$(PREFIX)
MANUALS = $(wildcard share/man/man1/*.1)

.DEFAULT_GOAL := help
.PHONY: help setup build server libloam wheel demo test test-unit bench-self test-c test-python test-spark test-readers test-fuzz test-random-battery lint check-layers check-walkthrough check-program generate check-generated \
    install coverage bench bench-peers bench-verdicts bench-runner benchmark-quick benchmark-dev benchmark-release clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what this machine lacks (Debian packages)
	@Scripts/setup

build: setup ## build the program: release, Swift linked statically
	swift build $(RELEASE)
	Scripts/build-launcher "$(dir $(LOAM))"

server: build ## build loam-server next to loam, for `loam serve-ingest`: a separate package with its own dependencies
	swift build --package-path server -c release --static-swift-stdlib --product loam-server
	cp --remove-destination "$(SERVER)" "$(dir $(LOAM))loam-server"

libloam: setup ## build libloam.so with its headers: .build/libloam
	@Scripts/build-libloam

wheel: setup ## build the Python wheel: .build/wheel
	@Scripts/build-wheel

demo: build ## build, grow a flash sale into ./data/flash_sale, show what to try next
	@Scripts/demo "$(LOAM)"

test: setup check-layers check-program test-unit bench-self test-python test-fuzz ## every test, and a minute of fuzzing

test-unit: build ## every test; the crash tests run alone, since they depend on timing
	swift build $(TESTS) --build-tests -Xswiftc -enable-testing
	swift build --package-path server --build-tests
	cp --remove-destination "$$(swift build --package-path server --show-bin-path)/loam-server" "$(TESTED)/loam-server"
	ln -sf "$(TESTED)/loam-server" "$(dir $(LOAM))loam-server"
	swift test $(TESTS) --skip-build --disable-xctest --filter CrashTests
	LOAM_BINARY="$(LOAM)" swift test $(TESTS) --skip-build --disable-xctest --skip CrashTests
	swift test --package-path server --skip-build --disable-xctest

bench-self: build ## measure the build against itself and read every report back; fails on wrong results, never on time
	@Scripts/bench-self "$(LOAM)"

test-c: setup ## the C interface from C: address and leak sanitizers, threads, misuse
	Scripts/test-c-interface

test-python: build ## build the wheel, install it into empty environments, test it with pyarrow, pandas, Polars, DuckDB
	@Scripts/setup bench
	Scripts/test-python

test-readers: build ## readers of other projects: every type, codec and encoding; random tables; laws of all recipes; 20 GB
	@Scripts/setup bench
	swift build --product reader-cases
	Scripts/test-reader-cases "$$(swift build --show-bin-path)/reader-cases"
	Scripts/test-reader-cases "$$(swift build --show-bin-path)/reader-cases" --random 2000
	Scripts/test-reader-cases "$$(swift build --show-bin-path)/reader-cases" --large "$(LOAM)"
	swift build --product identifier-cases
	Scripts/test-identifiers "$$(swift build --show-bin-path)/identifier-cases" "$(LOAM)"
	Scripts/test-readers "$(LOAM)" $(READERS)

test-spark: setup ## the Spark data source on its own small cluster, and the readers' matrix through Spark; needs Java 17
	@Scripts/setup spark
	Scripts/test-spark

test-fuzz: setup ## fuzz the recipe compiler (FUZZ_SECONDS=60)
	Scripts/fuzz-recipe $(FUZZ_SECONDS)

test-random-battery: setup ## run dieharder on the random streams; takes hours
	Scripts/random-battery

lint: ## check the format of the sources
	swift format lint --strict -r Sources Tests Benchmarks server/Sources server/Tests server/Package.swift Package.swift

check-program: build ## check that the program is small: what it links, what is in it, how large it is
	@Scripts/check-program "$(LOAM)"

check-walkthrough: setup ## apply the new table of CONTRIBUTING.md to a copy, build and grow it
	@Scripts/check-walkthrough

check-layers: ## check that imports point downwards only (docs/architecture.md)
	@Scripts/check-layers

generate: setup ## make the generated files again
	Scripts/embed-recipes
	Scripts/make-manual
	Scripts/make-schema

check-generated: ## check that the generated files are up to date
	Scripts/embed-recipes --check
	Scripts/make-manual --check
	Scripts/make-schema --check

install: build ## install program, completions, manual and recipes, and the server if `make server` has built it (PREFIX=/usr/local DESTDIR=)
	install -d "$(ROOT)/bin" "$(ROOT)/share/loam/recipes"
	install -s -m 755 "$(LOAM)" "$(ROOT)/bin/loam"
	install -d "$(ROOT)/libexec/loam"
	install -s -m 755 "$(dir $(LOAM))loam-launch" "$(ROOT)/libexec/loam/loam-launch"
	[ ! -f "$(SERVER)" ] || $(MAKE) server
	[ ! -f "$(SERVER)" ] || install -s -m 755 "$(SERVER)" "$(ROOT)/libexec/loam/loam-server"
	install -m 644 recipes/*.yaml "$(ROOT)/share/loam/recipes"
	install -d "$(ROOT)/share/bash-completion/completions" "$(ROOT)/share/zsh/site-functions" \
	    "$(ROOT)/share/fish/vendor_completions.d"
	"$(LOAM)" --generate-completion-script bash > "$(ROOT)/share/bash-completion/completions/loam"
	"$(LOAM)" --generate-completion-script zsh > "$(ROOT)/share/zsh/site-functions/_loam"
	"$(LOAM)" --generate-completion-script fish > "$(ROOT)/share/fish/vendor_completions.d/loam.fish"
ifneq ($(MANUALS),)
	install -d "$(ROOT)/share/man/man1"
	install -m 644 $(MANUALS) "$(ROOT)/share/man/man1"
endif

coverage: setup ## run the tests and show how much of each target they reach
	swift test --disable-xctest --enable-code-coverage
	@Scripts/coverage "$$(swift test --show-codecov-path)"

bench: build ## measure Loam
	Benchmarks/run

bench-peers: build ## measure other programs and Loam in the same run
	@Scripts/setup bench
	Benchmarks/peers/run
	Benchmarks/peers/parquet

bench-verdicts: build ## whether verdicts of `loam bench` are right here while other processes use the cores (ROUNDS=50)
	Benchmarks/verdicts

bench-runner: build ## what `loam bench` costs per sample; its figures next to those of hyperfine and GNU time
	@Scripts/setup bench
	Benchmarks/runner

benchmark-quick: build ## the quick benchmarks once each: correct results, not times
	"$(LOAM)" bench quick-validate generation formats

benchmark-dev: build ## benchmarks against this machine's baseline 'main': a regression that is found twice fails
	"$(LOAM)" bench regression-check generation formats

benchmark-release: build ## every benchmark against it: regressions, missed targets and inconclusive verdicts fail
	"$(LOAM)" bench release-gate generation formats

clean: ## remove what was built and grown
	rm -rf .build server/.build data
