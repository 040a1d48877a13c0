internal import LoamDocuments

extension DocumentValues {
    /// Refuses what is no name of a header (RFC 9110, 5.1).
    func check(header: String, _ position: YAMLPosition, path: String) throws(DocumentError) {
        let marks = Array("!#$%&'*+-.^_`|~".utf8)
        let isToken = header.utf8.allSatisfy {
            $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || marks.contains($0)
        }
        let own = ["host", "content-length", "transfer-encoding", "connection"]
        guard isToken, !header.isEmpty, !own.contains(header.lowercased()) else {
            throw error(
                .badName, "\(quoted(header)) cannot be a header of a profile", position, path,
                hint: "use a name such as X-API-Key")
        }
    }
}
