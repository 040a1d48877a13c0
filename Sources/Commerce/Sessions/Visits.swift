internal import LoamWorlds

/// Who visits, by which channel, and because of which effects: functions of the visit's row, whatever becomes of it.
struct Visits: Sendable {
    private let streams: VisitStreams
    private let customers: CustomerBase
    private let phases: [Phase]
    private let channels = ConditionalTable(Cohort.channel)
    private let surges: [SurgeTable]
    private let drifts: [DriftTable]
    private let migrations: [MigrationTable]

    /// Chances by step of the run.
    private struct SurgeTable: Sendable {
        var extra: [Bernoulli]
        var mark: Int
    }

    private struct DriftTable: Sendable {
        var cohort: UInt8
        var replacing: [Bernoulli]
        var shifting: [Bernoulli]
        var marks: EffectMarks<CohortDrift.Role>
    }

    private struct MigrationTable: Sendable {
        var from: UInt8
        var to: UInt8
        var added: [Bernoulli]
        /// Of the visits that were not added: those that left their channel.
        var moved: [Bernoulli]
        var marks: EffectMarks<ChannelMigration.Role>
    }

    init(
        _ effects: CommerceEffects, streams: VisitStreams, customers: CustomerBase, phases: [Phase], demand: Demand
    ) {
        self.streams = streams
        self.customers = customers
        self.phases = phases
        let middles = zip(demand.starts, demand.starts.dropFirst()).map { ($0 + $1) / 2 }
        func chances(_ chance: (Int64) -> Double) -> [Bernoulli] {
            middles.map { Bernoulli(probability: min(1, max(0, chance($0)))) }
        }
        surges = effects.surges.map { surge in
            SurgeTable(extra: chances { 1 - 1 / max(1, surge.factor(at: $0)) }, mark: surge.marks[.extra])
        }
        drifts = effects.drifts.map { drift in
            DriftTable(
                cohort: UInt8(drift.cohort),
                // A cohort without customers cannot grow.
                replacing: chances { customers.cohorts.size(drift.cohort) > 0 ? drift.replacing(at: $0) : 0 },
                shifting: chances { drift.behaviour * drift.profile.share(at: $0) },
                marks: drift.marks)
        }
        migrations = effects.migrations.map { migration in
            MigrationTable(
                from: migration.from, to: UInt8(migration.to),
                added: chances { migration.growth(at: $0) / (1 + migration.growth(at: $0)) },
                moved: chances { migration.rate * migration.cannibalised * migration.profile.share(at: $0) },
                marks: migration.marks)
        }
    }

    /// Settles phase, cohort, customer, channel and marks of `count` visits whose row, step and time are known and whose
    /// times do not decrease.
    func settle(_ scratch: VisitScratch, count: Int) {
        var phase = 0
        for row in 0..<count {
            while scratch.time[row] >= phases[phase].end { phase += 1 }
            scratch.phase[row] = Int32(truncatingIfNeeded: phase)
            scratch.marks.clear(row)
        }
        scratch.forEachPhase(count, of: phases) { phase, rows in
            chooseCohorts(phase, rows, scratch)
            chooseCustomers(rows, scratch)
            chooseChannels(phase, rows, scratch)
            for surge in phase.surges { markExtra(surge, rows, scratch) }
        }
    }

    private func chooseCohorts(_ phase: Phase, _ rows: Range<Int>, _ scratch: VisitScratch) {
        let cohorts = phase.cohorts
        let draws = streams.cohort
        for row in rows {
            scratch.cohort[row] = UInt8(truncatingIfNeeded: cohorts.sample(0, draws.draw(scratch.visit[row])))
        }
        for index in phase.drifts {
            let drift = drifts[index]
            let draws = streams.drifts[index]
            drift.replacing.withUnsafeBufferPointer { replacing in
                for row in rows where scratch.cohort[row] != drift.cohort {
                    if replacing[Int(scratch.step[row])].occurs(draws.draw(scratch.visit[row])) {
                        scratch.cohort[row] = drift.cohort
                        scratch.marks.insert(drift.marks[.drifted], at: row)
                    }
                }
            }
        }
    }

    /// A customer of the cohort, by activity.
    private func chooseCustomers(_ rows: Range<Int>, _ scratch: VisitScratch) {
        let customers = self.customers
        let (first, second) = (streams.customer, streams.customerPlace)
        customers.cohorts.edges.withUnsafeBufferPointer { edges in
            for row in rows {
                let visit = scratch.visit[row]
                let cohort = Int(scratch.cohort[row])
                let start = edges[cohort]
                scratch.customer[row] = customers.pick(
                    cohort, start: start, size: edges[cohort + 1] - start, first.draw(visit), second.draw(visit))
            }
        }
    }

    private func chooseChannels(_ phase: Phase, _ rows: Range<Int>, _ scratch: VisitScratch) {
        let channels = self.channels
        let draws = streams.channel
        for row in rows {
            let channel = channels.sample(Int(scratch.cohort[row]), draws.draw(scratch.visit[row]))
            scratch.channel[row] = UInt8(truncatingIfNeeded: channel)
        }
        for index in phase.drifts { shiftChannels(drifts[index], streams.shifts[index], rows, scratch) }
        for index in phase.migrations { migrate(migrations[index], streams.migrations[index], rows, scratch) }
    }

    private func shiftChannels(_ drift: DriftTable, _ draws: RandomStream, _ rows: Range<Int>, _ scratch: VisitScratch)
    {
        let own = streams.channel
        for row in rows where scratch.cohort[row] != drift.cohort {
            let visit = scratch.visit[row]
            guard drift.shifting[Int(scratch.step[row])].occurs(draws.draw(visit)) else { continue }
            let channel = UInt8(truncatingIfNeeded: channels.sample(Int(drift.cohort), own.draw(visit)))
            // Visitors who would have come this way anyhow have not changed.
            if scratch.channel[row] != channel { scratch.marks.insert(drift.marks[.shifted], at: row) }
            scratch.channel[row] = channel
        }
    }

    private func migrate(
        _ migration: MigrationTable, _ draws: RandomStream, _ rows: Range<Int>, _ scratch: VisitScratch
    ) {
        let moving = draws.attempt(1)
        for row in rows {
            let visit = scratch.visit[row]
            let step = Int(scratch.step[row])
            if migration.added[step].occurs(draws.draw(visit)) {
                scratch.channel[row] = migration.to
                scratch.marks.insert(migration.marks[.added], at: row)
            } else if migration.from >> scratch.channel[row] & 1 == 1, migration.moved[step].occurs(moving.draw(visit))
            {
                scratch.channel[row] = migration.to
                scratch.marks.insert(migration.marks[.migrated], at: row)
            }
        }
    }

    /// Of traffic that is f times normal, each visit is there because of the surge with a chance of (f - 1) / f.
    private func markExtra(_ index: Int, _ rows: Range<Int>, _ scratch: VisitScratch) {
        let surge = surges[index]
        let draws = streams.surges[index]
        for row in rows where surge.extra[Int(scratch.step[row])].occurs(draws.draw(scratch.visit[row])) {
            scratch.marks.insert(surge.mark, at: row)
        }
    }
}
