"""The sentences of the rules: messages in rows, the rules in plain language, the overview."""

from __future__ import annotations

NL: dict[str, str] = {
    # messages in rows
    "request.duplicate": "Deze aanvraag is gelijk aan {first} en telt niet mee; is zij anders "
    "bedoeld, verbeter dan wat er anders moet.",
    "request.outside": "{column}: {day} valt buiten de looptijd ({first} t/m {last}); deze aanvraag "
    "telt niet mee.",
    "request.withdrawn_but_granted": "{column}: er is een datum ingevuld, maar er is {granted} "
    "toegekend; {who_decides} beslist eerst over de goedgekeurde plannen.",
    "request.above_cap": "De vraag gaat {above} boven het maximum van {cap} per {one_party}; dat "
    "deel kan niet worden toegekend.",
    "plan.unknown": '{column}: "{found}" komt niet voor in {tab}; vul het kenmerk van de aanvraag '
    "in, zoals het daar staat.",
    "plan.late": "De evaluatie had uiterlijk {due} binnen moeten zijn; stuur de evaluatie "
    "alsnog in.",
    "plan.unfinished": "{column}: {day} is voorbij; is de activiteit klaar, vul dan {completed} "
    "in, en anders vraagt u {who_decides} om een latere datum.",
    "plan.changed": "Gewijzigd na besluit: {changed}; laat {who_decides} opnieuw beslissen of zet terug "
    "wat er stond.",
    "plan.above_cap": "Met deze toekenning staat {party} {above} boven het maximum van {cap}; "
    "{who_decides} bekijkt of dit zo bedoeld is.",
    "plan.above_total": "Met deze toekenning staat het totaal {above} boven de {total} die er is; "
    "{who_decides} bekijkt of dit zo bedoeld is.",
    "key.unknown": '{column}: "{found}" komt niet voor in {tab}; neem het kenmerk van het plan '
    "over, zoals het daar staat.",
    "key.not_granted": '{column}: bij "{found}" hoort geen goedgekeurd plan; controleer het kenmerk '
    "of wacht op het besluit.",
    "key.several": '{column}: bij "{found}" horen meer goedgekeurde plannen; kies een van: '
    "{options}.",
    "booking.above": "{column}: hiermee gaan de gewerkte uren {above} boven de toegekende {award}; "
    "overleg met {who_decides}.",
    "booking.after_completion": "{column}: {day} ligt na de dag van afronding ({completed}); "
    "controleer de datum.",
    "evaluation.not_completed": "De activiteit is nog niet afgerond; vul bij het plan eerst "
    "{completed} in.",
    "evaluation.early": "{column}: de evaluatie is verstuurd vóór de dag van afronding ({day}); "
    "stuur haar na afronding opnieuw in.",
    "evaluation.duplicate": "Voor dit plan is er al een geldige evaluatie ({first}); deze telt niet "
    "mee. Hoort zij bij een ander plan, verbeter dan het kenmerk.",
    "evaluation.late": "{column}: de evaluatie had uiterlijk {due} binnen moeten zijn.",
    "evaluation.spent": "{column}: hier staat {spent}, maar er is {worked} geboekt; controleer "
    "welke van de twee klopt.",
    "evaluation.cost": "{column}: {cost} is meer dan de kostenbegroting van {budget}.",
    "party.unclear": '{column}: "{found}" kan meer dan één {one_party} betekenen; laat elke '
    "schrijfwijze maar één keer voorkomen.",
    # about the register as a whole
    "alert.above_total": "Er is {above} meer toegekend dan de {total} die er is; {who_decides} "
    "bekijkt of dit zo bedoeld is.",
    "alert.above_cap": "{party} heeft {above} meer toegekend gekregen dan het maximum van {cap}; "
    "{who_decides} bekijkt of dit zo bedoeld is.",
    # the overview
    "overview.totals": "Totalen",
    "overview.total": "Totaal beschikbaar gesteld",
    "overview.granted": "Toegekend",
    "overview.reserved": "Gereserveerd",
    "overview.left": "Nog vrij",
    "overview.waiting": "Op de wachtlijst",
    "overview.spent": "Besteed",
    "overview.above_total": "Toegekend boven het totaal",
    "overview.parties_above_cap": "Aantal {more_parties} boven het maximum",
    "overview.evaluations": "Evaluaties",
    "overview.overdue": "Te laat",
    "overview.expected": "Verwacht, nog op tijd",
    "overview.jobs": "Arbeidsplaatsen",
    "overview.jobs_realised": "Gerealiseerd",
    "overview.jobs_expected": "Verwacht",
    "overview.status": "{tab} per status",
    # the rules in plain language
    "rules.period": "Looptijd",
    "rules.period.text": "{name}: van {first} tot en met {last}. De laatste dag telt mee.",
    "rules.hours": "Budget",
    "rules.hours.text": "In totaal is er {total}, en hooguit {cap} per {one_party}.",
    "rules.order": "Volgorde",
    "rules.order.received": "Aanvragen tellen op volgorde van binnenkomst.",
    "rules.order.complete": "Aanvragen tellen vanaf het moment dat ze volledig en juist zijn.",
    "rules.tie": "Gelijktijdig",
    "rules.tie.row": "Komen aanvragen op hetzelfde moment binnen, dan gaat de bovenste rij voor.",
    "rules.tie.lottery": "Aanvragen van dezelfde dag worden geloot, met {seed} als vast lotnummer; "
    "de uitslag is elke keer dezelfde.",
    "rules.short": "Te weinig over",
    "rules.short.partial": "Past een aanvraag niet meer helemaal, dan krijgt zij wat er over is; de "
    "rest komt op de wachtlijst.",
    "rules.short.wait": "Past een aanvraag niet meer helemaal, dan wacht zij, en iedereen achter "
    "haar ook.",
    "rules.short.skip": "Past een aanvraag niet meer helemaal, dan wacht zij en gaat de volgende "
    "voor.",
    "rules.award": "Toekenning",
    "rules.award.text": "Wat bij een goedgekeurd plan is toegekend, wordt nooit door het programma "
    "veranderd.",
    "rules.release": "Vrijval",
    "rules.release.yes": "Na een geldige evaluatie telt alleen nog wat er echt besteed is; de rest "
    "komt weer vrij.",
    "rules.release.no": "Wat is toegekend, blijft meetellen, ook als er minder besteed is.",
    "rules.evaluation": "Evaluatie",
    "rules.evaluation.text": (
        "De evaluatie komt binnen {days:dag|dagen} na de afronding; die laatste dag telt mee."
    ),
    "rules.keys": "Kenmerken",
    "rules.keys.text": "Elk kenmerk wordt één keer gegeven en nooit veranderd of opnieuw gebruikt.",
    "rules.human": "Wie schrijft wat",
    "rules.human.text": "Het programma schrijft alleen in zijn eigen kolommen en tabbladen; wat u "
    "invult blijft staan.",
    # why a row has its status
    "why.requests.withdrawn": "ingetrokken door de aanvrager",
    "why.requests.wrong": "er staat iets in de rij dat niet klopt",
    "why.requests.incomplete": "er ontbreekt iets in de rij",
    "why.requests.outside": "binnengekomen buiten de looptijd",
    "why.requests.duplicate": "gelijk aan een eerdere aanvraag",
    "why.requests.late": "een evaluatie is te laat",
    "why.requests.due": "een evaluatie wordt verwacht",
    "why.requests.running": "een activiteit is begonnen",
    "why.requests.granted": "een plan is goedgekeurd",
    "why.requests.planned": "een plan wacht op een besluit",
    "why.requests.accounted": "alle goedgekeurde plannen zijn verantwoord",
    "why.requests.rejected": "alle plannen zijn afgewezen",
    "why.requests.full": "het maximum van de {one_party} is bereikt",
    "why.requests.waiting": "er is nu niets meer vrij",
    "why.requests.open": "er is ruimte gereserveerd; het plan kan gemaakt worden",
    "why.plans.unknown": "het kenmerk hoort bij geen aanvraag",
    "why.plans.wrong": "er staat iets in de rij dat niet klopt",
    "why.plans.incomplete": "er ontbreekt iets in de rij",
    "why.plans.more": "het plan moet worden aangevuld",
    "why.plans.pending": "het plan is ingediend en nog niet beslist",
    "why.plans.rejected": "het plan is afgewezen",
    "why.plans.accounted": "er is een geldige evaluatie op tijd",
    "why.plans.accounted_late": "er is een geldige evaluatie, na de termijn",
    "why.plans.late": "afgerond, en de termijn voor de evaluatie is voorbij",
    "why.plans.due": "afgerond; de evaluatie kan nog op tijd komen",
    "why.plans.running": "goedgekeurd en begonnen",
    "why.plans.approved": "goedgekeurd en nog niet begonnen",
    "why.bookings.wrong": "er staat iets in de rij dat niet klopt",
    "why.bookings.incomplete": "er ontbreekt iets in de rij",
    "why.bookings.unknown": "het kenmerk hoort bij geen plan",
    "why.bookings.not_granted": "er hoort geen goedgekeurd plan bij",
    "why.bookings.outside": "de dag valt buiten de looptijd",
    "why.bookings.above": "de gewerkte uren gaan boven de toekenning",
    "why.bookings.booked": "de boeking telt mee",
    "why.evaluations.wrong": "er staat iets in de rij dat niet klopt",
    "why.evaluations.incomplete": "er ontbreekt iets in de rij",
    "why.evaluations.unknown": "het kenmerk hoort bij geen plan",
    "why.evaluations.not_granted": "er hoort geen goedgekeurd plan bij",
    "why.evaluations.early": "verstuurd vóór de afronding",
    "why.evaluations.duplicate": "er was al een geldige evaluatie",
    "why.evaluations.late": "verstuurd na de termijn",
    "why.evaluations.on_time": "verstuurd binnen de termijn",
}

EN: dict[str, str] = {
    "request.duplicate": "This request is the same as {first} and does not count; if it was "
    "meant otherwise, correct what should be different.",
    "request.outside": "{column}: {day} is outside the programme ({first} through {last}); this "
    "request does not count.",
    "request.withdrawn_but_granted": "{column}: a date is filled in, but {granted} was awarded; "
    "decide on the approved plans first.",
    "request.above_cap": "The request is {above} above the cap of {cap}; that part cannot be "
    "awarded.",
    "plan.unknown": '{column}: "{found}" does not occur in {tab}; fill in the key of the request, '
    "as it stands there.",
    "plan.late": "The evaluation was due on {due}; send the evaluation form now.",
    "plan.unfinished": "{column}: {day} has passed; if the activity is done, fill in {completed}, "
    "and if not, ask {who_decides} for a later date.",
    "plan.changed": "Changed after the decision: {changed}; have it decided again or put back what "
    "was there.",
    "plan.above_cap": "With this award {party} is {above} above the cap of {cap}; check whether "
    "this was meant.",
    "plan.above_total": "With this award the total is {above} above the {total} that there is; "
    "check whether this was meant.",
    "key.unknown": '{column}: "{found}" does not occur in {tab}; copy the key of the plan, as it '
    "stands there.",
    "key.not_granted": '{column}: "{found}" has no approved plan; check the key or wait for the '
    "decision.",
    "key.several": '{column}: "{found}" has more than one approved plan; choose one of: {options}.',
    "booking.above": "{column}: this brings the work {above} above the award of {award}; consult "
    "{who_decides}.",
    "booking.after_completion": "{column}: {day} is after the day of completion ({completed}); "
    "check the date.",
    "evaluation.not_completed": "The activity has not been completed yet; first fill in "
    "{completed} at the plan.",
    "evaluation.early": "{column}: the evaluation was sent before the day of completion ({day}); "
    "send it again after completion.",
    "evaluation.duplicate": "This plan already has a valid evaluation ({first}); this one does not "
    "count. If it belongs to another plan, correct the key.",
    "evaluation.late": "{column}: the evaluation was due on {due}.",
    "evaluation.spent": "{column}: here stands {spent}, but {worked} was booked; check which of "
    "the two is right.",
    "evaluation.cost": "{column}: {cost} is more than the budget of {budget}.",
    "party.unclear": '{column}: "{found}" can mean more than one name; let every spelling occur '
    "once.",
    "alert.above_total": "{above} more was awarded than the {total} that there is; check whether "
    "this was meant.",
    "alert.above_cap": "{party} was awarded {above} more than the cap of {cap}; check whether this "
    "was meant.",
    "overview.totals": "Pool",
    "overview.total": "Total available",
    "overview.granted": "Awarded",
    "overview.reserved": "Reserved",
    "overview.left": "Left",
    "overview.waiting": "Waiting",
    "overview.spent": "Spent",
    "overview.above_total": "Awarded above the total",
    "overview.parties_above_cap": "Number of {more_parties} above the cap",
    "overview.evaluations": "Evaluations",
    "overview.overdue": "Overdue",
    "overview.expected": "Expected, still in time",
    "overview.jobs": "Jobs",
    "overview.jobs_realised": "Realised",
    "overview.jobs_expected": "Expected",
    "overview.status": "{tab} by status",
    "rules.period": "Period",
    "rules.period.text": "{name}: from {first} through {last}. The last day is included.",
    "rules.hours": "Pool",
    "rules.hours.text": "There is {total} in all, and at most {cap} for each {one_party}.",
    "rules.order": "Order",
    "rules.order.received": "Requests count in the order in which they arrive.",
    "rules.order.complete": "Requests count from the moment they are complete and correct.",
    "rules.tie": "Ties",
    "rules.tie.row": "Of requests of the same moment the upper row goes first.",
    "rules.tie.lottery": "Requests of the same day are drawn by lot, with {seed} as the fixed "
    "seed; the outcome is the same every time.",
    "rules.short": "Running short",
    "rules.short.partial": "A request that does not fit gets what is left; the rest waits.",
    "rules.short.wait": "A request that does not fit waits, and so does everyone behind it.",
    "rules.short.skip": "A request that does not fit waits, and the next is tried.",
    "rules.award": "Awards",
    "rules.award.text": "What was awarded with an approved plan is never changed by the program.",
    "rules.release": "Release",
    "rules.release.yes": "After a valid evaluation only what was really spent still counts; the "
    "rest is released.",
    "rules.release.no": "What was awarded keeps counting, even if less was spent.",
    "rules.evaluation": "Evaluation",
    "rules.evaluation.text": (
        "The evaluation is due {days:day|days} after completion; that last day is included."
    ),
    "rules.keys": "Keys",
    "rules.keys.text": "Every key is given once and never changed or used again.",
    "rules.human": "Who writes what",
    "rules.human.text": "The program writes in its own columns and tabs only; what you fill in "
    "stays as it is.",
    # why a row has its status
    "why.requests.withdrawn": "withdrawn by whoever asked",
    "why.requests.wrong": "something in the row is not right",
    "why.requests.incomplete": "something is missing in the row",
    "why.requests.outside": "arrived outside the programme",
    "why.requests.duplicate": "the same as an earlier request",
    "why.requests.late": "an evaluation is overdue",
    "why.requests.due": "an evaluation is expected",
    "why.requests.running": "an activity has begun",
    "why.requests.granted": "a plan was approved",
    "why.requests.planned": "a plan awaits a decision",
    "why.requests.accounted": "all approved plans are accounted for",
    "why.requests.rejected": "all plans were rejected",
    "why.requests.full": "the {one_party} has reached its cap",
    "why.requests.waiting": "nothing is left for now",
    "why.requests.open": "room is reserved; the plan can be made",
    "why.plans.unknown": "the key belongs to no request",
    "why.plans.wrong": "something in the row is not right",
    "why.plans.incomplete": "something is missing in the row",
    "why.plans.more": "the plan has to be completed",
    "why.plans.pending": "the plan was submitted and not decided on",
    "why.plans.rejected": "the plan was rejected",
    "why.plans.accounted": "there is a valid evaluation in time",
    "why.plans.accounted_late": "there is a valid evaluation, after the term",
    "why.plans.late": "completed, and the term for the evaluation has passed",
    "why.plans.due": "completed; the evaluation can still be in time",
    "why.plans.running": "approved and begun",
    "why.plans.approved": "approved and not begun yet",
    "why.bookings.wrong": "something in the row is not right",
    "why.bookings.incomplete": "something is missing in the row",
    "why.bookings.unknown": "the key belongs to no plan",
    "why.bookings.not_granted": "it has no approved plan",
    "why.bookings.outside": "the day is outside the programme",
    "why.bookings.above": "the work goes above the award",
    "why.bookings.booked": "the booking counts",
    "why.evaluations.wrong": "something in the row is not right",
    "why.evaluations.incomplete": "something is missing in the row",
    "why.evaluations.unknown": "the key belongs to no plan",
    "why.evaluations.not_granted": "it has no approved plan",
    "why.evaluations.early": "sent before completion",
    "why.evaluations.duplicate": "there was a valid evaluation already",
    "why.evaluations.late": "sent after the term",
    "why.evaluations.on_time": "sent within the term",
}
