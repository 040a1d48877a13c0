internal import LoamVocabulary
internal import LoamWorlds

/// What companies are called, and the numbers they have.
enum CompanyTexts {
    private static let countries = Country.allCases

    /// Names of each country's companies.
    private static func names(_ table: TableBuilder, _ world: BankWorld) -> [CompanyNames] {
        let stream = table.stream("legal_name", rows: 64)
        return countries.enumerated().map { index, country in
            CompanyNames(country, companies: world.companies.spans[index].count, stream.attempt(index + 1))
        }
    }

    static func declareNames(_ table: TableBuilder, _ found: CompanyStage, _ world: BankWorld) {
        let names = names(table, world)
        let spans = world.companies.spans
        let legal = table.text(
            "legal_name", width: names.reduce(0) { max($0, $1.width) },
            "Its name in the register: no two of a country have one")
        table.fill(legal, after: found.stage) { drivers, cells, scratch in
            var out = cells.writer(legal)
            spans.forEachOwner(in: drivers) { country, part in
                let own = names[country]
                for row in part {
                    let traits = scratch[found.traits][row - drivers.lowerBound]
                    own.append(row - spans[country].lowerBound, traits.type, traits.industry, to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
        let trading = table.text(
            "trading_name", width: names.reduce(0) { max($0, $1.tradingWidth) }, nullable: true,
            "What customers call it, where that is shorter")
        let draws = table.stream("trading_name")
        table.fill(trading, after: found.stage) { drivers, cells, scratch in
            var out = cells.writer(trading)
            let has = cells.valid(trading)
            spans.forEachOwner(in: drivers) { country, part in
                let own = names[country]
                for row in part {
                    has[row] = draws.draw(row).unitInterval < 0.3
                    if has[row] {
                        let traits = scratch[found.traits][row - drivers.lowerBound]
                        own.appendTrading(row - spans[country].lowerBound, traits.industry, to: &out)
                    }
                    out.endRow()
                }
            }
            out.finish()
        }
        declareWebsite(table, names, spans)
    }

    private static func declareWebsite(_ table: TableBuilder, _ names: [CompanyNames], _ spans: Spans) {
        let width = names.reduce(0) { max($0, $1.websiteWidth) }
        for (name, start, meaning) in [
            ("website", "https://www.", "Its page, under a domain that is kept for examples"),
            ("email", "info@", "Its address under the same domain"),
        ] {
            let begin = WordList([start])
            table.text(name, width: width + begin.maximumWidth, meaning) { rows, out in
                spans.forEachOwner(in: rows) { country, part in
                    let own = names[country]
                    for row in part {
                        out.append(begin, 0)
                        own.appendDomain(row - spans[country].lowerBound, to: &out)
                        out.endRow()
                    }
                }
            }
        }
    }

    static func declareKinds(_ table: TableBuilder, _ found: CompanyStage) {
        let type = table.choice("company_type", CompanyType.enumeration, "Its legal form")
        let industry = table.choice("industry", Industry.enumeration, "What it does")
        let parts = Enumeration(
            Industry.allCases.flatMap { industry in industry.parts.map { "\(industry.rawValue)/\($0)" } })
        let edges = Industry.allCases.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.parts.count) }
        let part = table.choice("sub_industry", parts, "The same in more detail")
        let country = table.choice("registration_country", Accounts.countries, "Where it is registered")
        let draws = table.stream("sub_industry")
        table.fill(type, industry, part, country, after: found.stage) { drivers, cells, scratch in
            let (types, industries) = (cells[type], cells[industry])
            let (details, places) = (cells[part], cells[country])
            for row in drivers {
                let traits = scratch[found.traits][row - drivers.lowerBound]
                let index = traits.industry.index
                (types[row], industries[row], places[row]) = (traits.type.cell, Int32(index), Int32(traits.country))
                let choice = draws.draw(row).scaled(below: UInt64(edges[index + 1] - edges[index]))
                details[row] = Int32(edges[index] + Int(choice))
            }
        }
    }

    static func declareNumbers(_ table: TableBuilder, _ found: CompanyStage, _ world: BankWorld) {
        let spans = world.companies.spans
        let numbers = countries.map { CompanyNumber($0) }
        let taxes = countries.map { CompanyTaxNumber($0) }
        table.text(
            "registration_number", width: numbers.reduce(0) { max($0, $1.width) },
            "Its number in the register, in a range that is not given out"
        ) { rows, out in
            spans.forEachOwner(in: rows) { country, part in
                for row in part {
                    numbers[country].append(row - spans[country].lowerBound, to: &out)
                    out.endRow()
                }
            }
        }
        table.text(
            "tax_id", width: taxes.reduce(0) { max($0, $1.width) }, "Its tax number, with the country's check digits"
        ) { rows, out in
            spans.forEachOwner(in: rows) { country, part in
                for row in part {
                    taxes[country].append(row - spans[country].lowerBound, to: &out)
                    out.endRow()
                }
            }
        }
        let lei = table.text(
            "lei_code", width: LEI.width, nullable: true, "Its LEI, by ISO 17442; listed companies have one")
        let draws = table.stream("lei_code")
        table.fill(lei, after: found.stage) { drivers, cells, scratch in
            var out = cells.writer(lei)
            let has = cells.valid(lei)
            for row in drivers {
                has[row] =
                    scratch[found.traits][row - drivers.lowerBound].isPublic || draws.draw(row).unitInterval < 0.25
                if has[row] { LEI.append(row, to: &out) }
                out.endRow()
            }
            out.finish()
        }
    }

    static func declareContacts(_ table: TableBuilder, _ found: CompanyStage, _ world: BankWorld) {
        let (draws, places) = (table.stream("phone"), world.companies.cities)
        let phone = table.text("phone", "Its telephone, in the form that works from abroad; calls reach no one")
        table.fill(phone) { rows, cells in
            var out = cells.writer(phone, width: world.lists.phoneWidth)
            world.companies.spans.forEachOwner(in: rows) { country, part in
                let (numbers, addresses) = (world.lists.phones[country], world.lists.addresses[country])
                for row in part {
                    let region = addresses.region(addresses.place(places.draw(row)))
                    numbers.appendInternational(region: region, isMobile: false, draws.draw(row), to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
    }
}
