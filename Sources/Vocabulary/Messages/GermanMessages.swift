/// Messages in German. `MessageWords` says what the lines mean.
enum GermanMessages {
    static let text: StaticString = """
        grouping|.
        hello|Guten Tag!|Hallo!|Guten Morgen!
        all|Hallo zusammen!|Guten Tag zusammen!
        bye|Viele Grüße|Mit freundlichen Grüßen|Besten Dank und viele Grüße
        hi|Hallo!|Hi!|Moin!
        call|Gesprächsnotiz:|Notiz zum Anruf:
        days|am Montag|am Dienstag|am Mittwoch|am Donnerstag|am Freitag
        months|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember
        places|Hamburg|München|Köln|Leipzig|Stuttgart|Bremen|Dresden|Hannover
        goods|Bürostühlen|Druckern|Bildschirmen|Kopfhörern|Schreibtischlampen|Arbeitsschuhen|Solarmodulen|Kaffeemaschinen
        files|rechnung|protokoll|scan|angebot|übersicht|foto
        terms|rechnung|zahlung|konto|überweisung|betrag|miete|budget|kredit|preis|steuer|bezahl|geld|abbuchung
        topic|Rechnung {n}|Anbei schicke ich die Rechnung {n} über {a}.|Können Sie die Rechnung {n} prüfen, bevor wir sie begleichen?|Vielen Dank, die Rechnung {n} wurde so schnell beglichen wie noch nie!|Die Rechnung {n} stimmt schon wieder nicht: Die Hälfte haben wir nie bestellt.
        topic|Besprechung {d}|Können wir die Besprechung {d} auf zwei Uhr verschieben?|Die Besprechung {d} dauert ungefähr eine Stunde.|Die Vorbereitung der Besprechung {d} hat mir richtig Spaß gemacht.|Die Besprechung {d} wurde schon wieder abgesagt, und mir hat es niemand gesagt.
        topic|Zahlung von {a}|Die Zahlung von {a} müsste {d} da sein.|Welchen Verwendungszweck soll ich bei der Zahlung von {a} angeben?|Die Zahlung von {a} ist schon da, das ging aber schnell!|Auf die Zahlung von {a} warte ich jetzt seit drei Wochen.
        topic|Lieferung von {g}|Die Lieferung von {g} ist für den Vormittag geplant.|Wer nimmt die Lieferung von {g} an?|Die Lieferung von {g} kam früher als gedacht, und alle sind begeistert.|Bei der Lieferung von {g} war wieder die Hälfte beschädigt.
        topic|Bericht für {m}|Der Bericht für {m} liegt im gemeinsamen Ordner.|Bitte tragen Sie Ihre Zahlen in den Bericht für {m} ein.|Der Bericht für {m} ist der beste, den wir bisher hatten.|Die Zahlen im Bericht für {m} passen hinten und vorne nicht.
        topic|Vertrag {n}|Die zweite Fassung von Vertrag {n} liegt bereit.|Wer unterschreibt den Vertrag {n} bei Ihnen?|Der Vertrag {n} ist unterschrieben, Glückwunsch an das ganze Team!|Mit Vertrag {n} bin ich unzufrieden: Punkt vier war anders besprochen.
        topic|Reise nach {p}|Ich habe den Zug nach {p} für uns beide gebucht.|Brauchst du ein Hotel für die Reise nach {p}?|Die Reise nach {p} war wunderbar, danke für die Tipps!|Die Reise nach {p} war eine Katastrophe: kein Hotel und vier Stunden Verspätung.
        topic|Abendessen {d}|Wollen wir {d} zusammen essen gehen?|Ich habe {d} um halb acht einen Tisch für sechs.|Das war ein schönes Abendessen, das sollten wir öfter machen!|Du hast unser Abendessen {d} vergessen, und ich saß allein da.
        topic|Kontoauszug für {m}|Der Kontoauszug für {m} kann jetzt heruntergeladen werden.|Ich finde den Kontoauszug für {m} nicht.|Der Kontoauszug für {m} sieht diesmal sehr gut aus.|Im Kontoauszug für {m} steht eine Abbuchung, die nicht von mir ist.
        topic|Miete für {m}|Die Miete für {m} beträgt diesmal {a}.|Ich zahle die Miete für {m} ein paar Tage später, ist das in Ordnung?|Danke, dass die Miete für {m} niedriger ist, das hilft uns sehr.|Die Miete für {m} ist wieder gestiegen, dabei ist die Heizung immer noch kaputt.
        topic|Schulung in {p}|Die Schulung in {p} beginnt um neun Uhr.|Möchten Sie an der Schulung in {p} teilnehmen?|Die Schulung in {p} war hervorragend, ich habe viel gelernt.|Die Schulung in {p} war ein verlorener Tag.
        topic|Zugang zum neuen System|Sie bekommen Ihren Zugang zum neuen System {d}.|Welche Rechte brauchen Sie im neuen System?|Das neue System läuft richtig gut, ich bin beeindruckt.|Das neue System meldet mich ständig ab, so kann ich nicht arbeiten.
        neutral|Melden Sie sich gern, wenn noch etwas fehlt.|Ich rufe {d} an.|Eine kurze Notiz liegt im Ordner.|Es muss nicht heute sein.|Sagen Sie einfach, welche Uhrzeit passt.|Ich frage auch die Kollegen in {p}.|Der Rest hat Zeit bis nächste Woche.
        positive|Herzlichen Dank für die Hilfe!|Ich freue mich sehr, dass es so gut geklappt hat.|Das habt ihr toll gemacht.|Ich freue mich schon auf das nächste Mal.|Damit ist mein Tag gerettet.
        negative|Ich bin wirklich enttäuscht.|Am Telefon meldet sich niemand.|So kann das nicht weitergehen.|Ich erwarte eine Entschuldigung und eine Lösung.|Wir haben schon genug Zeit verloren.
        urgent|Das ist dringend, bitte innerhalb einer Stunde antworten.|Es muss unbedingt heute noch erledigt werden.|Bitte alles andere liegen lassen und mich sofort anrufen.|Uns läuft die Zeit davon.
        reply_neutral|Zu „{t}“: Ich sehe es mir {d} an.|Die Nachricht zu „{t}“ habe ich gelesen und weitergegeben.|Zu „{t}“ habe ich nur eine kleine Frage.|Bei „{t}“ lassen wir alles, wie es ist.
        reply_positive|Gute Neuigkeiten zu „{t}“, vielen Dank!|„{t}“ passt für mich, schön, dass Sie gefragt haben.|Wunderbar, damit ist „{t}“ erledigt.
        reply_negative|Was Sie zu „{t}“ schreiben, sehe ich ganz anders.|Die Antwort zu „{t}“ hilft mir überhaupt nicht.|Nach „{t}“ habe ich vor zwei Wochen gefragt, und nichts ist passiert.
        reply_urgent|Über „{t}“ müssen wir jetzt sofort entscheiden.|Ich brauche sofort eine Antwort zu „{t}“.
        insider_trading|Ich habe einen [Insidertipp] aus dem Vorstand.|Wir kaufen [vor der Bekanntgabe], danach springt der Kurs.|Die Zahlen sind [noch nicht öffentlich], also schnell.|Mein Vetter hat [interne Informationen] zur Übernahme.
        money_laundering|Wir brauchen jemanden, der das [Schwarzgeld wäscht].|Schick es zuerst über die [Briefkastenfirma].|Bitte die [Einzahlungen stückeln], jeden Tag ein wenig.|Für die nächste Runde habe ich einen neuen [Finanzagenten].
        fraud|Die [gefälschte Unterschrift] sieht echter aus als die echte.|Setz es auf eine [Scheinrechnung], das merkt niemand.|Die Nummer der [gestohlenen Karte] habe ich noch.|Wir müssen den Vertrag [zurückdatieren], um ein halbes Jahr.
        sanctions_evasion|Von der [sanktionierten Bank] darf nichts kommen, nimm die andere.|Nachts im Hafen wird die [Ladung umdeklariert].|Der [Endabnehmer verschleiert] sich am besten über zwei Länder.|Auf dem Papier steht nur die [Tarnfirma].
        tax_evasion|Das läuft wie immer [ohne Rechnung und bar].|Mein [unversteuertes Konto] hat sich seitdem verdoppelt.|Im Keller liegt die [doppelte Buchführung].|Er wohnt in der [Steueroase], aber nur auf dem Papier.
        market_manipulation|Wir verbreiten das [Kursgerücht] heute Abend im Forum.|Ein paar [Scheingeschäfte], dann sieht es nach Betrieb aus.|Gemeinsam können wir [den Kurs hochtreiben], noch vor Mittag.|Um elf wird wie jeden Tag [der Zinssatz abgesprochen].
        bribery|Er will [Schmiergeld], fünf Prozent.|Auf meinem Tisch lag ein [Umschlag mit Bargeld].|Der Rest wird [unter der Hand] geregelt.|Wir müssen [den Prüfer kaufen], bevor er es aufschreibt.
        """
}
