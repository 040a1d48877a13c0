internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// Grows batches of customers.
final class CustomerGrower: Grower {
    private let world: CommerceWorld
    private let streams: CustomerStreams
    private let names = PersonNames()
    private let places = PlaceNames()
    private let numbers: Permutation
    private let joined: BucketedTimeline
    private let acquisition = ConditionalTable(Cohort.acquisition)

    init(_ world: CommerceWorld) {
        self.world = world
        streams = world.customerStreams
        numbers = Permutation(count: world.customers.count, stream: streams.number)
        let start = world.setting.start
        joined = BucketedTimeline(
            starts: [start - CustomersTable.joiningDays * 86_400, start], counts: [world.customers.count])
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        batch.rowCount = drivers.count
        fillPerson(drivers, batch)
        fillHome(drivers, batch)
        fillStanding(drivers, batch)
    }

    private func fillPerson(_ drivers: Range<Int>, _ batch: Batch) {
        let keys = batch.columns[CustomersTable.Place.customerID].uuid
        let width = names.maximumWidth
        var name = TextWriter(batch.columns[CustomersTable.Place.name], rows: drivers.count, maximumWidth: width)
        var email = TextWriter(
            batch.columns[CustomersTable.Place.email], rows: drivers.count, maximumWidth: width + 64)
        for (row, customer) in drivers.enumerated() {
            keys[row] = world.customers.keys.uuid(customer)
            let first = names.first(streams.gender.draw(customer), streams.firstName.draw(customer))
            let last = names.last(streams.lastName.draw(customer))
            names.append(first: first, last: last, to: &name)
            name.endRow()
            names.appendEmail(
                first: first, last: last, number: numbers.forward(customer) + 1,
                domain: names.domain(streams.domain.draw(customer)), to: &email)
            email.endRow()
        }
        name.finish()
        email.finish()
    }

    private func fillHome(_ drivers: Range<Int>, _ batch: Batch) {
        var phone = TextWriter(
            batch.columns[CustomersTable.Place.phone], rows: drivers.count, maximumWidth: 16)
        var city = TextWriter(
            batch.columns[CustomersTable.Place.city], rows: drivers.count,
            maximumWidth: places.cities.maximumWidth)
        let state = batch.columns[CustomersTable.Place.state].int32
        for (row, customer) in drivers.enumerated() {
            let home = world.customers.city(customer)
            city.append(places.cities, home)
            city.endRow()
            state[row] = Int32(truncatingIfNeeded: places.state(home))
            places.appendPhone(
                areaCode: places.areaCode(home, streams.areaCode.draw(customer)),
                line: Int(streams.line.draw(customer).scaled(below: 10_000)), to: &phone)
            phone.endRow()
        }
        phone.finish()
        city.finish()
    }

    private func fillStanding(_ drivers: Range<Int>, _ batch: Batch) {
        let created = batch.columns[CustomersTable.Place.created].int64
        let tier = batch.columns[CustomersTable.Place.tier].int32
        let cohorts = batch.columns[CustomersTable.Place.cohort].int32
        let acquired = batch.columns[CustomersTable.Place.acquisition].int32
        let lifetimeValue = batch.columns[CustomersTable.Place.lifetimeValue].int64
        let sensitivity = batch.columns[CustomersTable.Place.sensitivity].float64
        var joining = joined.cursor(atRow: drivers.lowerBound)
        for (row, customer) in drivers.enumerated() {
            let (cohort, rank) = world.customers.standing(customer)
            created[row] = joining.next(streams.created.draw(customer)) &* 1_000_000
            tier[row] = Int32(CustomersTable.tierEdges.count(where: { rank < $0 }))
            cohorts[row] = Int32(cohort)
            acquired[row] = Int32(acquisition.sample(cohort, streams.acquisition.draw(customer)))
            lifetimeValue[row] = Self.lifetimeValue(rank: rank, streams.lifetimeValue.draw(customer))
            sensitivity[row] = Self.sensitivity(cohort, streams.sensitivity.draw(customer))
        }
    }

    /// Cents. Lognormal(7, 1) over all customers, of which 0.8 standard deviations follow activity.
    private static func lifetimeValue(rank: Double, _ draw: UInt64) -> Int64 {
        let activity = ExactMath.normalQuantile(1 - rank)
        let chance = ExactMath.normalQuantile(draw.openUnitInterval)
        return max(1, Int64((ExactMath.exp(7 + 0.8 * activity + 0.6 * chance) * 100).rounded()))
    }

    private static func sensitivity(_ cohort: Int, _ draw: UInt64) -> Double {
        let deviation = Cohort.sensitivitySpread * ExactMath.normalQuantile(draw.openUnitInterval)
        return 1 / (1 + ExactMath.exp(-(Cohort.sensitivityCentres[cohort] + deviation)))
    }
}
