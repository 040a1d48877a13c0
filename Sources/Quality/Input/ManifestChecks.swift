internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamModels
internal import LoamReading
internal import LoamSinks
internal import LoamWorlds

/// Checks of a directory against its manifest.
struct ManifestChecks {
    /// Whether there is a sound manifest to hold files against.
    let isActive: Bool
    private let manifest: ManifestFacts?
    private let state: ManifestFacts.State
    private var seal = -1, missing = -1, extra = -1, size = -1, digest = -1, unread = -1, lookalike = -1
    private var rows: [Int: Int] = [:]
    private var content: [Int: Int] = [:]
    /// The check of rows that are grown again, by table.
    private(set) var regrown: [Int: Int] = [:]

    init(
        _ plan: inout CheckPlan, manifest: ManifestFacts?, state: ManifestFacts.State, others: [DataFile],
        regrows: Bool
    ) {
        self.manifest = manifest
        self.state = state
        isActive = manifest != nil
        // A table in a second format is read for its cells and digests; keys and laws have been compared with the first.
        for file in others {
            guard let first = plan.tables.first(where: { $0.schema.name == file.table }) else { continue }
            let place = plan.tables.firstIndex {
                $0.schema.name == file.table && $0.files.first?.format.name == file.format.name
            }
            if let place {
                plan.tables[place].files.append(file)
                plan.addFileChecks(place)
                continue
            }
            var copy = first
            copy.files = [file]
            (copy.flows, copy.lookups, copy.figures) = ([], [], [])
            (copy.isResident, copy.residentFlow) = (false, -1)
            plan.tables.append(copy)
            plan.addFileChecks(plan.tables.count - 1)
        }
        seal = plan.add(
            Check(
                "manifest_damaged", .manifest, "the manifest is what Loam wrote: its seal fits",
                hint: "it was edited or cut; grow the files again, or check them with --recipe"))
        missing = plan.add(
            Check(
                "missing_file", .manifest, "every file of the manifest is there",
                hint: "copy it again, or 'loam generate --resume' with the same recipe"))
        extra = plan.add(
            Check(
                "extra_file", .manifest, severity: .warning,
                isActive ? "no file is there that the manifest does not name" : "every file is one of a table",
                hint: "readers of the whole directory may take it for data"))
        unread = plan.add(
            Check(
                "not_read", .manifest, severity: .warning, "the rows of every file can be read back",
                hint: "keys and laws are checked in csv, ndjson and parquet"))
        guard isActive else {
            lookalike = plan.add(
                Check(
                    "file_not_understood", .manifest, "every file that is named after a table can be read",
                    hint: Self.unpack))
            plan.skipped[missing] = "there is no sound manifest"
            if state == .missing { plan.skipped[seal] = "there is no manifest" }
            return
        }
        size = plan.add(
            Check("file_size", .manifest, "every file has the bytes of the manifest", hint: "it was cut or edited"))
        digest = plan.add(
            Check(
                "file_digest", .manifest, "every file has the XXH3-128 of the manifest",
                hint: "its bytes were changed; 'xxh128sum FILE' prints the same digest"))
        for table in plan.tables.indices {
            let name = plan.tables[table].schema.name
            rows[table] = plan.add(
                Check(
                    "row_count", .manifest, table: name, "files have the rows of the manifest",
                    hint: "rows were lost or doubled"))
            content[table] = plan.add(
                Check(
                    "content_digest", .manifest, table: name, "rows add up to the content digest of the manifest",
                    hint: "some cell was changed; the checks below may say which"))
            guard regrows else { continue }
            regrown[table] = plan.add(
                Check(
                    "differs_from_manifest", .manifest, table: name,
                    "every row is the one that the manifest's recipe makes",
                    hint: "the file was changed after it was grown"))
            if plan.tables[table].isScattered, let check = regrown[table] {
                plan.skipped[check] = CheckPlan.Table.scatteredReason
            }
        }
    }

    static let unpack =
        "unpack or rename it: names are like orders.csv, orders.ndjson.gz, orders_00000.parquet; or move it elsewhere"

    /// Files of the directory as a whole.
    func judge(_ contents: DirectoryContents, _ directory: String, _ total: TallyBook) throws(FileError) {
        total.examine(seal, state == .missing ? 0 : 1)
        if state == .damaged {
            total.violate(seal, row: -1) { Sample(file: "manifest.json", detail: "the seal does not fit") }
        }
        total.examine(
            unread, contents.files.values.reduce(contents.others.count + contents.unreadable.count) { $0 + $1.count })
        for file in contents.unreadable {
            total.violate(unread, row: -1) {
                Sample(file: file.name, detail: "files of format \(file.format.name) are not read back")
            }
            try judgeBytes(file, directory, total)
        }
        judgeStrangers(contents, total)
        guard isActive else { return }
        total.examine(missing, manifest?.records?.count ?? 0)
        for name in contents.missing {
            total.violate(missing, row: -1) { Sample(file: name, detail: "the file is not there") }
        }
    }

    /// Files that are there, and that nothing is known of.
    private func judgeStrangers(_ contents: DirectoryContents, _ total: TallyBook) {
        total.examine(extra, contents.extra.count)
        for name in contents.extra {
            total.violate(extra, row: -1) {
                Sample(
                    file: name, detail: isActive ? "the manifest does not name it" : "it is not named after a table")
            }
        }
        guard !isActive else { return }
        total.examine(lookalike, contents.lookalikes.count + contents.files.values.reduce(0) { $0 + $1.count })
        for file in contents.lookalikes {
            total.violate(lookalike, row: -1) {
                Sample(file: file.name, detail: "it may hold rows of \(file.table), and is not read")
            }
        }
    }

    /// Size and digest of a file whose rows are not read.
    private func judgeBytes(_ file: DataFile, _ directory: String, _ total: TallyBook) throws(FileError) {
        guard isActive, let record = file.record else { return }
        let input = try GroupedInput(nil, directory + "/" + file.name, byteCount: 0, digests: record.digest != nil)
        _ = try input.next()
        compare(size, file, input.bytesRead, record.bytes, "bytes", total)
        if let wanted = record.digest { compare(input.digest, wanted, file, total) }
    }

    private func compare(_ found: Digest128?, _ wanted: Digest128, _ file: DataFile, _ total: TallyBook) {
        total.examine(digest, 1)
        guard found != wanted else { return }
        total.violate(digest, row: -1) {
            Sample(
                file: file.name, detail: "the digest differs",
                cells: [.init("found", found?.text ?? "none"), .init("expected", wanted.text)])
        }
    }

    /// Whether a file of a table is not, byte for byte, the one that the manifest describes.
    func hasChanged(_ table: Int, _ plan: CheckPlan, _ outcome: TableReading.Outcome) -> Bool {
        guard isActive else { return false }
        return outcome.files.enumerated().contains { place, facts in
            let record = plan.tables[table].files[place].record
            return record == nil || record?.digest != facts.digest || record?.bytes != facts.bytes
                || record?.rows != outcome.fileRows[place] ?? 0
        }
    }

    /// The files of one table, once they have been read.
    func judge(_ table: Int, _ plan: CheckPlan, _ outcome: TableReading.Outcome, _ total: TallyBook) {
        guard isActive else { return }
        for (place, facts) in outcome.files.enumerated() {
            let file = plan.tables[table].files[place]
            guard let record = file.record else { continue }
            compare(size, file, facts.bytes, record.bytes, "bytes", total)
            if let wanted = record.digest {
                compare(facts.digest, wanted, file, total)
                let found = outcome.contents[place] ?? ContentDigest()
                total.examine(content[table] ?? 0, 1)
                if found != record.content {
                    total.violate(content[table] ?? 0, row: -1) {
                        Sample(
                            file: file.name, detail: "the content differs",
                            cells: [.init("found", found.text), .init("expected", record.content.text)])
                    }
                }
            }
            compare(rows[table] ?? 0, file, outcome.fileRows[place] ?? 0, record.rows, "rows", total)
        }
    }

    private func compare(
        _ check: Int, _ file: DataFile, _ found: Int, _ expected: Int, _ unit: String, _ total: TallyBook
    ) {
        total.examine(check, 1)
        guard found != expected else { return }
        total.violate(check, row: -1) {
            Sample(
                file: file.name, detail: "\(found) \(unit) instead of \(expected)",
                cells: [.init("found", String(found)), .init("expected", String(expected))])
        }
    }
}
