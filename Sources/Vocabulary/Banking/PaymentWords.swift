/// What statements say of payments, in the languages of ten countries.
public enum PaymentWords {
    /// The languages of the texts, by ISO 639-1, in their order.
    public static let languages = ["en", "de", "fr", "es", "it", "nl", "ja", "pt"]

    /// The texts of each purpose, one for each language; none is longer than 40 bytes.
    public static let all: [String: [String]] = Dictionary(
        ListText.lines(lines) { line in
            let parts = line.split(separator: UInt8(ascii: "|")).map(ListText.string)
            return parts.count == languages.count + 1 ? (parts[0], Array(parts.dropFirst())) : nil
        }, uniquingKeysWith: { first, _ in first })

    private static let lines: StaticString = """
        salary|Salary|Gehalt|Salaire|Nómina|Stipendio|Salaris|給与振込|Salário
        rent|Rent|Miete|Loyer|Alquiler|Affitto|Huur|家賃|Aluguel
        savings_plan|Savings plan|Sparplan|Plan d'épargne|Plan de ahorro|Piano di risparmio|Spaarplan|自動積立|Poupança programada
        investment_plan|Investment plan|Wertpapiersparplan|Plan d'investissement|Plan de inversión|Piano di investimento|Beleggingsplan|積立投資|Investimento programado
        card_settlement|Credit card bill|Kreditkartenabrechnung|Relevé de carte de crédit|Liquidación de tarjeta|Saldo carta di credito|Afrekening creditcard|カード利用代金|Fatura do cartão
        loan_repayment|Loan repayment|Kreditrate|Mensualité de prêt|Cuota del préstamo|Rata del prestito|Aflossing lening|ローン返済|Parcela do empréstimo
        mortgage_repayment|Mortgage repayment|Hypothekenrate|Mensualité immobilière|Cuota de la hipoteca|Rata del mutuo|Hypotheeklasten|住宅ローン返済|Parcela do imóvel
        interest|Interest|Zinsen|Intérêts|Intereses|Interessi|Rente|利息|Juros
        account_fee|Account fee|Kontoführung|Frais de tenue de compte|Comisión de mantenimiento|Canone del conto|Rekeningkosten|口座管理料|Tarifa de conta
        treasury|Transfer between own accounts|Umbuchung|Virement interne|Traspaso interno|Giroconto|Overboeking eigen rekening|資金移動|Transferência interna
        purchase|Card payment|Kartenzahlung|Paiement par carte|Pago con tarjeta|Pagamento con carta|Pinbetaling|デビットカード|Compra no débito
        credit_purchase|Credit card payment|Kreditkartenzahlung|Paiement par carte de crédit|Pago con tarjeta de crédito|Pagamento carta di credito|Betaling creditcard|クレジットカード|Compra no crédito
        online_purchase|Online payment|Onlinezahlung|Paiement en ligne|Pago en línea|Pagamento online|Online betaling|ネット決済|Compra on-line
        online_credit_purchase|Online credit card payment|Onlinezahlung Kreditkarte|Paiement en ligne, crédit|Pago en línea, crédito|Pagamento online, credito|Online betaling creditcard|ネット決済カード|Compra on-line, crédito
        declined_purchase|Declined card payment|Abgelehnte Kartenzahlung|Paiement refusé|Pago rechazado|Pagamento rifiutato|Geweigerde betaling|取引不成立|Compra recusada
        cash_withdrawal|Cash machine|Geldautomat|Retrait au distributeur|Cajero automático|Prelievo bancomat|Geldautomaat|ＡＴＭ出金|Saque no caixa eletrônico
        counter_withdrawal|Withdrawal at the counter|Auszahlung am Schalter|Retrait au guichet|Reintegro en ventanilla|Prelievo allo sportello|Opname aan de balie|窓口出金|Saque no balcão
        cash_deposit|Cash deposit|Bareinzahlung|Dépôt d'espèces|Ingreso en efectivo|Versamento contanti|Contante storting|現金入金|Depósito em dinheiro
        takings|Shop takings|Tageseinnahmen|Recette du jour|Recaudación|Incasso giornaliero|Dagopbrengst|売上入金|Receita do dia
        bill|Bill|Rechnung|Facture|Factura|Fattura|Factuur|請求書支払|Conta
        direct_debit|Direct debit|Lastschrift|Prélèvement|Recibo domiciliado|Addebito diretto|Automatische incasso|口座振替|Débito automático
        person_to_person|Transfer|Überweisung|Virement|Transferencia|Bonifico|Overboeking|振込|Transferência
        cheque|Cheque|Scheck|Chèque|Cheque|Assegno|Cheque|小切手|Cheque
        supplier_payment|Supplier invoice|Lieferantenrechnung|Facture fournisseur|Factura de proveedor|Fattura fornitore|Leveranciersfactuur|仕入代金|Pagamento a fornecedor
        wire_transfer|Wire transfer|Eilüberweisung|Virement urgent|Transferencia urgente|Bonifico urgente|Spoedoverboeking|至急振込|Transferência urgente
        foreign_supplier|Invoice from abroad|Auslandsrechnung|Facture étrangère|Factura del extranjero|Fattura estera|Buitenlandse factuur|海外送金（仕入）|Pagamento ao exterior
        remittance|Transfer abroad|Auslandsüberweisung|Virement à l'étranger|Transferencia al extranjero|Bonifico estero|Overboeking buitenland|海外送金|Remessa ao exterior
        """
}
