import LoamProgram

extension Workplace {
    /// Writes `tiny.yaml`: a suite with a quick case of some milliseconds, and two in full.
    func writeTinySuite() throws {
        try write(
            "tiny.yaml",
            """
            version: 1
            suite: tiny
            scenarios: {small: {verb: recipes}, large: {verb: tables}}
            quick: [small]
            full: [small, large]
            cases:
              help: {command: "{loam} {verb} --help"}

            """)
    }
}
