/// Messages in Italian. `MessageWords` says what the lines mean.
enum ItalianMessages {
    static let text: StaticString = """
        grouping|.
        hello|Buongiorno!|Buonasera!|Salve!
        all|Ciao a tutti!|Buongiorno a tutti!
        bye|Cordiali saluti|Un caro saluto|Grazie mille e a presto
        hi|Ciao!|Ehi!|Buongiorno!
        call|Nota della chiamata:|Appunti della chiamata:
        days|lunedì|martedì|mercoledì|giovedì|venerdì
        months|di gennaio|di febbraio|di marzo|di aprile|di maggio|di giugno|di luglio|di agosto|di settembre|di ottobre|di novembre|di dicembre
        places|Milano|Roma|Torino|Napoli|Bologna|Firenze|Genova|Verona
        goods|di sedie da ufficio|di stampanti|di monitor|di cuffie|di lampade da tavolo|di scarpe da lavoro|di pannelli solari|di macchine da caffè
        files|fattura|verbale|scansione|offerta|riepilogo|foto
        terms|fattura|pagamento|conto corrente|estratto conto|bonifico|importo|banca|budget|affitto|prezzo|tassa|pagare|pagato|soldi|addebito
        topic|Fattura {n}|Le invio la fattura {n} per un importo di {a}.|Potrebbe controllare la fattura {n} prima che la saldiamo?|Grazie, la fattura {n} è stata saldata più in fretta che mai!|La fattura {n} è di nuovo sbagliata: metà della merce non l'abbiamo mai ordinata.
        topic|Riunione di {d}|Possiamo spostare alle due la riunione di {d}?|La riunione di {d} durerà circa un'ora.|Mi è piaciuto molto preparare con voi la riunione di {d}.|La riunione di {d} è stata annullata ancora, e nessuno mi ha avvisato.
        topic|Pagamento di {a}|Il pagamento di {a} dovrebbe arrivare {d}.|Quale causale devo indicare per il pagamento di {a}?|Il pagamento di {a} è arrivato, che velocità!|Aspetto da tre settimane il pagamento di {a}.
        topic|Consegna {g}|La consegna {g} è prevista in mattinata.|Chi può ricevere la consegna {g}?|La consegna {g} è arrivata in anticipo, e sono tutti contenti.|La consegna {g} è arrivata danneggiata, ed è la seconda volta.
        topic|Relazione {m}|La relazione {m} è nella cartella comune.|Per favore aggiunga i suoi dati alla relazione {m}.|La relazione {m} è la migliore che abbiamo avuto finora.|I numeri della relazione {m} non tornano.
        topic|Contratto {n}|La seconda versione del contratto {n} è pronta.|Chi firma il contratto {n} da parte vostra?|Il contratto {n} è firmato, complimenti a tutta la squadra!|Non sono contento del contratto {n}: il punto quattro non è quello che avevamo detto.
        topic|Viaggio a {p}|Ho prenotato il treno per {p} per tutti e due.|Ti serve un albergo per il viaggio a {p}?|Il viaggio a {p} è stato bellissimo, grazie dei consigli!|Il viaggio a {p} è stato un disastro: niente albergo e quattro ore di ritardo.
        topic|Cena di {d}|Ceniamo insieme {d}?|Ho un tavolo per sei {d} alle otto.|Che bella cena, dovremmo farlo più spesso!|Ti sei dimenticato della nostra cena di {d}, e sono rimasto lì da solo.
        topic|Estratto conto {m}|Il suo estratto conto {m} si può scaricare.|Non trovo l'estratto conto {m}.|L'estratto conto {m} è davvero buono questa volta.|Nell'estratto conto {m} c'è un addebito che non ho mai fatto.
        topic|Affitto {m}|L'affitto {m} questa volta è di {a}.|Verso l'affitto {m} qualche giorno dopo, va bene?|Grazie di aver abbassato l'affitto {m}, ci aiuta molto.|L'affitto {m} è aumentato ancora, e il riscaldamento è sempre rotto.
        topic|Corso a {p}|Il corso a {p} comincia alle nove.|Vuole partecipare al corso a {p}?|Il corso a {p} è stato ottimo, ho imparato tantissimo.|Il corso a {p} è stato una giornata buttata.
        topic|Accesso al nuovo sistema|Avrà il suo accesso al nuovo sistema {d}.|Di quali permessi ha bisogno nel nuovo sistema?|Il nuovo sistema funziona davvero bene, complimenti.|Il nuovo sistema mi disconnette di continuo, così non si lavora.
        neutral|Mi faccia sapere se serve altro.|La chiamo {d}.|Ho lasciato una breve nota nella cartella.|Non deve essere per oggi.|Mi dica semplicemente che ora le va bene.|Chiedo anche ai colleghi di {p}.|Il resto può aspettare la settimana prossima.
        positive|Grazie di cuore per l'aiuto!|Sono molto contento di com'è andata.|Avete fatto un ottimo lavoro.|Non vedo l'ora della prossima volta.|Mi avete rallegrato la giornata.
        negative|Sono davvero deluso.|Quando chiamo non risponde nessuno.|Così non si può andare avanti.|Mi aspetto delle scuse e una soluzione.|Abbiamo già perso abbastanza tempo.
        urgent|È urgente, per favore risponda entro un'ora.|Va fatto oggi, senza rinvii.|Lasci tutto il resto e mi chiami subito.|Il tempo sta per scadere.
        reply_neutral|Riguardo a «{t}»: lo guardo {d}.|Ho letto il messaggio su «{t}» e l'ho inoltrato.|Su «{t}» ho solo una piccola domanda.|Per «{t}» lasciamo tutto com'è.
        reply_positive|Ottime notizie su «{t}», grazie!|«{t}» per me va bene, e grazie di aver chiesto.|Perfetto, così «{t}» è sistemato.
        reply_negative|Non sono d'accordo con quello che scrive su «{t}».|La sua risposta su «{t}» non mi aiuta affatto.|Ho chiesto di «{t}» due settimane fa e non è successo niente.
        reply_urgent|Dobbiamo decidere subito su «{t}».|Mi serve immediatamente la sua risposta su «{t}».
        insider_trading|Ho una [soffiata dal consiglio], è sicura.|Compriamo [prima dell'annuncio], il titolo farà un balzo.|I dati [non sono ancora pubblici], quindi in fretta.|Mio cugino ha [informazioni riservate] sulla fusione.
        money_laundering|Ci serve qualcuno per [ripulire il denaro] prima dell'estate.|Fallo passare prima dalla [società schermo].|Bisogna [frazionare i versamenti] su più giorni.|Ho trovato un altro [prestaconto] per la prossima volta.
        fraud|La [firma falsa] sembra più vera di quella vera.|Mettilo su una [fattura falsa] e nessuno se ne accorge.|Ho ancora il numero della [carta rubata].|Dobbiamo [retrodatare il contratto] di sei mesi.
        sanctions_evasion|Non deve arrivare niente dalla [banca sanzionata], usa l'altra.|Di notte, al porto, bisogna [rietichettare il carico].|Dobbiamo [nascondere il destinatario finale] nelle carte.|Da adesso la nave viaggia sotto [falsa bandiera].
        tax_evasion|Possiamo [nascondere i redditi] a nome di tua moglie.|Il mio [conto non dichiarato] è raddoppiato.|La [doppia contabilità] è in cantina.|Vive in un [paradiso fiscale], ma solo sulla carta.
        market_manipulation|Stasera [spargiamo la voce] nel forum.|Con qualche [scambio fittizio] sembrerà che ci sia movimento.|Insieme possiamo [gonfiare il titolo] prima di pranzo.|Alle undici bisogna [truccare il tasso], come ogni giorno.
        bribery|Vuole una [mazzetta] del cinque per cento.|Sulla mia scrivania c'era una [busta di contanti].|Il resto si sistema [sottobanco].|Bisogna [comprare l'ispettore] prima che lo scriva.
        """
}
