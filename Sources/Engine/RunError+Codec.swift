public import LoamCodecs

extension RunError {
    /// What a codec could not do, as the end of a run.
    public init(_ error: CodecError, location: String = "") {
        let code: Code =
            switch error.code {
            case .unknownCodec: .unknownCodec
            case .badLevel: .badLevel
            case .badCodec: .badCodec
            case .noStream: .noStream
            case .damagedData: .damagedData
            case .codecNotBuilt: .codecNotBuilt
            case .libraryMissing: .libraryMissing
            case .codecFailed: .codecFailed
            }
        self.init(code, error.message, location: location, hint: error.hint)
    }
}
