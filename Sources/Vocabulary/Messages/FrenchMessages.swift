/// Messages in French. `MessageWords` says what the lines mean.
enum FrenchMessages {
    static let text: StaticString = """
        grouping| 
        hello|Bonjour !|Bonsoir !
        all|Bonjour à tous !|Bonjour à toutes et à tous !
        bye|Cordialement|Bien à vous|Merci d'avance et bonne journée
        hi|Salut !|Coucou !|Bonjour !
        call|Note d'appel :|Compte rendu de l'appel :
        days|lundi|mardi|mercredi|jeudi|vendredi
        months|de janvier|de février|de mars|d'avril|de mai|de juin|de juillet|d'août|de septembre|d'octobre|de novembre|de décembre
        places|Lyon|Paris|Marseille|Nantes|Bordeaux|Lille|Toulouse|Strasbourg
        goods|de chaises de bureau|d'imprimantes|d'écrans|de casques|de lampes de bureau|de chaussures de sécurité|de panneaux solaires|de machines à café
        files|facture|compte-rendu|scan|devis|synthèse|photo
        terms|facture|paiement|compte bancaire|relevé|virement|montant|banque|budget|loyer|prix|impôt|payer|payé|argent
        topic|Facture {n}|Je vous envoie la facture {n} d'un montant de {a}.|Pourriez-vous vérifier la facture {n} avant que nous la réglions ?|Merci, la facture {n} a été réglée plus vite que jamais !|La facture {n} est encore fausse : nous n'avons jamais commandé la moitié de ces articles.
        topic|Réunion de {d}|Peut-on déplacer la réunion de {d} à quatorze heures ?|La réunion de {d} durera environ une heure.|J'ai vraiment aimé préparer la réunion de {d} avec vous.|La réunion de {d} a encore été annulée, et personne ne m'a prévenu.
        topic|Paiement de {a}|Le paiement de {a} devrait arriver {d}.|Quelle référence dois-je indiquer pour le paiement de {a} ?|Le paiement de {a} est arrivé, c'était rapide !|J'attends le paiement de {a} depuis trois semaines.
        topic|Livraison {g}|La livraison {g} est prévue dans la matinée.|Qui peut recevoir la livraison {g} ?|La livraison {g} est arrivée en avance, et tout le monde est ravi.|La livraison {g} est arrivée abîmée, et c'est la deuxième fois.
        topic|Rapport {m}|Le rapport {m} est dans le dossier commun.|Merci d'ajouter vos chiffres au rapport {m}.|Le rapport {m} est le meilleur que nous ayons eu.|Les chiffres du rapport {m} ne tiennent pas debout.
        topic|Contrat {n}|La deuxième version du contrat {n} est prête.|Qui signe le contrat {n} chez vous ?|Le contrat {n} est signé, bravo à toute l'équipe !|Je suis mécontent du contrat {n} : l'article quatre n'est pas ce qui était convenu.
        topic|Voyage à {p}|J'ai réservé le train pour {p} pour nous deux.|As-tu besoin d'un hôtel pour le voyage à {p} ?|Le voyage à {p} était merveilleux, merci pour tes conseils !|Le voyage à {p} a été un désastre : pas d'hôtel et quatre heures de retard.
        topic|Dîner de {d}|On dîne ensemble {d} ?|J'ai une table pour six {d} à dix-neuf heures trente.|Quel dîner charmant, on devrait faire ça plus souvent !|Tu as oublié notre dîner de {d}, et je suis resté tout seul.
        topic|Relevé {m}|Votre relevé {m} peut être téléchargé.|Je ne trouve pas le relevé {m}.|Le relevé {m} est très bon cette fois.|Il y a dans le relevé {m} un débit que je n'ai jamais autorisé.
        topic|Loyer {m}|Le loyer {m} est de {a} cette fois.|Je règle le loyer {m} quelques jours plus tard, cela vous va ?|Merci d'avoir baissé le loyer {m}, cela nous aide beaucoup.|Le loyer {m} a encore augmenté, alors que le chauffage est toujours en panne.
        topic|Formation à {p}|La formation à {p} commence à neuf heures.|Souhaitez-vous participer à la formation à {p} ?|La formation à {p} était excellente, j'ai beaucoup appris.|La formation à {p} a été une journée perdue.
        topic|Accès au nouveau système|Vous aurez votre accès au nouveau système {d}.|De quels droits avez-vous besoin dans le nouveau système ?|Le nouveau système marche vraiment bien, je suis impressionné.|Le nouveau système me déconnecte sans cesse, je ne peux pas travailler ainsi.
        neutral|N'hésitez pas si vous avez besoin d'autre chose.|Je vous appelle {d}.|J'ai mis une petite note dans le dossier.|Ce n'est pas pour aujourd'hui.|Dites-moi simplement quelle heure vous convient.|Je vais aussi demander aux collègues de {p}.|Le reste peut attendre la semaine prochaine.
        positive|Merci infiniment pour votre aide !|Je suis très content du résultat.|Vous avez fait un excellent travail.|J'ai hâte d'être à la prochaine fois.|Voilà qui illumine ma journée.
        negative|Je suis vraiment déçu.|Personne ne répond quand j'appelle.|Cela ne peut pas continuer ainsi.|J'attends des excuses et une solution.|Nous avons déjà perdu assez de temps.
        urgent|C'est urgent, merci de répondre dans l'heure.|Il faut absolument que ce soit fait aujourd'hui.|Laissez tout le reste et appelez-moi tout de suite.|Le temps presse.
        reply_neutral|À propos de « {t} » : je regarde {d}.|J'ai lu votre message sur « {t} » et je l'ai transmis.|Au sujet de « {t} », j'ai juste une petite question.|Pour « {t} », gardons les choses comme elles sont.
        reply_positive|Très bonne nouvelle pour « {t} », merci !|« {t} » me convient, et c'est gentil de demander.|Parfait, voilà qui règle « {t} ».
        reply_negative|Je ne suis pas d'accord avec ce que vous écrivez sur « {t} ».|Votre réponse sur « {t} » ne m'aide pas du tout.|J'ai demandé « {t} » il y a deux semaines, et rien n'a bougé.
        reply_urgent|Il faut décider de « {t} » tout de suite.|J'ai besoin immédiatement de votre réponse sur « {t} ».
        insider_trading|J'ai un [tuyau d'initié] qui vient du conseil.|Achetons [avant l'annonce], le cours va bondir.|Les chiffres ne sont [pas encore publics], fais vite.|Mon cousin a une [information privilégiée] sur la fusion.
        money_laundering|Il nous faut quelqu'un pour [blanchir l'argent] avant l'été.|Passe d'abord par la [société écran].|Il faut [fractionner les dépôts] sur plusieurs jours.|J'ai trouvé une nouvelle [mule financière] pour la suite.
        fraud|La [signature imitée] fait plus vrai que la vraie.|Mets-le sur une [fausse facture], personne ne verra rien.|J'ai encore le numéro de la [carte volée].|Il faudrait [antidater le contrat] de six mois.
        sanctions_evasion|Rien ne doit venir de la [banque sanctionnée], prends l'autre.|La nuit, au port, on va [réétiqueter la cargaison].|Il faut [cacher le destinataire final] dans les papiers.|Le navire part sous [faux pavillon] désormais.
        tax_evasion|On peut [cacher les revenus] au nom de ta femme.|Mon [compte non déclaré] a doublé depuis.|La [double comptabilité] est à la cave.|Il vit dans un [paradis fiscal], mais seulement sur le papier.
        market_manipulation|Ce soir, on lance la [rumeur sur le cours] dans le forum.|Quelques [transactions fictives] et le titre aura l'air actif.|Ensemble, on peut [gonfler le cours] avant midi.|À onze heures, on va [truquer le taux] comme chaque jour.
        bribery|Il veut un [pot-de-vin] de cinq pour cent.|Il y avait une [enveloppe d'espèces] sur mon bureau.|Le reste se règle [sous la table].|Il faut [acheter l'inspecteur] avant qu'il ne l'écrive.
        """
}
