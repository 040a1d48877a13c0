/// The address form of each country.
enum AddressForms {
    static let unitedStates = CountryAddressForm(
        lines: """
            {number} {street}
            {city}, {regionCode} {postcode}
            """,
        patterns:
            "{word} St, {word} Ave, {word} Rd, {word} Dr, {word} Ln, {word} Ct, {word} Way, {word} Blvd, {word} Pl",
        words: """
            Main, Park, Oak, Pine, Maple, Cedar, Elm, Washington, Lake, Hill, Walnut, Spring, North, Ridge, Church, Willow, Mill
            Sunset, Railroad, Jackson, Cherry, West, South, Highland, River, Lincoln, Chestnut, Spruce, Meadow, Franklin, Birch
            Jefferson, Center, Forest, Dogwood, Valley, Hickory, Laurel, Adams, Madison, Magnolia, Poplar, Prospect, Orchard
            Aspen, Sycamore, Liberty, Union, Summit, Harbor, Garden, Prairie, Canyon, Heritage, Clover, Fox, Deer, Brook, Creek
            """,
        highNumber: 9_999)
    static let unitedKingdom = CountryAddressForm(
        lines: """
            {number} {street}
            {city}
            {postcode}
            """,
        patterns: """
            {word} Road, {word} Street, {word} Avenue, {word} Close, {word} Lane, {word} Drive, {word} Way, {word} Gardens
            {word} Crescent, {word} Grove, {word} Terrace, {word} Place, {word} Court
            """,
        words: """
            Station, Church, Park, Victoria, Queens, Kings, Manor, Mill, Albert, Green, New, Grange, School, York, Springfield
            Windsor, Chapel, North, South, West, Main, Orchard, Broad, George, Highfield, Richmond, Alexandra, Hill, Castle, Bridge
            Clarence, Elm, Oak, Ash, Beech, Chestnut, Poplar, Cedar, Holly, Hawthorn, Laurel, Willow, Rectory, Vicarage, Priory
            Abbey, Meadow, Woodland, Brook, River, Canal, Market, Union, Wellington, Nelson, Cambridge, Oxford, Lincoln, Durham
            """,
        highNumber: 180)
    static let germany = CountryAddressForm(
        lines: """
            {street} {number}
            {postcode} {city}
            """,
        patterns:
            "{word}straße, {word}weg, {word}gasse, {word}allee, {word}platz, {word}ring, Alte {word}straße",
        words: """
            Haupt, Schul, Garten, Bahnhof, Dorf, Birken, Linden, Kirch, Wald, Schiller, Goethe, Mozart, Beethoven, Wiesen
            Mühlen, Blumen, Rosen, Buchen, Eichen, Tannen, Ahorn, Erlen, Kastanien, Amsel, Drossel, Finken, Lerchen, Meisen, Friedhof
            Markt, Brunnen, Park, Feld, Bach, Ufer, Hafen, Brücken, Turm, Kloster, Burg, Schloss, Stein, Sand, Heide, Moor, Weiden
            Flieder, Tulpen, Nelken, Sonnen, Post, Rathaus, Mittel, Breite, Neu, Lessing, Heine, Händel, Kant, Uhland
            """,
        highNumber: 150)
    static let france = CountryAddressForm(
        lines: """
            {number} {street}
            {postcode} {city}
            """,
        patterns:
            "rue {word}, avenue {word}, chemin {word}, boulevard {word}, impasse {word}, allée {word}, place {word}",
        words: """
            de l'Église, de la Mairie, des Écoles, du Moulin, de la Gare, du Château, de la Fontaine, des Jardins, de la République
            des Lilas, du Stade, Victor-Hugo, Pasteur, Jean-Jaurès, de la Paix, du Général-Leclerc, des Acacias, des Tilleuls
            du Bois, de la Forêt, des Vignes, de la Liberté, du Port, de la Plage, des Roses, du Lavoir, de la Chapelle, du Pont
            de la Poste, du Marché, des Chênes, des Peupliers, de la Source, des Prés, du Vieux-Bourg, de Verdun, Voltaire, Molière
            Jules-Ferry, Gambetta, Émile-Zola, de la Croix, du Four, de l'Abbaye, du Parc, des Violettes, de Bretagne, de Normandie
            """,
        highNumber: 160)
    static let spain = CountryAddressForm(
        lines: """
            {street}, {number}
            {postcode} {city}
            {region}
            """,
        patterns:
            "Calle {word}, Avenida {word}, Plaza {word}, Paseo {word}, Camino {word}, Travesía {word}, Ronda {word}",
        words: """
            Mayor, de la Iglesia, Real, Nueva, de la Fuente, del Sol, de la Constitución, de las Eras, San José, San Juan, San Pedro
            Santa María, del Carmen, de la Paz, del Molino, de Cervantes, de Goya, de Velázquez, de Cádiz, de Sevilla, de Granada
            de Valencia, de Toledo, de Madrid, de Barcelona, de Andalucía, de Castilla, de Aragón, de Galicia, de la Libertad
            del Mar, del Norte, de la Estación, del Río, de los Olivos, de los Pinos, de las Flores, del Prado, de las Escuelas
            de la Cruz, del Castillo, de Colón, de la Victoria, del Puente, del Mercado, de la Rosa, del Jardín, Ancha, Larga
            """,
        highNumber: 140)
    static let italy = CountryAddressForm(
        lines: """
            {street}, {number}
            {postcode} {city} {regionCode}
            """,
        patterns: "Via {word}, Viale {word}, Piazza {word}, Corso {word}, Vicolo {word}, Largo {word}, Strada {word}",
        words: """
            Roma, Giuseppe Garibaldi, Giuseppe Mazzini, Guglielmo Marconi, Dante Alighieri, Alessandro Manzoni, Giuseppe Verdi
            Giacomo Leopardi, Camillo Cavour, Galileo Galilei, Leonardo da Vinci, Michelangelo Buonarroti, della Repubblica
            della Libertà, della Pace, della Vittoria, dei Mille, delle Rose, dei Tigli, dei Pini, degli Ulivi, delle Acacie
            della Stazione, del Mulino, della Chiesa, del Castello, San Francesco, San Giovanni, Sant'Antonio, San Martino
            Santa Lucia, Milano, Torino, Venezia, Trento, Trieste, Firenze, Napoli, Piave, Isonzo, Monte Grappa, Nazionale
            Provinciale, Europa, Kennedy, XXV Aprile, IV Novembre, Vittorio Veneto, del Lavoro, dell'Industria, del Mare
            """,
        highNumber: 150)
    static let netherlands = CountryAddressForm(
        lines: """
            {street} {number}
            {postcode} {city}
            """,
        patterns: "{word}straat, {word}weg, {word}laan, {word}plein, {word}hof, {word}pad, {word}singel, {word}dijk",
        words: """
            Kerk, Dorps, School, Molen, Nieuw, Hoofd, Stations, Juliana, Wilhelmina, Beatrix, Emma, Oranje, Kastanje, Linden, Eiken
            Beuken, Berken, Esdoorn, Wilgen, Populieren, Meidoorn, Rozen, Tulpen, Narcissen, Anjer, Merel, Lijster, Vinken, Zwaluw
            Leeuwerik, Reiger, Haven, Markt, Brug, Sluis, Polder, Zee, Duin, Heide, Bos, Veld, Akker, Tuin, Park, Water, Vondel
            Rembrandt, Vermeer, Mauritius, Burgemeester, Ring, Noorder, Zuider, Ooster, Wester, Boomgaard, Klaver, Spoor
            """,
        highNumber: 200)
    static let japan = CountryAddressForm(
        lines: """
            〒{postcode}
            {region}{city}{district}{number}
            """,
        latinLines: """
            {number} {district}, {city}
            {region} {postcode}
            """,
        patterns: "{word}",
        words: """
            本町, 中央, 栄町, 東町, 西町, 南町, 北町, 新町, 緑町, 旭町, 幸町, 大手町, 元町, 港町, 若葉, 桜台, 緑ヶ丘, 泉町, 宮前, 寺町, 八幡町, 城山
            松原, 日の出町, 朝日町, 富士見, 美園, 末広, 曙町, 錦町, 青葉台, 花園, 川原, 上野, 下町, 学園, 平和, 白山, 神明町, 天神
            """,
        latinWords: """
            Honcho, Chuo, Sakaecho, Higashimachi, Nishimachi, Minamimachi, Kitamachi, Shinmachi, Midoricho, Asahicho, Saiwaicho
            Otemachi, Motomachi, Minatomachi, Wakaba, Sakuradai, Midorigaoka, Izumicho, Miyamae, Teramachi, Hachimancho, Shiroyama
            Matsubara, Hinodecho, Asahimachi, Fujimi, Misono, Suehiro, Akebonocho, Nishikicho, Aobadai, Hanazono, Kawahara, Ueno
            Shitamachi, Gakuen, Heiwa, Hakusan, Shinmeicho, Tenjin
            """,
        highNumber: 30)
    static let india = CountryAddressForm(
        lines: """
            {number}, {street}
            {city} {postcode}
            {region}
            """,
        patterns:
            "{word} Road, {word} Nagar, {word} Marg, {word} Colony, {word} Street, {word} Layout, {word} Vihar, {word} Enclave",
        words: """
            Mahatma Gandhi, Nehru, Station, Temple, Gandhi, Ambedkar, Subhash, Patel, Lajpat, Tilak, Azad, Shivaji, Ashok, Vivekananda
            Tagore, Indira, Rajendra, Lake, Market, Church, Fort, Ring, College, Hospital, Park, Garden, Mill, Canal, River, Hill
            Lakshmi, Ganesh, Krishna, Rama, Saraswati, Shanti, Anand, Jyoti, Green, Sector, Model, Civil Lines, Cantonment, Palace
            Tank Bund, New, Old, East, West, North, South, Main, First Cross, Second Cross
            """,
        highNumber: 400)
    static let brazil = CountryAddressForm(
        lines: """
            {street}, {number}
            {district}
            {city} - {regionCode}
            {postcode}
            """,
        patterns: "Rua {word}, Avenida {word}, Travessa {word}, Alameda {word}, Praça {word}, Estrada {word}",
        words: """
            São José, Santos Dumont, Tiradentes, Sete de Setembro, Quinze de Novembro, Treze de Maio, Dom Pedro II, da Paz
            Santo Antônio, São Paulo, Rio de Janeiro, Minas Gerais, Bahia, Paraná, Amazonas, Pernambuco, Ceará, Goiás, Mato Grosso
            das Flores, das Palmeiras, dos Ipês, das Acácias, dos Pinheiros, do Sol, da Lua, da Liberdade, da Independência
            Brasil, Central, Principal, Getúlio Vargas, Rui Barbosa, Duque de Caxias, Castro Alves, Machado de Assis, José de Alencar
            Santa Luzia, São João, São Pedro, Nossa Senhora Aparecida, da Matriz, do Comércio, da Estação, do Porto, Boa Vista
            """,
        districts: """
            Centro, Jardim América, Vila Nova, Boa Vista, São José, Santa Cruz, Bela Vista, Jardim das Flores, Parque Industrial
            Vila Maria, Santo Antônio, Cidade Nova, Industrial, Santa Luzia, Planalto, São Francisco, Alto da Boa Vista, Progresso
            """,
        highNumber: 2_500)
}
