/// Messages in Dutch. `MessageWords` says what the lines mean.
enum DutchMessages {
    static let text: StaticString = """
        grouping|.
        hello|Goedemorgen!|Goedemiddag!|Hallo!
        all|Hallo allemaal!|Goedemorgen allemaal!
        bye|Met vriendelijke groet|Hartelijke groeten|Alvast bedankt en groeten
        hi|Hoi!|Hé!|Hallo!
        call|Belnotitie:|Verslag van het gesprek:
        days|maandag|dinsdag|woensdag|donderdag|vrijdag
        months|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december
        places|Utrecht|Amsterdam|Rotterdam|Groningen|Eindhoven|Breda|Leiden|Zwolle
        goods|bureaustoelen|printers|beeldschermen|koptelefoons|bureaulampen|werkschoenen|zonnepanelen|koffiezetters
        files|factuur|notulen|scan|offerte|overzicht|foto
        terms|factuur|betaling|rekening|overboeking|bedrag|bank|budget|huur|prijs|belasting|betaal|geld|afschrijving
        topic|Factuur {n}|Hierbij stuur ik factuur {n} van {a}.|Kunt u factuur {n} nakijken voordat we die voldoen?|Bedankt, factuur {n} is sneller voldaan dan ooit!|Factuur {n} klopt weer niet: de helft hebben we nooit besteld.
        topic|Overleg {d}|Kunnen we het overleg van {d} naar twee uur verplaatsen?|Het overleg van {d} duurt ongeveer een uur.|Ik heb het overleg van {d} met veel plezier voorbereid.|Het overleg van {d} is weer afgezegd, en niemand heeft mij iets verteld.
        topic|Betaling van {a}|De betaling van {a} zou er {d} moeten zijn.|Welk kenmerk moet ik bij de betaling van {a} zetten?|De betaling van {a} is binnen, dat was snel!|Ik wacht al drie weken op de betaling van {a}.
        topic|Levering van {g}|De levering van {g} staat voor de ochtend gepland.|Hoeveel {g} hebben we deze keer nodig?|De {g} waren er vroeger dan gedacht, en iedereen is er blij mee.|De {g} kwamen beschadigd aan, en dat is al de tweede keer.
        topic|Rapport over {m}|Het rapport over {m} staat in de gedeelde map.|Wilt u uw cijfers toevoegen aan het rapport over {m}?|Het rapport over {m} is het beste dat we tot nu toe hadden.|De cijfers in het rapport over {m} kloppen van geen kant.
        topic|Contract {n}|De tweede versie van contract {n} ligt klaar.|Wie ondertekent contract {n} bij jullie?|Contract {n} is getekend, gefeliciteerd aan het hele team!|Ik ben niet tevreden over contract {n}: punt vier hadden we anders besproken.
        topic|Reis naar {p}|Ik heb de trein naar {p} voor ons allebei geboekt.|Heb je een hotel nodig voor de reis naar {p}?|De reis naar {p} was heerlijk, bedankt voor de tips!|De reis naar {p} was een ramp: geen hotel en vier uur vertraging.
        topic|Etentje {d}|Zullen we {d} samen uit eten gaan?|Ik heb {d} om half acht een tafel voor zes.|Wat een gezellig etentje, dat moeten we vaker doen!|Je bent ons etentje van {d} vergeten, en ik zat daar alleen.
        topic|Rekeningafschrift van {m}|Uw rekeningafschrift van {m} staat klaar om te downloaden.|Ik kan het rekeningafschrift van {m} niet vinden.|Het rekeningafschrift van {m} ziet er deze keer erg goed uit.|Op het rekeningafschrift van {m} staat een afschrijving die niet van mij is.
        topic|Huur voor {m}|De huur voor {m} is deze keer {a}.|Ik maak de huur voor {m} een paar dagen later over, is dat goed?|Fijn dat de huur voor {m} lager is, dat helpt ons erg.|De huur voor {m} is weer omhoog, terwijl de verwarming nog steeds kapot is.
        topic|Cursus in {p}|De cursus in {p} begint om negen uur.|Wilt u meedoen aan de cursus in {p}?|De cursus in {p} was uitstekend, ik heb veel geleerd.|De cursus in {p} was een verloren dag.
        topic|Toegang tot het nieuwe systeem|U krijgt {d} toegang tot het nieuwe systeem.|Welke rechten hebt u nodig in het nieuwe systeem?|Het nieuwe systeem werkt echt goed, ik ben onder de indruk.|Het nieuwe systeem logt me steeds uit, zo kan ik niet werken.
        neutral|Laat het gerust weten als er nog iets nodig is.|Ik bel {d} even.|Ik heb een korte notitie in de map gezet.|Het hoeft niet vandaag.|Zeg maar welke tijd het beste uitkomt.|Ik vraag het ook aan de collega's in {p}.|De rest kan wachten tot volgende week.
        positive|Heel hartelijk dank voor de hulp!|Ik ben erg blij met hoe het is gegaan.|Jullie hebben het geweldig gedaan.|Ik kijk nu al uit naar de volgende keer.|Mijn dag kan niet meer stuk.
        negative|Ik ben echt teleurgesteld.|Als ik bel, neemt niemand op.|Zo kan het niet langer.|Ik verwacht excuses en een oplossing.|We hebben al genoeg tijd verloren.
        urgent|Dit heeft haast, graag binnen een uur antwoord.|Het moet vandaag nog gebeuren, hoe dan ook.|Laat al het andere liggen en bel me meteen.|We komen tijd tekort.
        reply_neutral|Over "{t}": ik kijk er {d} naar.|Ik heb het bericht over "{t}" gelezen en doorgestuurd.|Over "{t}" heb ik alleen nog een kleine vraag.|Wat "{t}" betreft, laten we het zoals het is.
        reply_positive|Goed nieuws over "{t}", dank je wel!|"{t}" is prima wat mij betreft, fijn dat je het vraagt.|Mooi, dan is "{t}" geregeld.
        reply_negative|Ik ben het niet eens met wat er over "{t}" staat.|Het antwoord over "{t}" helpt me helemaal niet.|Ik vroeg twee weken geleden naar "{t}", en er is niets gebeurd.
        reply_urgent|We moeten nu meteen beslissen over "{t}".|Ik heb direct een antwoord nodig over "{t}".
        insider_trading|Ik heb een [tip van binnenuit], rechtstreeks uit het bestuur.|Laten we kopen [vóór de bekendmaking], daarna springt de koers.|De cijfers zijn [nog niet openbaar], dus snel.|Mijn neef heeft [voorkennis] van de fusie.
        money_laundering|We zoeken iemand die het [geld kan witwassen].|Stuur het eerst langs de [brievenbusfirma].|Je moet de [stortingen opknippen] over een paar dagen.|Ik heb weer een [geldezel] voor de volgende ronde.
        fraud|De [vervalste handtekening] ziet er echter uit dan de echte.|Zet het op een [valse factuur], dat ziet niemand.|Ik heb het nummer van de [gestolen pas] nog.|We moeten het contract een half jaar [antedateren].
        sanctions_evasion|Er mag niets van de [gesanctioneerde bank] komen, neem de andere.|'s Nachts in de haven gaan we de [lading omlabelen].|We moeten de [eindgebruiker verbergen] in de papieren.|Het schip vaart voortaan onder [valse vlag].
        tax_evasion|Dat doen we gewoon [zwart uitbetalen], zoals altijd.|Mijn [verzwegen rekening] is sindsdien verdubbeld.|De [dubbele boekhouding] ligt in de kelder.|Hij woont in een [belastingparadijs], maar alleen op papier.
        market_manipulation|Vanavond gaan we [het gerucht verspreiden] op het forum.|Met een paar [schijntransacties] lijkt het druk.|Samen kunnen we [de koers opdrijven] voor de middag.|Om elf uur moeten we [de rente afspreken], zoals elke dag.
        bribery|Hij wil [steekpenningen], vijf procent.|Er lag een [envelop met contanten] op mijn bureau.|De rest regelen we [onder de tafel].|We moeten [de inspecteur omkopen] voordat hij het opschrijft.
        """
}
