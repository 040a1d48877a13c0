#if ISAL
    internal import CISAL
    internal import Glibc

    /// Intel's ISA-L, looked for when it is first wanted: Debian has no archive of it to link into a library that must stand
    /// alone, and a program must start where it is not installed.
    struct FastDeflateLibrary: Sendable {
        typealias Prepare = @convention(c) (UnsafeMutablePointer<isal_zstream>) -> Void
        typealias Deflate = @convention(c) (UnsafeMutablePointer<isal_zstream>) -> Int32

        let prepare: Prepare
        let deflate: Deflate

        /// Nil where the library is not installed. Stays open to the end of the process.
        static let shared: FastDeflateLibrary? = {
            guard let handle = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL),
                let prepare = dlsym(handle, "isal_deflate_stateless_init"),
                let deflate = dlsym(handle, "isal_deflate_stateless")
            else { return nil }
            return FastDeflateLibrary(
                prepare: unsafeBitCast(prepare, to: Prepare.self), deflate: unsafeBitCast(deflate, to: Deflate.self))
        }()
    }
#endif
