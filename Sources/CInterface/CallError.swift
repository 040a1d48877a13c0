internal import CLoam
internal import Glibc
internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamDocuments
internal import LoamEngine
internal import LoamFormats
internal import LoamModels
internal import LoamSinks

/// What a C caller learns about an error.
struct CallError: Error {
    var code: String
    var message: String
    var location = ""
    var hint = ""

    init(_ code: String, _ message: String, location: String = "", hint: String = "") {
        self.code = code
        self.message = message
        self.location = location
        self.hint = hint
    }

    init(_ error: any Error) {
        switch error {
        case let error as CallError: self = error
        case let error as RunError:
            self.init(error.code.rawValue, error.message, location: error.location, hint: error.hint)
        case let error as DocumentError:
            self.init(error.code.rawValue, error.message, location: error.location, hint: error.hint ?? "")
        case let error as CodecError:
            self.init(error.code.rawValue, error.message, location: "compress", hint: error.hint)
        case let error as FileError: self.init("io", error.description, location: error.path)
        default: self.init("failed", "\(error)")
        }
    }

    /// The error for a NULL where a value must be.
    static func missing(_ name: String) -> CallError { CallError("bad_request", "\(name) is NULL", location: name) }

    func write(to out: UnsafeMutablePointer<loam_error>?) {
        out?.initialize(
            to: loam_error(
                code: strdup(code), message: strdup(message), location: strdup(location), hint: strdup(hint)))
    }
}

/// Runs the body of a C function: 0 when it is done, 1 with `error` filled in when it throws.
func call(_ error: UnsafeMutablePointer<loam_error>?, _ body: () throws -> Void) -> Int32 {
    do {
        try body()
        return 0
    } catch let thrown {
        CallError(thrown).write(to: error)
        return 1
    }
}
