"""Verbs by what they commit a speaker to: talk, effort, soft outcomes, light verbs, and deeds in the world.

What an agent says, feels or is about to look into is no claim about the world. What was done, what is so and what
will come of it is. Everything that is not listed as talk, effort or light counts as a deed.
"""

from functools import cache

from service.language.lexicon import forms, pasts, vocabulary

# Speech, thought and feeling: true by being said.
TALK = vocabulary(
    """
    understand see hear feel know think believe imagine appreciate realize recognize regret apologize thank hope wish
    want like love hate prefer mean say tell admit agree acknowledge wonder guess suppose suspect accept promise
    guarantee assure remember expect trust care owe welcome respect worry suggest recommend explain describe repeat
    answer mind listen rush pretend hide dodge excuse insist doubt judge claim warn invite ask beg urge congratulate
    sympathize disagree deserve matter concern vex anger bother blame fault deny swear vow confirm foretell name fear
    dare stand sound seem appear learn miss assume fail forgive condone belittle sugarcoat speculate soothe confess
    concede notice read point
    """
)
# What an agent may announce without a ground: the outcome stays open.
EFFORT = vocabulary(
    """
    look check find ask investigate dig research review try work follow get come keep do help assist trace chase pursue
    explore verify clarify figure learn discover speak talk discuss consult raise pass forward share mention flag report
    bring write reply update call ring contact note add walk guide go start begin stay wait return read gather collect
    take give make think listen let see tell know hear say answer explain understand need want like love hope
    continue carry set put be have show point describe suggest compare inquire enquire liaise hand connect transfer
    prefer confirm message text mail email phone step pause hold leave address handle attend pull open escalate relay
    study examine bear mind own remember repeat spell summarize outline list
    bet dare rather search hunt push press spare weigh move turn request digging treat
    """
)
# Future outcomes in the soft words of service talk: "I'll sort this out".
OUTCOMES = vocabulary(
    "fix resolve solve sort settle rectify correct repair cure mend remedy ensure guarantee"
)
# Verbs that say little themselves: what stands after them carries the claim.
LIGHT = vocabulary(
    """
    be have get do make take give go come put become remain stay keep seem appear look feel sound mean stand show say
    let need want leave hold bring run work happen use see find tell call set turn lie belong concern depend fall
    note record list indicate follow read name contain involve help matter fit match suit serve state
    """
)
# Deeds of a company: verbs whose tense and polarity must fit the ground ("requested" is not "issued").
DEEDS = vocabulary(
    """
    refund credit cancel send ship dispatch replace escalate contact fix update approve book remove extend waive open
    close issue process reimburse repay return charge bill pay release unlock lock block unblock suspend reactivate
    activate deactivate reset restore repair deliver collect schedule reschedule arrange order reorder reserve upgrade
    downgrade transfer forward submit file register log report raise request confirm verify check test inspect review
    investigate e-mail email mail post print prepare pack deduct reverse void correct adjust change amend move apply
    add create delete reship resend rebook complete finish resolve settle solve sort notify inform alert assign
    prioritize expedite hand pass accept decline reject refuse deny receive arrive install mount clear lift withdraw
    end stop start renew switch merge
    """
)
# The rest of the everyday verbs, so that a clause's verb is found where no auxiliary shows it.
_OTHER = vocabulary(
    """
    abandon absorb access account act adapt afford aim allow announce annoy argue arise assess assemble assist attach
    attempt attract authorize avoid award back bake balance ban base bear beat beep begin behave belong blow
    boot bounce break breathe brew bring browse build bump burn burst buy calculate calm capture care carry catch
    cause cease celebrate change chew choose claim clean click climb coincide color combine compare compensate
    complain compose comply compute concern conclude conduct connect consider consist contain continue contribute
    control convert convince cook cool cope cost count cover crack crash cross crush cut damage date decide decrease
    defend delay depart depend describe design detach detect determine develop differ direct disable disappear
    disconnect display distribute disturb double download draft drag drain draw drive drop earn eat edit eliminate
    enable encounter encourage end enjoy enter entitle err estimate evaluate exceed exchange exclude exist expire
    export expose face fade fetch fill filter fit flash flow fly follow force forget form freeze fulfil fund gain
    generate give glitch go grant grow handle hang hesitate hide hit hold honor host house hug hurry hurt identify
    ignore impact implement improve include increase indicate initiate insert insure integrate interrupt introduce
    invoice involve issue join jump keep kick kill knock label lack land last launch lay lead leak lend lessen limit
    link list live load locate lodge lose lower maintain manage manufacture mark match measure meet melt mend mistype
    misplace mix monitor need obtain occur offer operate overcharge overlook overpay own park pencil perform permit
    pick ping place plan play plug point postpone power press prevent process produce program promote proceed protect
    prove provide publish pull purchase push qualify queue quote raise reach react reappear rebuild recall
    recover recharge redirect redeem redo reduce refer refit reflect refresh reimburse reinstall reinstate reject
    relate release rely remain remake remedy remind remit rent repeat replenish require reroute rescue reserve reside
    resist respond rest restart result resume retain retry retrieve reveal revert revise reward ride ring rise risk
    roll route rule run rush sail sample save scan scratch search secure select sell separate serve settle shift shine
    shorten shout show shrink shut sign sink sit skip sleep slip slow smash snap solve source spare speak specify speed
    spend spill spin split spoil spot stack stall stamp stand stare state steal stem stick stock store stream strike
    strip struggle stuff subscribe succeed suffer supply support surprise survive swallow swap sweep tamper target
    taste tear terminate thaw throw tick tie time top touch track trade train travel treat trigger trim trip trouble
    trust turn twist type undergo undo unlock unplug upload use validate vanish vary view visit wait wake walk
    warrant wash waste watch wear weigh whistle win wire wish witness work wrap write yield zero age suspend triple
    affect refurbish total sum clock route owe last refill bleed hang combine comb cheat harm sort fill unsettle
    repay foresee mislay seek shine sing slide spread undertake withhold prepay overtake mislead bind dig
    pencil nudge chivvy jot patch recalibrate reissue reprint reprocess requeue retest reseat resync revoke roll
    sanction schedule shelve sideline sponsor square squeeze stage streamline subtract supplement swear sync tally
    tighten tow transmit tweak unfreeze vouch wipe backdate bundle cap downscale earmark fasttrack reopen
    appeal contest dispute reclaim reconnect recredit redeliver redispatch relist reload remap remove rewrite reword
    """
)

# What anybody may announce.
FREE_ACTS = EFFORT | TALK
VERBS = FREE_ACTS | OUTCOMES | LIGHT | DEEDS | _OTHER


@cache
def inflections() -> dict[str, list[tuple[str, str]]]:
    """Return, for every known verb form, its verbs with the kind of form: base, s, past, participle, ing."""
    table: dict[str, list[tuple[str, str]]] = {}

    def put(form: str, verb: str, kind: str) -> None:
        entry = table.setdefault(form, [])
        if (verb, kind) not in entry:
            entry.append((verb, kind))

    for verb in sorted(VERBS):
        shapes = forms(verb)
        for kind in ("base", "s", "ing"):
            for form in shapes[kind]:
                put(form, verb, kind)
        if verb != "be":
            for form in pasts(verb)[0]:
                put(form, verb, "past")
            for form in pasts(verb)[1]:
                put(form, verb, "participle")
    return table
