/// Messages in Portuguese. `MessageWords` says what the lines mean.
enum PortugueseMessages {
    static let text: StaticString = """
        grouping|.
        hello|Bom dia!|Boa tarde!|Olá!
        all|Olá a todos!|Bom dia a todos!
        bye|Atenciosamente|Um abraço|Muito obrigado e até logo
        hi|Oi!|Olá!|E aí!
        call|Anotação da ligação:|Resumo da chamada:
        days|na segunda-feira|na terça-feira|na quarta-feira|na quinta-feira|na sexta-feira
        months|de janeiro|de fevereiro|de março|de abril|de maio|de junho|de julho|de agosto|de setembro|de outubro|de novembro|de dezembro
        places|São Paulo|Curitiba|Fortaleza|Belo Horizonte|Brasília|Salvador|Florianópolis|Manaus
        goods|de cadeiras de escritório|de impressoras|de monitores|de fones de ouvido|de luminárias|de botas de trabalho|de painéis solares|de cafeteiras
        files|fatura|ata|digitalização|proposta|resumo|foto
        terms|fatura|pagamento|conta|transferência|valor|banco|orçamento|aluguel|preço|imposto|pagar|pago|dinheiro|cobrança
        topic|Fatura {n}|Envio a fatura {n} no valor de {a}.|Você pode conferir a fatura {n} antes de quitarmos?|Obrigado, a fatura {n} foi quitada mais rápido do que nunca!|A fatura {n} está errada de novo: nunca pedimos metade do que consta nela.
        topic|Reunião {d}|Podemos passar a reunião {d} para as duas horas?|A reunião {d} vai durar cerca de uma hora.|Gostei muito de preparar a reunião {d} com vocês.|A reunião {d} foi cancelada outra vez, e ninguém me avisou.
        topic|Pagamento de {a}|O pagamento de {a} deve chegar {d}.|Que referência devo usar no pagamento de {a}?|O pagamento de {a} já chegou, que rapidez!|Estou há três semanas esperando o pagamento de {a}.
        topic|Entrega {g}|A entrega {g} está prevista para a manhã.|Quem pode receber a entrega {g}?|A entrega {g} chegou antes da hora, e todo mundo gostou.|A entrega {g} chegou danificada, e é a segunda vez.
        topic|Relatório {m}|O relatório {m} está na pasta compartilhada.|Por favor, inclua os seus números no relatório {m}.|O relatório {m} é o melhor que já tivemos.|Os números do relatório {m} não batem.
        topic|Contrato {n}|A segunda versão do contrato {n} está pronta.|Quem assina o contrato {n} do lado de vocês?|O contrato {n} está assinado, parabéns a toda a equipe!|Não estou satisfeito com o contrato {n}: a cláusula quatro não é o que combinamos.
        topic|Viagem a {p}|Reservei as passagens para {p} para nós dois.|Você precisa de hotel para a viagem a {p}?|A viagem a {p} foi maravilhosa, obrigado pelas dicas!|A viagem a {p} foi um desastre: sem hotel e com quatro horas de atraso.
        topic|Jantar {d}|Vamos jantar juntos {d}?|Reservei uma mesa para seis {d} às oito.|Que jantar gostoso, precisamos fazer isso mais vezes!|Você esqueceu o nosso jantar {d}, e eu fiquei lá sozinho.
        topic|Extrato {m}|O seu extrato {m} já pode ser baixado.|Não encontro o extrato {m}.|O extrato {m} está muito bom desta vez.|No extrato {m} há uma cobrança que eu nunca fiz.
        topic|Aluguel {m}|O aluguel {m} é de {a} desta vez.|Vou acertar o aluguel {m} alguns dias depois, tudo bem?|Obrigado por baixar o aluguel {m}, isso nos ajuda muito.|O aluguel {m} subiu de novo, e o chuveiro continua quebrado.
        topic|Treinamento em {p}|O treinamento em {p} começa às nove.|Você quer participar do treinamento em {p}?|O treinamento em {p} foi excelente, aprendi muito.|O treinamento em {p} foi um dia perdido.
        topic|Acesso ao novo sistema|Você vai receber o seu acesso ao novo sistema {d}.|De quais permissões você precisa no novo sistema?|O novo sistema funciona muito bem, estou impressionado.|O novo sistema me desconecta o tempo todo, assim não dá para trabalhar.
        neutral|Me avise se precisar de mais alguma coisa.|Eu ligo {d}.|Deixei uma nota curta na pasta.|Não precisa ser hoje.|É só me dizer que horário fica bom.|Vou perguntar também aos colegas de {p}.|O resto pode esperar a semana que vem.
        positive|Muito obrigado mesmo pela ajuda!|Fiquei muito feliz com o resultado.|Vocês fizeram um ótimo trabalho.|Já estou ansioso pela próxima vez.|Isso alegrou o meu dia.
        negative|Estou realmente decepcionado.|Ninguém atende quando eu ligo.|Assim não dá para continuar.|Espero um pedido de desculpas e uma solução.|Já perdemos tempo demais.
        urgent|É urgente, responda por favor em até uma hora.|Tem que ser feito hoje, sem falta.|Largue todo o resto e me ligue agora.|O nosso tempo está acabando.
        reply_neutral|Sobre "{t}": vou olhar {d}.|Li a sua mensagem sobre "{t}" e passei adiante.|Quanto a "{t}", só tenho uma pequena pergunta.|Em relação a "{t}", vamos deixar como está.
        reply_positive|Ótima notícia sobre "{t}", obrigado!|"{t}" está ótimo para mim, e que bom que perguntou.|Maravilha, assim "{t}" está resolvido.
        reply_negative|Não concordo com o que você escreve sobre "{t}".|A sua resposta sobre "{t}" não me ajuda em nada.|Perguntei sobre "{t}" há duas semanas, e nada aconteceu.
        reply_urgent|Precisamos decidir sobre "{t}" agora mesmo.|Preciso imediatamente da sua resposta sobre "{t}".
        insider_trading|Tenho uma [dica de dentro], veio da diretoria.|Vamos comprar [antes do anúncio], a ação vai disparar.|Os números [ainda não são públicos], então corra.|Meu primo tem [informação privilegiada] sobre a fusão.
        money_laundering|Precisamos de alguém para [lavar o dinheiro] antes do verão.|Mande primeiro pela [empresa de fachada].|É melhor [fracionar os depósitos] em vários dias.|Arrumei outro [laranja para a conta] da próxima vez.
        fraud|A [assinatura forjada] parece mais real que a verdadeira.|Coloque em uma [nota fria] e ninguém percebe.|Ainda tenho o número do [cartão roubado].|Temos que [antedatar o contrato] em seis meses.
        sanctions_evasion|Nada pode vir do [banco sob sanções], use o outro.|De noite, no porto, vamos [trocar o rótulo da carga].|Temos que [esconder o destinatário final] nos papéis.|De agora em diante o navio usa [bandeira falsa].
        tax_evasion|Dá para [esconder a renda] no nome da sua mulher.|A minha [conta não declarada] dobrou desde então.|O [caixa dois] fica no porão.|Ele mora em um [paraíso fiscal], mas só no papel.
        market_manipulation|Hoje à noite vamos [espalhar o boato] no fórum.|Com umas [operações simuladas] vai parecer movimento.|Juntos conseguimos [inflar a ação] antes do almoço.|Às onze vamos [combinar a taxa], como todo dia.
        bribery|Ele quer uma [propina] de cinco por cento.|Havia um [envelope de dinheiro vivo] na minha mesa.|O resto se acerta [por baixo dos panos].|Temos que [comprar o fiscal] antes que ele anote.
        """
}
