internal import LoamWorlds

/// The events of a batch, replayed product by product: what the columns of stock events have in common.
struct ReplayedEvents: Sendable {
    let delta: ScratchColumn<Int64>
    let level: ScratchColumn<Int64>
    let time: ScratchColumn<Int64>
    let cause: ScratchColumn<StockCause>
    /// Sales that an adjustment sums.
    let sales: ScratchColumn<Int>

    /// The history of the product that was replayed last, by the row of its first event: batches end inside of histories.
    private final class LastReplay {
        var first = -1
        var replay: StockReplay?
    }

    init(_ builder: SourceBuilder) {
        delta = builder.scratch(Int64.self)
        level = builder.scratch(Int64.self)
        time = builder.scratch(Int64.self)
        cause = builder.scratch(StockCause.self)
        sales = builder.scratch(Int.self)
    }

    /// The stage that finds them.
    func stage(_ builder: SourceBuilder, _ world: MarketplaceWorld, _ draws: StockDraws) -> Stage {
        let last = builder.keep { LastReplay() }
        return builder.prepare { rows, scratch in
            let kept = scratch[last]
            world.forEachStockedProduct(in: rows) { product, shop, part, first in
                if kept.first != first {
                    kept.replay = StockReplay(of: product, in: shop, world, draws, first: first)
                    kept.first = first
                }
                guard let events = kept.replay?.events else { return }
                let (deltas, levels) = (scratch[delta], scratch[level])
                let (times, causes, counts) = (scratch[time], scratch[cause], scratch[sales])
                for row in part {
                    let (event, index) = (events[row - first], row - rows.lowerBound)
                    deltas[index] = event.delta
                    levels[index] = event.level
                    times[index] = event.time
                    causes[index] = event.cause
                    counts[index] = event.sales
                }
            }
        }
    }
}
