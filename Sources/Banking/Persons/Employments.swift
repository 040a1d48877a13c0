internal import LoamVocabulary
internal import LoamWorlds

enum JobTitle: String, ColumnWord {
    case assistant, clerk, technician, specialist, analyst, engineer, salesperson
    case teamLead = "team_lead"
    case manager, director
}

/// The table employments: the present job of a person first, with the company that pays the salary.
struct Employments {
    let source: DeclaredSource

    init(_ world: BankWorld, _ persons: Persons, _ companies: Companies, _ book: StreamBook) {
        let most = JobBook.most
        let builder = SourceBuilder(drivers: world.setting.persons, book)
        let found = PersonStage(builder, world)
        let jobs = builder.scratch(JobBook.Job.self, each: most)
        let count = builder.counts(most: most, after: found.known) { drivers, scratch, counts in
            for index in 0..<drivers.count {
                counts[index] = Int32(
                    world.jobs.write(scratch[found.traits][index], to: scratch[jobs] + index * most))
            }
        }
        let table = builder.children("employments", "The jobs of people", count)
        table.key("employment_id", count, "Key of the row")
        let person = table.key("person_id", to: persons.id, "Who works")
        let employer = table.key(
            "employer_id", to: companies.id, "For which company: that which pays the salary, of the present job")
        let title = table.choice("job_title", JobTitle.enumeration, "What the person does")
        let started = table.date("start_date", "From when on: the company was registered, and the person of age")
        let ended = table.date("end_date", nullable: true, "Until when; null while it lasts")
        let current = table.flag("is_current", "Whether it lasts")
        let income = table.money(
            "annual_income", digits: 18, unit: "currency", domain: "> 0", "Salary of a year, before taxes")
        let currency = table.choice("currency", Accounts.currencies, "The currency of the salary")
        let titles = table.stream("job_title")
        table.fill(person, employer, title, started, ended, current, income, currency, after: count.stage) {
            drivers, cells, scratch in
            let (keys, firms, words) = (cells[person], cells[employer], cells[title])
            let (from, to, has, flags) = (cells[started], cells[ended], cells.valid(ended), cells[current])
            let (incomes, currencies) = (cells[income], cells[currency])
            let (all, written) = (scratch[found.traits], scratch[jobs])
            count.forEach(drivers, cells, scratch) { row, place, line in
                let index = row - drivers.lowerBound
                let (traits, job) = (all[index], written[index * most + place])
                let now = PersonMoney.income(traits, .employed, world)
                keys[line] = world.persons.keys.uuid(row)
                firms[line] = world.companies.keys.uuid(job.company)
                words[line] = Self.title(titles.draw(row * most), before: place).cell
                (from[line], to[line]) = (Int32(job.start), Int32(truncatingIfNeeded: job.end))
                (has[line], flags[line]) = (!job.isCurrent, job.isCurrent)
                // Each job before paid 15 per cent less.
                incomes[line] = max(100, now / 100 * Int64(100 - 15 * place) / 100 * 100)
                currencies[line] = Accounts.currencyOfCountry[traits.country]
            }
        }
        table.laws { laws in
            laws.law(
                "ends_after_start", "a job ends after it began, and the present one has no end", reads: started, ended,
                current
            ) {
                ($1 == Law.null) == ($2 == 1) && ($1 == Law.null || $1 > $0)
            }
            laws.law(
                "employer_exists", "a job begins after the company was registered", reads: started,
                employer[companies.registered]
            ) {
                $1 == Law.null || $0 >= $1
            }
            laws.law("worker_of_age", "people work from 18 on", reads: started, person[persons.birth]) {
                $1 == Law.null || $0 >= $1 &+ Int64(PersonBook.days(years: 18)) &- 1
            }
            laws.law(
                of: companies.id, "employees_counted", "a company has at least as many employees as work for it here",
                reads: companies.employees,
                figures: [employer.figure(.sum, current) { $0[0] }]
            ) { $0[0] >= $0[1] }
        }
        source = builder.finish()
    }

    /// People rise: a job before the present one has a lower title, or the same.
    private static func title(_ draw: UInt64, before place: Int) -> JobTitle {
        let rank = Int(draw.scaled(below: UInt64(JobTitle.allCases.count)))
        return JobTitle.allCases[max(0, rank - 2 * place)]
    }
}
