internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
public import LoamEngine
internal import LoamFormats
public import LoamModels
internal import LoamReading
internal import LoamRecipe
internal import LoamSinks
internal import LoamWorlds

/// Checks a directory: files and manifest, cells, keys, laws and figures. Bounded in memory, whatever the files hold.
public final class CheckRun {
    private let directory: String
    private let options: CheckOptions
    private let progress: CheckProgress?
    private let cancellation: Cancellation
    private let manifest: ManifestFacts
    private let world: World
    private let origin: String
    private let contents: DirectoryContents
    private var plan: CheckPlan
    private var manifestChecks: ManifestChecks
    private let isRegrown: Bool
    private let totalBytes: Int

    /// Finds out what a directory holds, and settles what is checked.
    ///
    /// - Parameter world: the recipe that the files are said to follow; nil for the one of the manifest.
    /// - Throws: `missing_input`, `recipe_needed`.
    public init(
        _ directory: String, world named: World?, options: CheckOptions, progress: CheckProgress? = nil,
        cancellation: Cancellation = Cancellation()
    ) throws(RunError) {
        guard FileSystem.isDirectory(directory) else {
            throw RunError(
                .missingInput,
                FileSystem.exists(directory) ? "this is not a directory" : "there is no such directory",
                location: directory,
                hint: "name a directory that 'loam generate' or another program has written")
        }
        self.directory = directory
        self.options = options
        self.progress = progress
        self.cancellation = cancellation
        manifest = ManifestFacts(directory)
        guard let world = named ?? manifest.plan.flatMap({ World(manifestPlan: $0) }) else {
            let reason =
                manifest.state == .missing ? "there is no manifest" : "the manifest names no recipe that can be read"
            throw RunError(
                .recipeNeeded, "\(reason), so the tables are not known", location: directory,
                hint: "say which recipe the files follow: loam check \(directory) --recipe flash_sale")
        }
        self.world = world
        origin = named == nil ? "manifest" : "--recipe"
        let sources = world.model.sources
        let usesRecords = manifest.state == .sound && options.usesManifest
        do throws(FileError) {
            contents = try DirectoryContents(
                directory, tables: TableSelection.names(sources), records: usesRecords ? manifest.records : nil,
                isFirstShare: manifest.share.index == 1)
        } catch {
            throw RunError(.missingInput, error.reason, location: directory)
        }
        let isSameWorld =
            named == nil
            || manifest.plan?["recipe"]?.canonical() == world.recipe.canonicalJSON
                && manifest.plan?["seed"] == .number(String(world.seed))
        guard isSameWorld || !usesRecords else {
            throw RunError(
                .recipeDiffers,
                "the manifest was made by another recipe, seed or setting than \(world.recipe.name) here",
                location: directory,
                hint: "leave out --recipe; or take away manifest.json, if the files are no longer its own")
        }
        guard !contents.files.isEmpty || contents.unreadable.isEmpty else {
            let formats = Set(contents.unreadable.map(\.format.name)).sorted().joined(separator: " and ")
            throw RunError(
                .missingInput, "files of format \(formats) are not read back", location: directory,
                hint: "write csv, ndjson or parquet, too: their rows are checked")
        }
        guard !contents.files.isEmpty else {
            let unread = contents.lookalikes.map(\.name).prefix(3).joined(separator: ", ")
            throw RunError(
                .missingInput,
                "no file of a table of recipe \(world.recipe.name) can be read"
                    + (unread.isEmpty ? "" : "; not understood: \(unread)"), location: directory,
                hint: unread.isEmpty
                    ? "its tables are " + TableSelection.names(sources).joined(separator: ", ") : ManifestChecks.unpack)
        }
        isRegrown = usesRecords && manifest.isOurs
        var builder = PlanBuilder(
            sources: sources, book: world.model.laws, files: contents.files, unread: Self.unread(contents),
            rowEstimates: Self.estimates(contents, manifest, directory), residentBudget: options.memory / 4,
            isQuick: options.isQuick, isShare: manifest.share.count > 1)
        plan = builder.build()
        manifestChecks = ManifestChecks(
            &plan, manifest: usesRecords ? manifest : nil, state: manifest.state, others: contents.others,
            regrows: isRegrown)
        totalBytes = plan.tables.flatMap(\.files).reduce(0) { $0 + (FileSystem.size(directory + "/" + $1.name) ?? 0) }
    }

    /// A file of each table that has some, in case none is read.
    private static func unread(_ contents: DirectoryContents) -> [String: String] {
        let names = contents.unreadable.map { ($0.table, $0.name) } + contents.lookalikes.map { ($0.table, $0.name) }
        return Dictionary(names) { first, _ in first }
    }

    /// Rows of each table: what the manifest says, or at most what its bytes can hold.
    private static func estimates(
        _ contents: DirectoryContents, _ manifest: ManifestFacts, _ directory: String
    ) -> [String: Int] {
        contents.files.mapValues { files in
            files.reduce(0) { rows, file in
                let bytes = FileSystem.size(directory + "/" + file.name) ?? 0
                let plain = file.compression == .none && file.rowFormat != nil ? bytes : bytes * 10
                return rows + max(plain / 50, file.record?.rows ?? 0)
            }
        }
    }

    /// Reads everything and returns what was found.
    ///
    /// - Throws: `interrupted`, or what kept files from being read or keys from being spilled.
    public func execute() throws(RunError) -> CheckReport {
        let wall = Machine.now()
        let cpu = Machine.processCPU()
        let threads = max(1, options.threads)
        let pageBytes = Self.pageBytes(plan, options.memory, threads)
        let store = SpillStore(
            streams: plan.streams, budget: options.memory / 2, pageBytes: pageBytes, directory: options.spillDirectory)
        let ends = (0..<threads).map { _ in
            FlowEnd(
                plan, TallyBook(checks: plan.checks.count, limit: options.samples), Accumulators(plan),
                SpillWriter(store, streams: plan.streams))
        }
        let total = TallyBook(checks: plan.checks.count, limit: options.samples)
        var residents: [ResidentTable?] = plan.tables.map { _ in nil }
        var readings: [TableReading.Outcome] = []
        var bytesBefore = 0
        var regrown = 0
        for table in plan.tables.indices {
            let wantsDigests = manifestChecks.isActive && hasDigests(table)
            let canRegrow = isRegrown && !plan.tables[table].isScattered
            let regrowsNow = canRegrow && (options.regrowsAll || !wantsDigests)
            let reading = TableReading(
                plan, table: table, directory: directory, manifest: manifestChecks, world: world, share: manifest.share,
                purpose: regrowsNow ? .everything : .cells, wantsDigests: wantsDigests, residents: residents)
            let before = bytesBefore
            let outcome = try reading.run(ends, cancellation) { bytes in
                self.progress?(self.plan.tables[table].schema.name, before + bytes, self.totalBytes)
            }
            bytesBefore += outcome.files.reduce(0) { $0 + $1.bytes }
            reading.judgeEdges(outcome, total)
            manifestChecks.judge(table, plan, outcome, total)
            judgeCuts(table, outcome, total)
            judgeGroups(table, outcome, total)
            let hasChanged = canRegrow && manifestChecks.hasChanged(table, plan, outcome)
            if regrowsNow || hasChanged { regrown += 1 }
            if hasChanged && !regrowsNow {
                // Which rows are not the ones that were grown.
                let comparison = TableReading(
                    plan, table: table, directory: directory, manifest: manifestChecks, world: world,
                    share: manifest.share, purpose: .comparison, wantsDigests: false, residents: [])
                _ = try comparison.run(ends, cancellation) { _ in }
            }
            if plan.tables[table].isResident { residents[table] = makeResident(table, ends, total) }
            readings.append(outcome)
        }
        try runJoins(store, ends)
        let sums = Accumulators(plan)
        for end in ends {
            total.add(end.tallies)
            sums.add(end.sums)
        }
        do throws(FileError) {
            try manifestChecks.judge(contents, directory, total)
        } catch {
            throw RunError(.missingInput, "cannot read: \(error.reason)", location: error.path)
        }
        var report = CheckReport(
            directory: directory, recipe: world.recipe.name, seed: world.seed, origin: origin,
            isRegrown: regrown == plan.tables.count, tables: tables(readings), results: [])
        let unread = UnreadRows(plan, readings, missing: missingFiles)
        report.results = Judgement(plan, sums, total, readings, unread).results
        report.measured = .init(
            wallSeconds: Machine.now() - wall, cpuSeconds: Machine.processCPU() - cpu,
            peakMemoryBytes: Machine.peakMemory(), spilledBytes: store.spilledBytes)
        return report
    }

    /// Files that the manifest names and that are not there, by table.
    private var missingFiles: [String: [String]] {
        let missing = Set(contents.missing)
        let records = (manifest.records ?? []).filter { missing.contains($0.name) }
        return Dictionary(grouping: records, by: \.table).mapValues { $0.map(\.name) }
    }

    private func hasDigests(_ table: Int) -> Bool { plan.tables[table].files.contains { $0.record?.digest != nil } }

    /// Small enough that the open pages of all threads take an eighth of the memory, large enough for a record.
    private static func pageBytes(_ plan: CheckPlan, _ memory: Int, _ threads: Int) -> Int {
        let open = max(1, plan.streams * SpillStore.partitions * threads)
        let widest = (plan.streamWidths.max() ?? 1) * 8
        return max(widest * 4, min(16 << 10, memory / 8 / open)) / 8 * 8
    }

    private func makeResident(_ table: Int, _ ends: [FlowEnd], _ total: TallyBook) -> ResidentTable {
        let work = plan.tables[table]
        let field = work.schema.fields[plan.flows[work.residentFlow].keyColumn]
        defer { for end in ends { end.residents[table] = [] } }
        let rows = ends.reduce(0) { $0 + $1.residents[table].count }
        let width = plan.flows[work.residentFlow].recordWidth
        total.examine(work.keyCheck, rows / max(1, width))
        return ResidentTable(ends.map { $0.residents[table] }, width: width) { row, high, low in
            total.violate(work.keyCheck, row: row) {
                Sample(
                    row: row, detail: "is there a second time",
                    cells: [.init(field.name, CellText.key(high, low, field.type))])
            }
        }
    }

    private func judgeCuts(_ table: Int, _ outcome: TableReading.Outcome, _ total: TallyBook) {
        let work = plan.tables[table]
        guard work.cutCheck >= 0 else { return }
        total.examine(work.cutCheck, work.files.count { $0.rowFormat != nil })
        for (place, facts) in outcome.files.enumerated() where work.files[place].rowFormat != nil {
            let file = work.files[place]
            let reason =
                facts.damage ?? (facts.isCut ? "the last line has no line end" : nil)
                ?? (facts.isEmpty && file.hasHeader ? "the file is empty: there is no header" : nil)
            guard let reason else { continue }
            total.violate(work.cutCheck, row: -1) { Sample(file: file.name, detail: reason) }
        }
    }

    /// What files that are read group by group have against themselves.
    private func judgeGroups(_ table: Int, _ outcome: TableReading.Outcome, _ total: TallyBook) {
        let work = plan.tables[table]
        guard work.damageCheck >= 0 else { return }
        let files = work.files.count { $0.rowFormat == nil }
        for check in [work.damageCheck, work.contradictionCheck] { total.examine(check, files) }
        for (place, facts) in outcome.files.enumerated() where work.files[place].rowFormat == nil {
            guard let damage = facts.damage else { continue }
            total.violate(work.damageCheck, row: -1) { Sample(file: work.files[place].name, detail: damage) }
        }
        for (place, faults) in outcome.faults.sorted(by: { $0.key < $1.key }) {
            let order = faults.sorted { ($0.group ?? -1, $0.page ?? -1) < ($1.group ?? -1, $1.page ?? -1) }
            for fault in order {
                let check = fault.kind == .contradiction ? work.contradictionCheck : work.damageCheck
                total.violate(check, row: -1) { Sample(file: work.files[place].name, detail: fault.description) }
            }
        }
    }

    private func runJoins(_ store: SpillStore, _ ends: [FlowEnd]) throws(RunError) {
        for join in plan.joins.indices {
            if cancellation.isCancelled { throw RunError(.interrupted, "stopped before the end") }
            let work = plan.joins[join]
            for end in ends {
                try end.writer.flush(stream: work.stream)
                for (flow, step) in work.waiting { try end.writer.flush(stream: plan.flows[flow].steps[step].stream) }
            }
            let run = JoinRun(
                plan: plan, join: join, store: store, budget: options.memory / 4 / max(1, ends.count))
            try Threads.share(SpillStore.partitions, among: ends) { partition, end throws(RunError) in
                try run.run(partition: partition, end)
            }
        }
    }

    private func tables(_ readings: [TableReading.Outcome]) -> [CheckReport.Table] {
        zip(plan.tables, readings).map { table, outcome in
            CheckReport.Table(
                name: table.schema.name, files: table.files.count, rows: outcome.rows,
                bytes: outcome.files.reduce(0) { $0 + $1.bytes },
                plainBytes: outcome.files.reduce(0) { $0 + $1.plainBytes })
        }
    }
}
