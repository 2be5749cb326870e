"""What words mean, as far as comparing a claim with its ground needs it: concepts, and words that claim nothing.

A word's concepts are the groups below that it stands in, or else its own stem. Two words agree if they share a
concept. The groups are made for service talk: wide where people vary their words (a parcel is a package), narrow
where the difference is the lie (approved is not paid out).
"""

from functools import lru_cache

from service.acts import inflections

_FORMS = inflections()
_STEM_LENGTH = 6
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ions",
    "ion",
    "ness",
    "ity",
    "ies",
    "ally",
    "ly",
    "als",
    "al",
)

# One line, one concept. A word may stand in several.
_GROUPS = """
refund refund reimburse repay back payback restore return undo reverse
return return send back
credit credit bonus goodwill favour favor surplus
note note memo remark record write put
charge charge bill debit take collect invoice claim
price price cost fee rate charge tariff fare amount
money money sum amount payment fund pay
free free gratis waive prepaid complimentary nothing cover pay bear meet
discount discount deduct less reduce off cheap saving voucher coupon code promotion
deduct deduct off less subtract withhold take reduce
bill bill invoice statement account
receipt receipt invoice proof
twice twice double duplicate two second extra
overcharge overcharge overpay surplus excess much
pay pay payment spend settle transfer bear meet
payout payout paid transfer remit
account account profile login file
card card visa mastercard
order order purchase buy booking request
parcel parcel package box shipment carton order item goods
item item product goods article piece
deliver deliver delivery drop bring hand shipping
arrive arrive reach come get receive land due here arrival delivery
receive receive get reach arrive come register
send send ship dispatch mail post e-mail email forward despatch shipment courier
way underway transit dispatch ship send travel
email email e-mail mail inbox message write send notice
letter letter mail envelope write post
phone phone number telephone dial ring call
call call ring phone
text text sms message
driver driver courier carrier rider
replace replace replacement new swap exchange substitute another second change update
wrong wrong incorrect mistaken mix mix-up mixup other instead
error error mistake fault fail failure bug glitch slip
cause cause reason because lead result
break break broke fail defect faulty damage crack burst
fix fix repair solve correct mend resolve right rectify
correct correct right fix adjust amend
cancel cancel cancellation terminate stop end
stop stop end cease halt cancel hold
end end finish close expire stop terminate through last run
start start begin commence active effect
effect effect start begin apply valid force
schedule schedule plan book arrange date due set slot appointment
book book reserve booking reservation schedule appointment
slot slot window time appointment
move move shift reschedule postpone change transfer put
change change update switch alter edit amend convert move become new modify downgrade upgrade
update update change edit refresh
switch switch change move downgrade upgrade
plan plan tier subscription package membership tariff
subscription subscription membership plan abonnement
renew renew renewal
works work function run valid good apply accept
valid valid good run last until
minimum minimum min least threshold needs need start from above
need need require necessary must
allow allow may permit possible right entitle able
entitle entitle right owe qualify eligible earn due
earn earn get receive gain
cover cover include insure cover coverage
include include cover contain part
possible possible may can able option
choose choose pick option prefer
refuse refuse reject decline deny block stop
block block stop refuse lock suspend freeze bar
lock lock block suspend freeze shut
approve approve accept grant agree authorize clear
pending pending wait outstanding await process unsettled
wait wait await pending outstanding hold missing
missing missing wait lack absent short lose outstanding miss omit vanish need
lose lose miss missing gone vanish astray
confirm confirm verify validate confirmation
check check review verify inspect test control examine
see see show view visible
find find discover locate
open open start create raise launch
case case ticket claim dispute complaint matter
dispute dispute contest challenge
close close shut finish
process process handle deal underway
supervisor supervisor manager boss
team team department desk unit colleague
engineer engineer technician mechanic specialist
visit visit appointment
outage outage interruption disruption down breakdown
cut cut sever
stock stock available
available available stock open possible free
offer offer provide sell
label label sticker slip
exchange exchange swap replace
guarantee guarantee warranty
damage damage break crack scratch hurt dent
estimate estimate assume guess approximate assumption
reading reading read meter
read read view readable
edit edit change
count count number total
show show display say state name indicate according record list mark
mark mark record note list report down
record record register note log mark enter put
enter enter type put write
warehouse warehouse depot storeroom
shop shop store
pack pack put box
ready ready prepare available wait
prepare prepare make ready
document document paper proof certificate form slip
name name call
number number figure digit
small small s little
medium medium m
large large l big
child child kid baby boy girl son daughter
flight flight plane aircraft fly
depart depart leave departure go
bag bag case suitcase luggage baggage
trip trip travel journey
meal meal food dinner lunch breakfast
stay stay remain night
belong belong own owner property mine ours yours
pipe pipe line main
street street road
house house home
normal normal fine ordinary
value value result reading
notify notify inform tell alert message notice notification
join join come
add add put
extra extra additional further
remove remove delete take drop clear
quote quote offer
reduce reduce lower cut shorten less
rise rise increase become grow up more raise double
half half
settle settle pay complete
report report tell record
mobile mobile cell cellular
internet internet web
reply reply answer response respond write
written written writing write
limit limit cap maximum max up
waive waive drop remove lift
portal portal website
active active live online up running
page page screen checkout
track track trace follow tracking
fill fill complete
rest rest base
used used refurbished
policy policy rule term
proof proof evidence
doctor doctor dr physician
photo photo picture image photograph
extend extend prolong lengthen add longer
apartment apartment flat
serve serve service
transfer transfer move port switch
submit submit send file lodge apply resubmit
purchase purchase buy shopping clothes
car car vehicle
shipping shipping postage delivery
address address street
leave leave send depart ship dispatch
hold hold reserve keep
ride ride test-ride
"""
# Phrases that are one predicate: the words, and the word whose concepts they have.
PHRASES: dict[tuple[str, ...], str] = {
    ("on", "its", "way"): "underway",
    ("on", "their", "way"): "underway",
    ("on", "the", "way"): "underway",
    ("on", "your", "way"): "visit",
    ("under", "way"): "process",
    ("in", "progress"): "process",
    ("in", "transit"): "underway",
    ("in", "the", "post"): "underway",
    ("in", "the", "mail"): "underway",
    ("take", "effect"): "effect",
    ("takes", "effect"): "effect",
    ("took", "effect"): "effect",
    ("taken", "effect"): "effect",
    ("cut", "short"): "reduce",
    ("sent", "back"): "refund",
    ("send", "back"): "refund",
    ("went", "back"): "refund",
    ("goes", "back"): "refund",
    ("go", "back"): "refund",
    ("gone", "back"): "refund",
    ("comes", "back"): "refund",
    ("paid", "back"): "refund",
    ("pay", "back"): "refund",
    ("given", "back"): "refund",
    ("give", "back"): "refund",
    ("left", "off"): "missing",
    ("left", "out"): "missing",
    ("went", "out"): "send",
    ("gone", "out"): "send",
    ("goes", "out"): "send",
    ("go", "out"): "send",
    ("going", "out"): "send",
    ("is", "out"): "send",
}

# Words that claim nothing by themselves: grammar, talk, degree, feeling, time without a date.
FREE = frozenset(
    """
    a an the this that these those such same other another each every either neither both all any some no none not
    nor never and or but so yet if unless then than though although however because since while whereas as until till
    of to in on at by for from with without into onto upon about around over under above below between among through
    across along after before during within against toward towards per via up off down near behind beside besides
    beyond despite except like unlike instead rather i me my mine myself we us our ours ourselves you your yours
    yourself yourselves he him his she her hers it its itself they them their theirs themselves who whom whose which
    what when where why how whether there here be am is are was were been being do does did doing done have has had
    having will would shall should can could may might must ought need 's s t d m re ve ll u ur n w r y esp tbh e
    also too just only even still already again almost nearly quite very really truly simply plainly actually indeed
    certainly surely perhaps maybe possibly probably likely hopefully honestly frankly sadly unfortunately luckily
    fortunately thankfully clearly obviously exactly entirely completely totally fully wholly partly mostly mainly
    usually normally generally typically often sometimes always ever once twice soon shortly later now today tonight
    tomorrow yesterday recently lately currently presently meanwhile meantime moment moments minute second seconds
    while time times day days week weeks month months year years hour hours minutes morning afternoon evening night
    noon midday midnight monday tuesday wednesday thursday friday saturday sunday weekend january february march april
    may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue
    tues wed thu thur thurs fri sat sun am pm ago last next first third final other further else more most much many
    few fewer less least lot lots bit little several enough plenty couple pair half quarter dozen zero one two three
    four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million once double single whole full
    percent per cent cents cent dollar dollars pound pounds pence penny euro euros quid bucks usd eur gbp
    fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth twentieth thirtieth
    yes no yeah yep nope ok okay alright right well oh ah ugh hey hi hello dear good great please thank thanks sorry
    apology apologies pardon welcome cheers regards sincerely kindly gladly happily certainly course
    afraid glad happy pleased delighted grateful thankful sad upset angry annoyed annoying frustrated frustrating
    frustration anger disappointed disappointing disappointment worried worrying worry concerned stressful stress
    stressed upsetting distress distressing distressed embarrassing embarrassed awful terrible horrible dreadful bad
    worse worst nasty rotten rough hard harder tough difficult unpleasant unacceptable unfair fair reasonable
    understandable natural human fault faults blame guilty shame pity mess hassle nuisance pain headache nightmare trouble
    inconvenience inconvenient bother burden shock surprise surprised fright scare scary frightening alarming confusing
    confused confusion unclear clear clearer plain maddening infuriating exhausting exhausted tiring tired sick fed
    best better ideal nice kind kindness patient patience polite honest honesty straight candid sincere genuine proper
    properly useful helpful precise careful thorough sensible wise important serious seriously urgent pressing main key
    big huge great small tiny long longer short shorter quick quickly fast faster slow slowly early earlier late sooner
    hear heard listen feel feels felt feeling feelings sense care understand understood understanding know known knows
    think thought see seen look looks looking sound sounds seem seems seemed mean means meant say says said saying tell
    tells told ask asks asked asking answer answers answered question questions word words reply message messages chat
    conversation story explain explains explained detail details describe described mention mentioned point points fact
    facts reason reasons thing things something anything everything nothing somebody someone anybody anyone everybody
    everyone nobody way ways matter matters case situation problem problems issue issues trouble experience part
    parts side sides end kind sort place step steps idea hope hopes wish hurry guess guesses guessing doubt doubts
    promise help helps helping helped assist assistance support try trying tried find finding found
    start starting begin beginning continue get gets getting got go goes going went gone come comes coming came take takes
    taking took taken make makes making made give gives giving gave given put puts let lets leave leaves leaving left bring brings brought stand stands stood set sets hold holds held turn turns become becomes
    became happen happens happened happening want wants wanted like liked love need needs needed able unable possible
    impossible sure certain true false wrong mistake mistakes error errors excuse excuses glad own owe owed ownership
    responsibility accountable responsible us anyway though maybe away apart together alone aside ahead forward
    instead least rather whatever whichever whoever wherever whenever myself open minded mind heart side
    sir madam mr mrs ms miss dr folks guys mate customer customers
    expect expected expecting deserve deserves deserved read reading wrote write written writing type typed share shared
    wait waits waited waiting chase chasing chased blank left lost losing spoil spoiled spoilt ruin ruined unsettle
    unsettled catch caught add use used using easy easily simple wonder wondering imagine appreciate accept
    accepted noticing notice noticed admit attention effort worth meet meets met learn learned learnt letting
    stuck attach mend light heavy near close far apologise apologize apologised apologized regret regrets forgive
    trust faith confidence forgiveness sympathy empathy condolences loss congratulations luck
    sign signs hand hands eye eyes eyed head floor spot room door doors live life lives living person people family
    different difference similar equal equally exact exactly thus hence therefore namely example instance
    front across board bottom top middle beginning start fresh
    concern concerns complaint complaints request requests wish wishes demand preference prefer
    currently rest remaining somewhere anywhere everywhere nowhere elsewhere whatsoever ever else anymore longer
    neither nor whose hereby thereby wherein somehow
    must've lol haha btw fyi pls yet to
    """.split()
) - {
    "open",
    "reading",
    "read",
    "attach",
    "support",
    "close",
    "room",
    "door",
    "doors",
    "light",
    "heavy",
    "fresh",
    "free",
    "lost",
    "add",
    "hand",
    "hands",
    "experience",
    "mend",
    "stuck",
    "family",
    "life",
    "lives",
    "live",
    "head",
    "loss",
    "back",
    "request",
    "requests",
    "sign",
    "signs",
    "error",
    "errors",
    "mistake",
    "mistakes",
    "wrong",
    "owe",
    "owed",
    "possible",
    "needs",
    "need",
    "shared",
    "share",
    "written",
    "wrote",
    "support",
}

FREE |= frozenset(
    "inside spare minus plus hungry precious owed longest shortest inside overall pretty explaining foreseen cent lads mate mates mum dad gran guy bits kid kids omission rules breathing space fake out lies latest fits fit real working past usual perfectly normally ongoing ones".split()
)  # noqa: E501
# Words that judge, own up or console: they may fit a ground, but are no claim without one.
MILD = frozenset(
    """
    wrong mistake mistakes error errors failure failures failing failed fail failings deal joke fun clue normal badly shameful careless
    disgraceful dreadful vexing sudden free lost lose fair proper due news possible fine relevant bare settle matter
    prevent mend owner owners realise realize fear worry worries angers anger disturbing absurd ridiculous silly
    silence delay delays stand speak welcome brief quick gap difference silent money charge mix mixup slip slips oversight
    lapse shortcoming blunder doubt counting job burden thoughtless sloppy poor shabby unlucky unfortunate
    deserves owes detour errand extra astray absent bears bear effect consequence result use useful point worth business surprise nerve nerves
    comfort relief sense nonsense crime sin fault offence offense weight stake priority record answer answers
    explanation assumption judgement judgment guess cause root source background rule option options choice open
    hand hands attach attaches pick picked let door head support request requests
    amount sum total figure figures sums math maths arithmetic sounds evening dinner trip holiday
    settles proportion quicker altogether anew fell falls belongs belong stuck wake dates carry hangs hang certainty luck plain reading read fresh last lasts lasted night nights sleep dream dreams plan plans word wording name
    dare judge suggest cost costs show shows speaks pity hurt hurts shrug frankness candour candor
    shortage everyday true truth story picture side share loss losses life lives family stomach
    experience standard standards acceptable unacceptable sign signs signal clearer
    """.split()
)


def stem(word: str) -> str:
    """Return the form that a word's variants share ("deliveries", "delivered" -> "delive")."""
    entry = _FORMS.get(word)
    if entry is not None:
        word = entry[0][0]
    elif len(word) > 4:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
        else:
            if word.endswith("ed") and len(word) > 5:
                word = word[:-2]
            elif word.endswith("ing") and len(word) > 6:
                word = word[:-3]
            elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
                word = word[:-1]
    elif len(word) == 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:_STEM_LENGTH]


def _membership() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for line in _GROUPS.strip().splitlines():
        name, *members = line.split()
        for member in members:
            entry = table.setdefault(stem(member), [])
            if "=" + name not in entry:
                entry.append("=" + name)
    return {key: tuple(names) for key, names in table.items()}


_MEMBERSHIP = _membership()


# Further words of the trade that stand in no group: a company's places, people, tools, states and papers.
_TRADE = frozenset(
    map(
        stem,
        """
        queue list shelf hub facility plant factory server database network app software version patch release feature
        menu setting settings button tab tool function mode option flag alarm sensor tracker scanner backup log
        serial batch certificate voucher reward bonus loyalty tier perk premium interest bridge allowance compensation
        inspection audit clearance customs security fraud restriction penalty deposit instalment installment balance
        debt arrears overdraft transaction merchant issuer network branch counter clinic nurse surgeon lab test
        seat gate boarding luggage baggage suitcase crew pilot captain table kitchen chef menu
        vehicle van truck lorry tour route round stop
        insured sealed brand-new certified tested inspected monitored archived deleted restored synced synchronised
        safe secure live known common widespread temporary permanent unlimited lifetime automatic automatically manual
        accepted granted declined underwritten authorised prioritised expedited fast-tracked
        technician developer engineer specialist expert officer agent director head chief
        slot opening vacancy waitlist
        outage fault defect malfunction glitch leak short-circuit
        expire lapse mature accrue
        support supports compatible compatibility works
        eligible eligibility entitlement right claimable
        ground-floor upstairs cellar
        reserve reserved held hold
        penalty-free interest-free charge-free
        market price-match
        supplier manufacturer maker partner publisher vendor distributor wholesaler
        """.split(),
    )
)


_PHRASE_HEADS = frozenset(phrase[0] for phrase in PHRASES)


@lru_cache(maxsize=16_384)
def weight(word: str) -> float:
    """Return how much a word weighs that no ground has: 1 for a word of the trade, less for everyday life."""
    if word in _PHRASE_HEADS:
        return 1.0
    key = stem(word)
    return 1.0 if key in _MEMBERSHIP or key in _TRADE else 0.55


@lru_cache(maxsize=16_384)
def concepts(word: str) -> tuple[str, ...]:
    """Return the concepts of a word: its own stem, and "=" + name for every group that it stands in."""
    key = stem(word)
    return (key, *_MEMBERSHIP.get(key, ()))


# Judgements: where one of them is the predicate, the clause is an opinion, not a report.
JUDGING = MILD | frozenset(
    """
    absurd appalling awkward bleak bitter bizarre brave bright calm careful charming cheap chilling clumsy cold
    comfortable cruel crushing curious daft daunting dear delicate demanding desperate discouraging dismal disruptive
    draining dull eager embarrassing enormous familiar fierce fine foolish fragile friendly funny generous gentle gloomy
    grim gross gruelling gutting harsh heartbreaking heavy hectic helpless hopeless horrid huge humiliating hungry
    ill impatient inexcusable insulting ironic irritating lame lonely loud lovely mad massive mean memorable messy
    miserable nerve-racking nervous noisy obvious odd off-putting painful pathetic peculiar perfect pitiful pleasant
    poor precious proud puzzling rare raw real reassuring ridiculous rude rubbish ruthless sacred sensitive shocking
    short-sighted sickening silly sincere sloppy sore sour special stark steep strange strong stupid surprising
    suspicious sweet tedious tense tiresome tragic tricky troubling ugly unbearable uncomfortable understood unexpected
    unforgivable unhappy unhelpful unkind unlucky unnerving unsettling untidy unworthy upset vague vile vital warm
    weak weary weird wicked worrisome wretched wrongful valuable insult slap blow disgrace burden promise start welcome
    feeling nuisance letdown half odds tall order ask wait while one call
    
    afraid glad happy pleased delighted grateful thankful sad upset angry annoyed annoying frustrated frustrating
    disappointed disappointing worried worrying concerned stressful upsetting distressing embarrassing awful terrible
    horrible bad worse worst nasty rotten rough hard harder tough difficult unpleasant unacceptable unfair fair
    reasonable understandable natural human fault guilty shame pity mess hassle nuisance pain headache nightmare
    trouble inconvenient bother shock surprised fright scary frightening alarming confusing confused clear maddening
    infuriating exhausting exhausted tiring tired sick better ideal nice kind patient honest useful helpful precise
    thorough sensible important serious urgent key big huge great small tiny long longer short enough good best question
    much many too little least last matter thing lot right on hope
    """.split()
)
