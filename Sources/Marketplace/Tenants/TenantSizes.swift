internal import LoamWorlds

/// How large tenants are, relative to each other.
struct TenantSizes {
    /// The weights of all tenants before each, and of all; empty where tenants are alike.
    private let sums: [Double]
    private let tenants: Int

    init(_ setting: MarketplaceSetting, _ book: StreamBook) {
        tenants = setting.tenants
        let places = Permutation(count: tenants, stream: book.stream("tenants", "tenant_id", "size", rows: 64))
        guard setting.tenantSkew > 0 else {
            sums = []
            return
        }
        sums = (0..<tenants).reduce(into: [0]) { sums, tenant in
            let rank = Double(places.forward(tenant) + 1)
            sums.append(sums[sums.count - 1] + ExactMath.pow(rank, -setting.tenantSkew))
        }
    }

    /// What each tenant has of something of which an average one has `mean`: exactly that in all, and at least `least` each.
    func counts(mean: Int, least: Int) -> [Int] {
        guard let total = sums.last else { return [Int](repeating: mean, count: tenants) }
        let rows = Double((mean - least) * tenants)
        let edges = sums.map { Int(($0 / total * rows).rounded(.down)) }
        return (0..<tenants).map { edges[$0 + 1] - edges[$0] + least }
    }
}
