// swift-tools-version: 6.1
import PackageDescription

/// A library target. The layers are in docs/architecture.md; `Scripts/check-layers` compares both.
struct Layer {
    var name: String
    var path: String
    var exclude: [String] = []
    var dependencies: [Target.Dependency] = []
    var linked: [LinkerSetting] = []
}

func loam(_ names: String...) -> [Target.Dependency] { names.map { .target(name: "Loam" + $0) } }

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let deflate = Target.Dependency.target(name: "CDeflate", condition: .when(traits: ["Gzip"]))
let isal = Target.Dependency.target(name: "CISAL", condition: .when(traits: ["ISAL"]))
let zlib = Target.Dependency.target(name: "CZlib", condition: .when(traits: ["Gzip"]))
let zstd = Target.Dependency.target(name: "CZstd", condition: .when(traits: ["Zstd"]))
let snappy = Target.Dependency.target(name: "CSnappy", condition: .when(traits: ["Snappy"]))
let lz4 = Target.Dependency.target(name: "CLZ4", condition: .when(traits: ["LZ4"]))

let libraries: [Layer] = [
    // L1
    Layer(name: "Bytes", path: "Bytes", dependencies: ["CXXHash", "COpenSSL"]),
    Layer(name: "DynamicLibrary", path: "DynamicLibrary"),
    // Square roots, the one function of libm that is exact everywhere.
    Layer(name: "Random", path: "Random", linked: [.linkedLibrary("m")]),
    Layer(name: "Statistics", path: "Statistics", dependencies: loam("Random")),
    // L2
    Layer(name: "Columns", path: "Columns", dependencies: loam("Bytes")),
    Layer(
        name: "Codecs", path: "Codecs",
        dependencies: loam("Bytes", "DynamicLibrary") + [deflate, isal, zlib, zstd, snappy, lz4]),
    // L3
    Layer(name: "Engine", path: "Engine", dependencies: loam("Bytes", "Columns", "Codecs")),
    Layer(name: "Vocabulary", path: "Vocabulary", dependencies: loam("Bytes")),
    Layer(name: "Documents", path: "Documents", dependencies: loam("Bytes") + ["CYAML"]),
    Layer(name: "Recipe", path: "Recipe", dependencies: loam("Bytes", "Documents")),
    Layer(
        name: "Outbound", path: "Outbound", dependencies: loam("Bytes", "DynamicLibrary") + ["CCurl"]),
    Layer(name: "Storage", path: "Storage", dependencies: loam("DynamicLibrary") + ["CPostgres", "CSQLite"]),
    // L4
    Layer(
        name: "Formats", path: "Formats", dependencies: loam("Bytes", "Columns", "Codecs", "Engine") + ["CArrow"]),
    Layer(
        name: "Worlds", path: "Worlds",
        dependencies: loam("Bytes", "Random", "Columns", "Documents", "Engine", "Vocabulary", "Recipe")),
    Layer(
        name: "Commerce", path: "Commerce", dependencies: loam("Vocabulary", "Worlds")),
    Layer(
        name: "Marketplace", path: "Marketplace", dependencies: loam("Vocabulary", "Worlds")),
    Layer(
        name: "Custom", path: "Custom", dependencies: loam("Vocabulary", "Worlds")),
    Layer(
        name: "Banking", path: "Banking", dependencies: loam("Vocabulary", "Worlds")),
    Layer(
        name: "Models", path: "Models",
        dependencies: loam(
            "Columns", "Documents", "Engine", "Recipe", "Worlds", "Banking", "Commerce", "Marketplace", "Custom")),
    // L5
    Layer(
        name: "Sinks", path: "Sinks", exclude: ["Databases"],
        dependencies: loam("Bytes", "Columns", "Codecs", "Engine") + [histogram]),
    Layer(
        name: "DatabaseSinks", path: "Sinks/Databases",
        dependencies: loam("Bytes", "Columns", "Engine", "Storage", "Formats", "Sinks")),
    Layer(
        name: "Reading", path: "Reading",
        dependencies: loam(
            "Bytes", "Columns", "Codecs", "Documents", "Engine", "Recipe", "Formats", "Models", "Sinks")),
    Layer(
        name: "Upload", path: "Upload",
        dependencies: loam("Bytes", "Columns", "Codecs", "Documents", "Engine", "Formats", "Outbound", "Sinks")),
    Layer(
        name: "Quality", path: "Quality",
        dependencies: loam(
            "Bytes", "Random", "Columns", "Codecs", "Engine", "Recipe", "Formats", "Worlds", "Models", "Sinks",
            "Reading")),
    Layer(
        name: "Bench", path: "Bench", exclude: ["Export", "History"],
        dependencies: loam("Bytes", "Random", "Statistics", "Documents", "Engine")),
    Layer(
        name: "BenchHistory", path: "Bench/History",
        dependencies: loam("Bytes", "Statistics", "Engine", "Storage", "Bench")),
    Layer(
        name: "BenchExport", path: "Bench/Export",
        dependencies: loam("Bytes", "Statistics", "Engine", "Outbound", "Bench")),
    Layer(name: "Telemetry", path: "Telemetry", dependencies: loam("Bytes", "Columns", "Engine") + [logging]),
    // L6
    Layer(
        name: "Jobs", path: "Jobs", exclude: ["Benching", "Loading"],
        dependencies: loam(
            "Bytes", "Columns", "Codecs", "Documents", "Engine", "Recipe", "Formats", "Worlds", "Models", "Sinks",
            "Reading", "Quality")),
    Layer(
        name: "LoadJobs", path: "Jobs/Loading",
        dependencies: loam(
            "Bytes", "Columns", "Documents", "Engine", "Outbound", "Recipe", "Formats", "Worlds", "Models", "Sinks",
            "DatabaseSinks", "Reading", "Upload", "Jobs")),
    Layer(
        name: "BenchJobs", path: "Jobs/Benching",
        dependencies: loam("Bytes", "Statistics", "Engine", "Bench", "BenchHistory", "Jobs")),
    Layer(name: "IngestOptions", path: "IngestOptions", dependencies: loam("Bytes", "Documents") + [argumentParser]),
    Layer(
        name: "", path: "Loam",
        dependencies: loam(
            "Bytes", "Random", "Columns", "Codecs", "Documents", "Engine", "Storage", "Recipe", "Formats", "Worlds",
            "Models", "Sinks", "DatabaseSinks", "Reading", "Quality", "Telemetry", "Jobs")),
]

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// How the program is linked, so that it starts in few milliseconds: at a fixed place, where nothing in it is relocated (54,000
/// places took a third of the start), and without a table of its own functions for others. Flags that a package of others may not
/// have: they are the program's, and no library has it.
let quickStart = LinkerSetting.unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "-no-pie", "-Xlinker", "--no-export-dynamic"], .when(configuration: .release))

/// A test target. The modules under test are optimised in `make test`; tests themselves are not, unless they grow and look through
/// so much that it pays: optimising tests takes longer than running them.
func tests(
    _ name: String, path: String? = nil, _ dependencies: [Target.Dependency], exclude: [String] = [],
    isOptimised: Bool = false
) -> Target {
    let plain = SwiftSetting.unsafeFlags(["-Onone"], .when(configuration: .release))
    return .testTarget(
        name: name + "Tests", dependencies: dependencies, path: "Tests/" + (path ?? name), exclude: exclude,
        swiftSettings: settings + (isOptimised ? [] : [plain]))
}

/// libFuzzer brings their `main`, so they exist only for `Scripts/fuzz-recipe`, which sets LOAM_FUZZ.
let fuzzers: [Target] =
    Context.environment["LOAM_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzz-recipe", dependencies: loam("Documents", "Recipe"), path: "Tests/Fuzz/Recipe",
            exclude: ["corpus", "words.dict"], swiftSettings: settings)
    ]

let package = Package(
    name: "loam",
    products: [
        .library(name: "Loam", targets: ["Loam"]),
        .executable(name: "loam", targets: ["loam-cli"]),
        // Scripts/build-libloam links it as libloam.so: alone, with the Swift library and the C libraries inside.
        .library(name: "loam-c", type: .static, targets: ["LoamCInterface"]),
    ]
        // What loam-server, a package of its own in server/, is made of besides its own sources.
        + ["Bytes", "Codecs", "IngestOptions", "Outbound", "OutboundSupport", "Storage", "TestSupport"].map {
            .library(name: "Loam" + $0, targets: ["Loam" + $0])
        },
    traits: [
        .trait(name: "Gzip", description: "gzip output, by libdeflate"),
        .trait(name: "ISAL", description: "gzip output at its fastest, gzip:0, by ISA-L"),
        .trait(name: "Zstd", description: "zstd output, by libzstd"),
        .trait(name: "Snappy", description: "snappy blocks, by libsnappy"),
        .trait(name: "LZ4", description: "lz4 blocks and frames, by liblz4"),
        .default(enabledTraits: ["Gzip", "ISAL", "Zstd", "Snappy", "LZ4"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        // L0
        .systemLibrary(name: "CYAML", path: "Sources/CYAML"),
        .systemLibrary(name: "CXXHash", path: "Sources/CXXHash"),
        .systemLibrary(name: "COpenSSL", path: "Sources/COpenSSL"),
        .systemLibrary(name: "CDeflate", path: "Sources/CDeflate"),
        .systemLibrary(name: "CISAL", path: "Sources/CISAL"),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib"),
        .systemLibrary(name: "CZstd", path: "Sources/CZstd"),
        .systemLibrary(name: "CSnappy", path: "Sources/CSnappy"),
        .systemLibrary(name: "CLZ4", path: "Sources/CLZ4"),
        // Opened when wanted, not linked: only their headers are needed.
        .systemLibrary(name: "CPostgres", path: "Sources/CPostgres", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CCurl", path: "Sources/CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSQLite", path: "Sources/CSQLite"),
        .target(name: "CArrow", path: "Sources/CArrow"),
        .target(name: "CLaunch", path: "Sources/CLaunch", exclude: ["program"]),
        .target(name: "CLoam", dependencies: ["CArrow"], path: "Sources/CLoam"),
    ]
        + libraries.map {
            .target(
                name: "Loam" + $0.name, dependencies: $0.dependencies, path: "Sources/" + $0.path, exclude: $0.exclude,
                swiftSettings: settings, linkerSettings: $0.linked)
        }
        + [
            // L7
            .executableTarget(
                name: "loam-cli",
                dependencies: ["Loam", "CLaunch", argumentParser, logging]
                    + loam(
                        "Bench", "BenchExport", "BenchJobs", "IngestOptions", "Jobs", "LoadJobs", "Outbound",
                        "Upload"),
                path: "Sources/loam-cli",
                swiftSettings: settings, linkerSettings: [quickStart]),
            .target(
                name: "LoamCInterface",
                dependencies: loam(
                    "Bytes", "Columns", "Codecs", "Documents", "Engine", "Recipe", "Formats", "Worlds", "Models",
                    "Sinks", "Jobs")
                    + ["CLoam", "CArrow"],
                path: "Sources/CInterface",
                swiftSettings: settings),

            // Measured and tested, never shipped
            .executableTarget(
                name: "random-stream", dependencies: ["LoamRandom"], path: "Benchmarks/RandomStream",
                swiftSettings: settings),
            .executableTarget(
                name: "random-cost", dependencies: ["LoamRandom"], path: "Benchmarks/RandomCost",
                swiftSettings: settings),
            .executableTarget(
                name: "codec-cost", dependencies: loam("Bytes", "Codecs", "Engine"), path: "Benchmarks/CodecCost",
                swiftSettings: settings),
            // The example in README.md, which imports the library as other packages do.
            tests("Library", ["Loam"]),
            tests("Random", ["LoamRandom", "LoamStatistics"], exclude: ["Fixtures"]),
            tests("Statistics", ["LoamRandom", "LoamStatistics"], exclude: ["Fixtures"]),
            tests(
                "Bench", loam("Bytes", "Random", "Statistics", "Documents", "Engine", "Bench") + ["LoamTestSupport"],
                isOptimised: true),
            tests(
                "BenchExport",
                loam("Bytes", "Statistics", "Engine", "Outbound", "Bench", "BenchExport") + ["LoamTestSupport"]),
            tests(
                "BenchHistory",
                loam("Bytes", "Statistics", "Engine", "Storage", "Bench", "BenchHistory") + ["LoamTestSupport"]),
            tests("Documents", ["LoamDocuments"]),
            tests("Recipe", loam("Documents", "Recipe")),
            tests("Vocabulary", loam("Bytes", "Vocabulary")),
            // A whole world in memory, for tests that look at every row.
            .target(
                name: "LoamWorldSupport",
                dependencies: loam("Bytes", "Columns", "Engine", "Recipe", "Worlds", "Models"),
                path: "Tests/WorldSupport", swiftSettings: settings),
            tests(
                "Jobs",
                loam(
                    "Bench", "BenchJobs", "Bytes", "Columns", "DatabaseSinks", "Documents", "Engine", "Formats", "Jobs",
                    "LoadJobs", "Models", "Quality", "Recipe", "Sinks", "Statistics", "Upload")
                    + ["LoamTestSupport", "LoamWorldSupport"]),
            tests(
                "Worlds",
                loam("Bytes", "Columns", "Documents", "Engine", "Random", "Recipe", "Vocabulary", "Worlds")
                    + ["LoamTestSupport"]),
            tests(
                "Commerce",
                loam(
                    "Bytes", "Columns", "Documents", "Engine", "Models", "Random", "Recipe", "Statistics", "Vocabulary",
                    "Worlds")
                    + ["LoamTestSupport", "LoamWorldSupport"], isOptimised: true),
            tests(
                "Banking",
                loam("Banking", "Bytes", "Columns", "Random", "Recipe", "Vocabulary", "Worlds")
                    + ["LoamTestSupport", "LoamWorldSupport"], isOptimised: true),
            tests(
                "Marketplace",
                loam("Bytes", "Columns", "Engine", "Marketplace", "Random", "Recipe", "Worlds")
                    + ["LoamTestSupport", "LoamWorldSupport"], isOptimised: true),
            tests(
                "Custom",
                loam(
                    "Bytes", "Columns", "Commerce", "Custom", "Documents", "Engine", "Models", "Random", "Recipe",
                    "Statistics",
                    "Vocabulary", "Worlds") + ["LoamTestSupport", "LoamWorldSupport"], isOptimised: true),
            tests(
                "Models",
                loam("Bytes", "Columns", "Documents", "Engine", "Models", "Recipe", "Vocabulary", "Worlds")
                    + ["LoamTestSupport", "LoamWorldSupport"], isOptimised: true),
            .target(
                name: "LoamTestSupport", dependencies: loam("Bytes", "Columns", "Engine"), path: "Tests/Support",
                swiftSettings: settings),
            .target(
                name: "LoamOutboundSupport", dependencies: ["LoamOutbound", "LoamTestSupport"],
                path: "Tests/OutboundSupport", swiftSettings: settings),
            // Counts the allocations of the test program.
            .target(name: "CAllocationCounter", path: "Tests/AllocationCounter"),
            tests("Bytes", ["LoamBytes", "LoamTestSupport"]),
            tests("Columns", ["LoamBytes", "LoamColumns", "LoamTestSupport"]),
            tests("Codecs", ["LoamBytes", "LoamCodecs", "LoamTestSupport"]),
            // Writes the files that other people's readers are compared with (Scripts/test-readers).
            .executableTarget(
                name: "reader-cases",
                dependencies: loam("Bytes", "Codecs", "Columns", "Engine", "Formats", "Sinks") + ["LoamTestSupport"],
                path: "Tests/Readers/Cases", swiftSettings: settings),
            // Prints the identifiers that other people's validators are asked about (Scripts/test-identifiers).
            .executableTarget(
                name: "identifier-cases", dependencies: loam("Bytes", "Columns", "Random", "Vocabulary", "Worlds"),
                path: "Tests/Readers/Identifiers", swiftSettings: settings),
            tests(
                "Formats", loam("Bytes", "Codecs", "Columns", "Engine", "Formats") + ["CArrow", "LoamTestSupport"],
                exclude: ["Parquet/ForeignFiles.py"]),
            // Runs the built program in directories of its own. The tests name loam-cli only so that it is built.
            .target(
                name: "LoamProgram", dependencies: ["LoamBytes"], path: "Tests/Program", swiftSettings: settings),
            tests("CommandLine", ["LoamBytes", "LoamProgram", "LoamTestSupport", "loam-cli"]),
            // Against real databases; a PostgreSQL server is started where there is one.
            tests(
                "Databases",
                loam("Bytes", "Columns", "Engine", "Formats", "Reading", "Sinks", "DatabaseSinks", "Storage")
                    + ["LoamTestSupport", "LoamProgram", "loam-cli"]),
            tests(
                "Golden", ["LoamBytes", "LoamProgram", "loam-cli"],
                exclude: ["digests.txt", "custom.txt", "marketplace.txt", "banking.txt", "samples"]),
            tests("Crash", ["LoamBytes", "LoamProgram", "LoamStorage", "loam-cli"]),
            tests("Outbound", loam("Bytes", "Outbound", "OutboundSupport") + ["LoamProgram", "LoamTestSupport"]),
            tests(
                "Upload",
                loam("Bytes", "Columns", "Documents", "Engine", "Outbound", "Sinks", "Upload") + ["LoamTestSupport"]),
            tests(
                "Quality",
                loam(
                    "Bytes", "Codecs", "Columns", "Commerce", "Documents", "Engine", "Formats", "Models", "Quality",
                    "Recipe", "Sinks", "Worlds")
                    + ["LoamTestSupport"]),
            tests(
                "Engine",
                loam("Bytes", "Columns", "Codecs", "Engine", "Formats", "Sinks")
                    + ["LoamTestSupport", "CAllocationCounter"], isOptimised: true),
        ] + fuzzers
)
