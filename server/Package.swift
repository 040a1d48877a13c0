// swift-tools-version: 6.1
import PackageDescription

// The server is a package of its own, so that building `loam` neither resolves nor compiles what it needs (docs/architecture.md).

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func loam(_ names: String...) -> [Target.Dependency] { names.map { .product(name: "Loam" + $0, package: "loam") } }

let package = Package(
    name: "loam-server",
    products: [.executable(name: "loam-server", targets: ["loam-server"])],
    dependencies: [
        .package(name: "loam", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .target(
            name: "LoamIngest",
            dependencies: loam("Bytes", "Codecs", "IngestOptions", "Storage") + [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Sources/Ingest", swiftSettings: settings),
        .executableTarget(
            name: "loam-server",
            dependencies: ["LoamIngest"] + loam("IngestOptions") + [
                .product(name: "ArgumentParser", package: "swift-argument-parser")
            ],
            path: "Sources/loam-server", swiftSettings: settings),
        .testTarget(
            name: "IngestTests",
            dependencies: ["LoamIngest"]
                + loam("Bytes", "Codecs", "IngestOptions", "Outbound", "OutboundSupport", "Storage", "TestSupport"),
            path: "Tests/Ingest", swiftSettings: settings),
    ]
)
