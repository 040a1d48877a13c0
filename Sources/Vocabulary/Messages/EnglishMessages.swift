/// Messages in English. `MessageWords` says what the lines mean.
enum EnglishMessages {
    static let text: StaticString = """
        grouping|,
        hello|Hello!|Good morning!|Hi there!
        all|Hello everyone!|Good morning, everyone!
        bye|Kind regards|Best wishes|Many thanks|All the best
        hi|Hi!|Hey!|Hello!
        call|Call note:|Notes from the call:
        days|on Monday|on Tuesday|on Wednesday|on Thursday|on Friday
        months|January|February|March|April|May|June|July|August|September|October|November|December
        places|London|Chicago|Boston|Manchester|Denver|Leeds|Seattle|Bristol
        goods|office chairs|printers|monitors|headsets|desk lamps|work boots|solar panels|coffee machines
        files|invoice|minutes|scan|offer|overview|photo
        terms|invoice|payment|account|transfer|amount|bank|budget|loan|refund|price|tax|paid|rent|money|deposit|share
        topic|Invoice {n}|I am sending you invoice {n} over {a}.|Could you have a look at invoice {n} before we settle it?|Thank you, invoice {n} was settled faster than ever!|Invoice {n} is wrong again: we never ordered half of what is on it.
        topic|Meeting {d}|Can we move our meeting to two o'clock {d}?|The meeting {d} will take about an hour.|I really enjoyed preparing the meeting {d} with you.|The meeting {d} was cancelled again, and nobody told me.
        topic|Payment of {a}|The payment of {a} should arrive {d}.|Which reference shall I use for the payment of {a}?|The payment of {a} has arrived, that was quick!|I have been waiting three weeks for the payment of {a}.
        topic|Delivery of {g}|The delivery of {g} is planned for the morning.|How many {g} do we need this time?|The {g} arrived early, and everybody likes them.|The {g} arrived damaged, and this is the second time.
        topic|Report for {m}|The report for {m} is in the shared folder.|Please add your figures to the report for {m}.|The report for {m} is the best we have had so far.|The figures in the report for {m} do not add up.
        topic|Contract {n}|The second version of contract {n} is ready for you.|Who signs contract {n} on your side?|Contract {n} is signed, congratulations to the whole team!|I am unhappy with contract {n}: clause four is not what we discussed.
        topic|Trip to {p}|I have booked the train to {p} for both of us.|Do you need a hotel for the trip to {p}?|The trip to {p} was wonderful, thanks for the tips!|The trip to {p} was a mess: no hotel, and a train four hours late.
        topic|Dinner {d}|Shall we have dinner together {d}?|I have a table for six {d} at half past seven.|What a lovely dinner, we should do that more often!|You forgot our dinner {d}, and I sat there alone.
        topic|Account statement for {m}|Your account statement for {m} can be downloaded now.|I cannot find the account statement for {m}.|The account statement for {m} looks very good this time.|There is a charge in the account statement for {m} that I never made.
        topic|Rent for {m}|The rent for {m} is {a} this time.|I will pay the rent for {m} a few days later, is that all right?|Thank you for lowering the rent for {m}, that helps us a lot.|The rent for {m} went up again, although the heating is still broken.
        topic|Training in {p}|The training in {p} starts at nine.|Would you like to join the training in {p}?|The training in {p} was excellent, I learned so much.|The training in {p} was a waste of a whole day.
        topic|Access to the new system|You will get your access to the new system {d}.|Which rights do you need in the new system?|The new system works really well, I am impressed.|The new system keeps logging me out, and I cannot work like this.
        neutral|Please let me know if you need anything else.|I will call you {d}.|I have put a short note in the folder.|It does not have to be today.|Just tell me which time suits you.|I will ask our colleagues in {p} as well.|The rest can wait until next week.
        positive|Thank you so much for your help!|I am very happy with how this turned out.|You did a great job.|I am looking forward to the next time.|That made my day.
        negative|I am really disappointed.|Nobody answers when I call.|This cannot go on like this.|I expect an apology and a solution.|We have already lost enough time.
        urgent|This is urgent, please answer within the hour.|It has to be done today, without fail.|Please drop everything else and call me now.|We are running out of time.
        reply_neutral|About "{t}": I will look at it {d}.|I have read your message about "{t}" and passed it on.|Regarding "{t}", I only have one small question.|As for "{t}", let us keep it as it is.
        reply_positive|Great news about "{t}", thank you!|"{t}" is fine with me, and I am glad you asked.|Wonderful, that settles "{t}".
        reply_negative|I do not agree with what you write about "{t}".|Your answer about "{t}" does not help me at all.|I asked about "{t}" two weeks ago, and nothing has happened.
        reply_urgent|We must decide about "{t}" right now.|I need your answer about "{t}" immediately.
        insider_trading|I got an [insider tip] from somebody on the board.|We should buy [before the announcement], the price will jump.|The figures are [not public yet], so move quickly.|Let us [sell before the results] come out.|It is a [merger nobody knows] about.|My cousin in the legal department has [inside information].|Please [keep this off email] until the deal is closed.|I can [buy before the news] if you send me the date.
        money_laundering|We need somebody to [clean the money] before summer.|Send it through the [shell company] first.|Please [split the deposits] over several days.|Stay [below the reporting limit] each time.|I found another [money mule] for the next round.|Then we [layer the transfers] over four countries.|The car wash is a [cash-only business], nobody counts there.|We will call it a [fake loan] from my uncle.
        fraud|The [forged signature] looks better than the real one.|Put it on a [fake invoice] and nobody will notice.|I still have the number of the [stolen card].|The [ghost employee] gets a salary this month too.|The [phishing page] has been online since last night.|We should [backdate the contract] by half a year.|He opened it under a [false identity].|It was [double billing], and they settled both.
        sanctions_evasion|The money cannot come from a [sanctioned bank], use the other one.|We [relabel the cargo] in the harbour at night.|The [front company] has a clean name.|Let us [reroute through] a country that asks no questions.|We have to [hide the end user] in the papers.|Please [strip the country code] from the message.|The ship sails under a [false flag] from now on.|It is a [dark shipment], so switch the transponder off.
        tax_evasion|We can [hide the income] in the wife's name.|My [undeclared account] has doubled since then.|Move it into the [offshore trust] before the audit.|There is a [second set of books] in the cellar.|This job stays [off the books].|The boat is a [fake deduction], of course.|He lives in a [tax haven], but only on paper.|As long as [nobody tells the tax office], we are fine.
        market_manipulation|It is a simple [pump and dump], we sell on Friday.|We [paint the tape] in the last five minutes.|A few [wash trades] will make it look busy.|You [spoof the order book] while I sell.|Please [spread the rumour] in the forum tonight.|Together we can [push up the price] before noon.|With that much silver we [corner the market].|The six of us [fix the rate] at eleven every day.
        bribery|He wants a [kickback] of five percent.|There was an [envelope with cash] on my desk.|It was only a small [grease payment] at the border.|We have to [buy the inspector] before he writes it down.|The rest is settled [under the table].|Book it as [facilitation money], as always.|The [thank-you money] for the mayor is late.|It is cheaper to [pay off the official] than to wait.
        """
}
