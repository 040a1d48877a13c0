#if ISAL
    internal import CISAL
    internal import LoamDynamicLibrary

    /// Intel's ISA-L, opened when it is first wanted; Debian has no archive of it to link into a library that must be
    /// self-contained.
    struct FastDeflateLibrary: Sendable {
        typealias Prepare = @convention(c) (UnsafeMutablePointer<isal_zstream>) -> Void
        typealias Deflate = @convention(c) (UnsafeMutablePointer<isal_zstream>) -> Int32

        let prepare: Prepare
        let deflate: Deflate

        private init() throws(MissingLibrary) {
            let library = try DynamicLibrary(["libisal.so.2"], package: "libisal2", purpose: "gzip:0")
            prepare = try library.function("isal_deflate_stateless_init")
            deflate = try library.function("isal_deflate_stateless")
        }

        private static let outcome: Result<FastDeflateLibrary, MissingLibrary> = {
            do throws(MissingLibrary) { return .success(try FastDeflateLibrary()) } catch { return .failure(error) }
        }()

        /// The library, opened once.
        ///
        /// - Throws: `library_missing`.
        static func shared() throws(CodecError) -> FastDeflateLibrary {
            do throws(MissingLibrary) { return try outcome.get() } catch {
                throw CodecError(
                    code: .libraryMissing, message: error.message,
                    hint: error.hint + "; or take gzip:1, which needs no other library")
            }
        }
    }
#endif
