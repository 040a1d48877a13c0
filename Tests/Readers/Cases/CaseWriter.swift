import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamSinks
import LoamTestSupport

/// Writes one table in some formats into a directory, as the program does it.
struct CaseWriter {
    let root: String

    func write(
        _ name: String, _ schema: TableSchema, _ rows: [[Cell]], _ formats: [Format],
        _ compression: Compression? = nil, threads: Int = 2
    ) throws(RunError) {
        let outputs = formats.map { Output(source: 0, table: 0, format: $0, compression: compression) }
        let plan = RunPlan(
            sources: [TableSource(RandomTable(schema, rows))], outputs: outputs, threads: threads, batchRows: 64)
        let manifest = ManifestHead(
            recipe: #"{"name":"cases"}"#, seed: 1, start: "2025-01-01", end: "2025-01-02", toolVersion: "test",
            plan: plan)
        let destination = OutputDirectory(directory: root + "/" + name)
        let (sink, _) = try destination.prepare(
            .refuse, plan: plan, names: FileNames(plan), manifest: manifest)
        _ = try ParallelRun.execute(plan, sink: sink)
        let description = SchemaText.render([schema], as: .json)
        do throws(FileError) {
            try FileSystem.replace(root + "/" + name + "/schema.json", with: description)
        } catch {
            throw RunError(.writeFailed, error.reason, location: error.path)
        }
    }
}
