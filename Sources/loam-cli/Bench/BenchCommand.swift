internal import ArgumentParser

/// `loam bench`: measures commands and compares what was measured.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", _superCommandName: "loam",
        abstract: "Measure commands, compare them honestly, gate regressions.",
        discussion: """
            EXAMPLES:
              loam bench cmd 'gzip -k -c big' 'zstd -c big'          two commands, in turns
              loam bench run generation --quick                      a built-in suite
              loam bench run ./mine.yaml --output-dir results        a suite of your own; reports in results/
              loam bench baseline save main results/mine.json
              loam bench run ./mine.yaml --baseline main --confirm   10 wrong result, 11 regression, 13 no baseline
              loam bench run generation --relative ../old/loam       an older program beside this one
              loam bench gate formats --case formats --target-time 60s --max-memory 8GB --min-throughput 1000/s
              loam bench history --case shop-orders                  figures over time, with change points

            Every sample is a fresh process; modes take turns in random order; verdicts are based on intervals. docs/bench.md
            says how. loam bench list shows the built-in suites.
            """,
        subcommands: [
            BenchRunCommand.self, BenchCmdCommand.self, BenchListCommand.self, BenchBaselineCommand.self,
            BenchCompareCommand.self, BenchGateCommand.self, BenchHistoryCommand.self,
            BenchReportCommand.self, BenchImportCommand.self, BenchExportCommand.self,
            BenchCalibrateCommand.self, BenchLoopCommand.self,
            DailyMonitorCommand.self, ReleaseGateCommand.self, RegressionCheckCommand.self, BaselineUpdateCommand.self,
            StressTestCommand.self, QuickValidateCommand.self,
        ])
}
