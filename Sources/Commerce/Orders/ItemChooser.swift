internal import LoamWorlds

/// Chooses products for order items and carts: category by cohort, phase and season, then by popularity, in stock.
struct ItemChooser {
    /// Draws tries for a product that is in stock and not chosen yet; after that many, a second line of one product stays,
    /// and the next best product in stock is taken.
    private static let attempts = 4

    private let world: CommerceWorld
    private let catalogue: Catalogue
    private let availability: Availability
    private let streams: ItemStreams
    private let seasons: [SeasonTable]

    init(_ world: CommerceWorld, streams: ItemStreams? = nil) {
        self.world = world
        catalogue = world.catalogue
        availability = world.availability
        self.streams = streams ?? world.itemStreams
        seasons = world.seasons
    }

    /// The viral product, as item `row`.
    @inline(never)
    func takeViral(_ index: Int, row: Int, _ items: ItemScratch) {
        let position = availability.viral[index]
        items.product[row] = position
        items.category[row] = UInt8(catalogue.category(of: position))
        items.marks.clear(row)
        items.marks.insert(world.effects.viralProducts[index].marks[.viral], at: row)
    }

    /// Chooses item `row` for the visitor in row `visit` of the visits; `others` are the items chosen for them before.
    @inline(__always)
    func choose(
        _ slot: Int, _ phase: Phase, row: Int, visit: Int, among others: Range<Int>, _ period: Int,
        _ visits: VisitScratch, _ items: ItemScratch
    ) {
        var category = phase.categories.sample(Int(visits.cohort[visit]), streams.category.draw(slot))
        var mark = -1
        if !phase.seasons.isEmpty {
            (category, mark) = inSeason(
                category, slot, phase, step: Int(visits.step[visit]),
                customer: visits.customer[visit])
        }
        let start = catalogue.start(category)
        let end = catalogue.start(category + 1)
        var product = catalogue.pick(
            start: start, size: end - start, streams.product.draw(slot), streams.productPlace.draw(slot))
        var attempt = 1
        var isOut = availability.isOut(position: product, period: period)
        while attempt < Self.attempts && (isOut || items.holds(product, in: others)) {
            product = catalogue.pick(
                start: start, size: end - start, streams.product.attempt(attempt).draw(slot),
                streams.productPlace.attempt(attempt).draw(slot))
            isOut = availability.isOut(position: product, period: period)
            attempt += 1
        }
        // The last product of a category is never sold out.
        while isOut {
            product += 1
            isOut = availability.isOut(position: product, period: period)
        }
        items.product[row] = product
        items.category[row] = UInt8(truncatingIfNeeded: category)
        items.marks.clear(row)
        if mark >= 0 { items.marks.insert(mark, at: row) }
    }

    /// The category after the seasons have had their say, and the mark of the season that chose it; -1 for none.
    @inline(never)
    private func inSeason(
        _ category: Int, _ slot: Int, _ phase: Phase, step: Int, customer: Int
    ) -> (category: Int, mark: Int) {
        let region = Int(world.customers.region(customer))
        for index in phase.seasons {
            let season = seasons[index]
            let draws = streams.seasons[index]
            guard season.shares[step * Region.names.count + region].occurs(draws.draw(slot)) else { continue }
            return (season.categories.sample(0, draws.attempt(1).draw(slot)), season.mark)
        }
        return (category, -1)
    }
}

/// A season by step of the run and region.
struct SeasonTable: Sendable {
    /// Chance that an item is there because of the season; by step, then region.
    let shares: [Bernoulli]
    let categories: ConditionalTable
    let mark: Int

    init(_ season: Season, demand: Demand) {
        let middles = zip(demand.starts, demand.starts.dropFirst()).map { ($0 + $1) / 2 }
        shares = middles.flatMap { middle in
            (0..<Region.names.count).map { Bernoulli(probability: season.share(at: middle, region: $0)) }
        }
        categories = ConditionalTable(season.weights)
        mark = season.marks[.seasonal]
    }
}
