import LoamRandom

/// The stream that the tests use: seeds are fixed, so a statistical test either always passes or always fails.
func testStream(_ column: String = "column", seed: UInt64 = 2024, purpose: String = "") -> RandomStream {
    RandomStream(seed: seed, model: "test", table: "table", column: column, purpose: purpose)
}

/// The significance at which distributions are rejected. With some 60 fixed tests a true one fails with a chance of
/// 0.6 % when the code changes what is drawn, and never otherwise.
let significance = 1e-4
