/// The holidays of each country.
enum CountryHolidays {
    static func of(_ country: Country) -> [Holiday] {
        switch country {
        case .unitedStates: unitedStates
        case .unitedKingdom: unitedKingdom
        case .germany: germany
        case .france: france
        case .spain: spain
        case .italy: italy
        case .netherlands: netherlands
        case .japan: japan
        case .india: india
        case .brazil: brazil
        }
    }

    private static let unitedStates = [
        Holiday("New Year's Day", .fixed(month: 1, day: 1)),
        Holiday("Martin Luther King Jr. Day", .weekday(1, nth: 3, month: 1), since: 1986),
        Holiday("Washington's Birthday", .weekday(1, nth: 3, month: 2), since: 1971),
        Holiday("Memorial Day", .weekday(1, nth: -1, month: 5), since: 1971),
        Holiday("Juneteenth", .fixed(month: 6, day: 19), since: 2021),
        Holiday("Independence Day", .fixed(month: 7, day: 4)),
        Holiday("Labor Day", .weekday(1, nth: 1, month: 9)),
        Holiday("Columbus Day", .weekday(1, nth: 2, month: 10), since: 1971),
        Holiday("Veterans Day", .fixed(month: 11, day: 11)),
        Holiday("Thanksgiving Day", .weekday(4, nth: 4, month: 11)),
        Holiday("Christmas Day", .fixed(month: 12, day: 25)),
    ]
    /// Of England and Wales; days for one year only, such as coronations, are left out.
    private static let unitedKingdom = [
        Holiday("New Year's Day", .fixed(month: 1, day: 1), since: 1974),
        Holiday("Good Friday", .easter(days: -2)),
        Holiday("Easter Monday", .easter(days: 1)),
        Holiday("Early May bank holiday", .weekday(1, nth: 1, month: 5), since: 1978),
        Holiday("Spring bank holiday", .weekday(1, nth: -1, month: 5), since: 1971),
        Holiday("Summer bank holiday", .weekday(1, nth: -1, month: 8), since: 1971),
        Holiday("Christmas Day", .fixed(month: 12, day: 25)),
        Holiday("Boxing Day", .fixed(month: 12, day: 26)),
    ]
    private static let germany = [
        Holiday("Neujahr", .fixed(month: 1, day: 1)),
        Holiday("Karfreitag", .easter(days: -2)),
        Holiday("Ostermontag", .easter(days: 1)),
        Holiday("Tag der Arbeit", .fixed(month: 5, day: 1)),
        Holiday("Christi Himmelfahrt", .easter(days: 39)),
        Holiday("Pfingstmontag", .easter(days: 50)),
        Holiday("Tag der Deutschen Einheit", .fixed(month: 10, day: 3), since: 1990),
        Holiday("Erster Weihnachtstag", .fixed(month: 12, day: 25)),
        Holiday("Zweiter Weihnachtstag", .fixed(month: 12, day: 26)),
    ]
    private static let france = [
        Holiday("Jour de l'an", .fixed(month: 1, day: 1)),
        Holiday("Lundi de Pâques", .easter(days: 1)),
        Holiday("Fête du Travail", .fixed(month: 5, day: 1)),
        Holiday("Victoire 1945", .fixed(month: 5, day: 8), since: 1982),
        Holiday("Ascension", .easter(days: 39)),
        Holiday("Lundi de Pentecôte", .easter(days: 50)),
        Holiday("Fête nationale", .fixed(month: 7, day: 14)),
        Holiday("Assomption", .fixed(month: 8, day: 15)),
        Holiday("Toussaint", .fixed(month: 11, day: 1)),
        Holiday("Armistice 1918", .fixed(month: 11, day: 11)),
        Holiday("Noël", .fixed(month: 12, day: 25)),
    ]
    private static let spain = [
        Holiday("Año Nuevo", .fixed(month: 1, day: 1)),
        Holiday("Epifanía del Señor", .fixed(month: 1, day: 6)),
        Holiday("Viernes Santo", .easter(days: -2)),
        Holiday("Fiesta del Trabajo", .fixed(month: 5, day: 1)),
        Holiday("Asunción de la Virgen", .fixed(month: 8, day: 15)),
        Holiday("Fiesta Nacional de España", .fixed(month: 10, day: 12)),
        Holiday("Todos los Santos", .fixed(month: 11, day: 1)),
        Holiday("Día de la Constitución Española", .fixed(month: 12, day: 6), since: 1983),
        Holiday("Inmaculada Concepción", .fixed(month: 12, day: 8)),
        Holiday("Natividad del Señor", .fixed(month: 12, day: 25)),
    ]
    private static let italy = [
        Holiday("Capodanno", .fixed(month: 1, day: 1)),
        Holiday("Epifania", .fixed(month: 1, day: 6)),
        Holiday("Lunedì dell'Angelo", .easter(days: 1)),
        Holiday("Festa della Liberazione", .fixed(month: 4, day: 25), since: 1946),
        Holiday("Festa dei Lavoratori", .fixed(month: 5, day: 1)),
        Holiday("Festa della Repubblica", .fixed(month: 6, day: 2), since: 2001),
        Holiday("Ferragosto", .fixed(month: 8, day: 15)),
        Holiday("San Francesco d'Assisi", .fixed(month: 10, day: 4), since: 2026),
        Holiday("Ognissanti", .fixed(month: 11, day: 1)),
        Holiday("Immacolata Concezione", .fixed(month: 12, day: 8)),
        Holiday("Natale", .fixed(month: 12, day: 25)),
        Holiday("Santo Stefano", .fixed(month: 12, day: 26)),
    ]
    private static let netherlands = [
        Holiday("Nieuwjaarsdag", .fixed(month: 1, day: 1)),
        Holiday("Eerste paasdag", .easter(days: 0)),
        Holiday("Tweede paasdag", .easter(days: 1)),
        Holiday("Koningsdag", .notSunday(month: 4, day: 27), since: 2014),
        Holiday("Hemelvaartsdag", .easter(days: 39)),
        Holiday("Eerste pinksterdag", .easter(days: 49)),
        Holiday("Tweede pinksterdag", .easter(days: 50)),
        Holiday("Eerste kerstdag", .fixed(month: 12, day: 25)),
        Holiday("Tweede kerstdag", .fixed(month: 12, day: 26)),
    ]
    private static let japan = [
        Holiday("元日", .fixed(month: 1, day: 1)),
        Holiday("成人の日", .weekday(1, nth: 2, month: 1), since: 2000),
        Holiday("建国記念の日", .fixed(month: 2, day: 11), since: 1967),
        Holiday("天皇誕生日", .fixed(month: 2, day: 23), since: 2020),
        Holiday("春分の日", .equinox(month: 3)),
        Holiday("昭和の日", .fixed(month: 4, day: 29)),
        Holiday("憲法記念日", .fixed(month: 5, day: 3)),
        Holiday("みどりの日", .fixed(month: 5, day: 4)),
        Holiday("こどもの日", .fixed(month: 5, day: 5)),
        Holiday("海の日", .weekday(1, nth: 3, month: 7), since: 2003),
        Holiday("山の日", .fixed(month: 8, day: 11), since: 2016),
        Holiday("敬老の日", .weekday(1, nth: 3, month: 9), since: 2003),
        Holiday("秋分の日", .equinox(month: 9)),
        Holiday("スポーツの日", .weekday(1, nth: 2, month: 10), since: 2000),
        Holiday("文化の日", .fixed(month: 11, day: 3)),
        Holiday("勤労感謝の日", .fixed(month: 11, day: 23)),
    ]
    /// Those with a date of this calendar: Holi, Diwali, Eid and others follow the moon.
    private static let india = [
        Holiday("Republic Day", .fixed(month: 1, day: 26), since: 1950),
        Holiday("Good Friday", .easter(days: -2)),
        Holiday("Ambedkar Jayanti", .fixed(month: 4, day: 14)),
        Holiday("Independence Day", .fixed(month: 8, day: 15), since: 1947),
        Holiday("Gandhi Jayanti", .fixed(month: 10, day: 2)),
        Holiday("Christmas Day", .fixed(month: 12, day: 25)),
    ]
    private static let brazil = [
        Holiday("Confraternização Universal", .fixed(month: 1, day: 1)),
        Holiday("Segunda-feira de Carnaval", .easter(days: -48)),
        Holiday("Terça-feira de Carnaval", .easter(days: -47)),
        Holiday("Paixão de Cristo", .easter(days: -2)),
        Holiday("Tiradentes", .fixed(month: 4, day: 21)),
        Holiday("Dia do Trabalho", .fixed(month: 5, day: 1)),
        Holiday("Corpus Christi", .easter(days: 60)),
        Holiday("Independência do Brasil", .fixed(month: 9, day: 7)),
        Holiday("Nossa Senhora Aparecida", .fixed(month: 10, day: 12), since: 1980),
        Holiday("Finados", .fixed(month: 11, day: 2)),
        Holiday("Proclamação da República", .fixed(month: 11, day: 15)),
        Holiday("Consciência Negra", .fixed(month: 11, day: 20), since: 2024),
        Holiday("Natal", .fixed(month: 12, day: 25)),
    ]
}
