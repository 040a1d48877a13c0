internal import LoamBytes

/// A file of certificates in PEM form (RFC 7468) that are to be trusted.
enum AuthorityFile {
    /// Looks whether the file is there and holds certificates, so that a wrong one is found before a request is made. Whether a
    /// certificate can be read is libcurl's to say, before it sends anything.
    ///
    /// - Throws: `bad_authority`.
    static func check(_ path: String) throws(OutboundError) {
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(path) } catch {
            throw OutboundError(.badAuthority, "\(path) cannot be read: \(error.reason)")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let begin = text.firstRange(of: "-----BEGIN CERTIFICATE-----"),
            text[begin.upperBound...].contains("-----END CERTIFICATE-----")
        else { throw OutboundError(.badAuthority, "\(path) holds no certificate in PEM form that can be read") }
    }
}
