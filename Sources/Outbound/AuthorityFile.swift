internal import COpenSSL
internal import LoamBytes

/// A file of certificates in PEM form (RFC 7468) that are to be trusted.
enum AuthorityFile {
    /// Looks whether the file holds certificates and nothing broken, so that a wrong one is found before anything is sent.
    ///
    /// - Throws: `bad_authority`.
    static func check(_ path: String) throws(OutboundError) {
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(path) } catch {
            throw OutboundError(.badAuthority, "\(path) cannot be read: \(error.reason)")
        }
        guard let count = Int32(exactly: bytes.count), certificates(bytes, count) > 0 else {
            throw OutboundError(.badAuthority, "\(path) holds no certificate in PEM form that can be read")
        }
    }

    private static func certificates(_ bytes: [UInt8], _ count: Int32) -> Int {
        bytes.withUnsafeBytes { bytes in
            guard let source = BIO_new_mem_buf(bytes.baseAddress, count) else { return 0 }
            defer {
                BIO_free(source)
                ERR_clear_error()
            }
            var found = 0
            while let certificate = PEM_read_bio_X509(source, nil, nil, nil) {
                X509_free(certificate)
                found += 1
            }
            return found
        }
    }
}
