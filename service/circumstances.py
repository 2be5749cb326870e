"""Circumstances: what an explanation tells of when it should be an apology.

A story of how something came to pass names others (trades, colleagues, machines), times, burdens, and what one thing
led to. One sign alone is harmless; several in a sentence that the grounds do not carry are an excuse.
"""

from service.language.lexicon import vocabulary
from service.scene import Scene

_OTHERS = vocabulary(
    "accountant accounting adjuster admissions agencies agency aircraft airline airlines airport airports"
    " airspace algorithm algorithms amazon apple apprentice apprentices archivist arms assessor association"
    " audit auditor auditors authorities authority baker bakers band bank banks barcode barcodes barista"
    " baristas bartender batteries battery beans belt belts bike bikes boiler border boss bosses bots boutique"
    " branch branches bridge broker brokers builder builders building buildings bureau bursar bus buses"
    " businesses butcher buyer buyers cabinet cable cables calendar canal carers caretaker carpenter carrier"
    " carriers caterer caterers cellar center centers centre centres chef chefs chips cleaner cleaners clerk"
    " clerks clinic clinics coach coaches colleagues college committee companies company components compressor"
    " computer computers concierge consulate containers contractor contractors conveyor cook cooks cooling"
    " cotton council councils courier couriers court courts crew crews crop crops crowd currency customs"
    " dealer dealers department departments depot depots desk desks developers dhl diary director directors"
    " dispatcher dispatchers distributor distributors doctor doctors driver drivers economy electrician"
    " electricians embassy employees engineer engineers equipment everybody everyone evri examiner examiners"
    " exchange factories factory farmer farmers fedex feed ferries ferry fibre files finance firm firms"
    " firmware fish fitter fitters flight flights floors florist flour fog folk form forms founders freelancer"
    " freelancers freezer freight garage garages gardener gatekeeper gearbox google government grid grower"
    " growers guard guards guys hall handler handlers handover harbour harvest haulier hauliers headquarters"
    " heating hermes holiday holidays homes hospital hospitals host hosts hotel hotels households housekeeping"
    " hr hubs importer importers industry inflation inspection inspector inspectors installer installers"
    " insurer insurers intern interns investors invigilator issuer issuers janitor kitchen kitchens lab"
    " laboratories laboratory labs ladies lads landlord landlords launch lawyer lecturer legal letters"
    " librarian lift lifts lines locksmith locum lorries lorry machine machines mail maker makers management"
    " manager managers manufacturer manufacturers maps marker markers market marketing marketplace markets"
    " marshals mast mastercard masts materials mechanic mechanics merchant merchants meter meters microsoft"
    " mill mills ministry motorway movers network networks nobody notary nurse nursery nurses office offices"
    " operator operators organiser organisers oven ovens overtime owner owners packages packer packers"
    " painters parcels partner partners passengers payroll pharmacies pharmacy phone phones picker pickers"
    " pilot pilots pipes plane planes planner planners platform platforms plumber plumbers plumbing police"
    " porter porters ports postal postman postmen practice practices predecessor prices printer printers"
    " processor processors procurement program programmers programs promoter provider providers publisher"
    " publishers pump pylon quarantine reader readers recall receptionist receptionists recruiter referee"
    " registrar regulator regulators reinsurers removers resin restaurant restaurants retailer retailers rider"
    " riders roads roadworks robot robots roofer roster rota rotas router runway satellite satellites scanner"
    " scanners schedule schedules school schools scooter scooters seamstress season seasonal sector seller"
    " sellers sensor sensors server servers shareholders shift shifts shipments ships shop shops signals snow"
    " software solicitors somebody someone sorter spreadsheet staff starters steel stewards store stores storm"
    " storms strike strikers students studio studios stylist subcontractor substation substitute successor"
    " supervisor supplier suppliers supplies surgeries surgery surveyor surveyors systems tailor teacher"
    " teachers team teams technician technicians teenagers template templates temps terminals ticketing tide"
    " tides till tills timber timetable tools tower towers trade traffic train trainee trainees trainer"
    " trainers trains translator tribunal trucks trustees tunnel turbine tutor tutors umpire underwriters"
    " union update updates upgrade ups usher ushers usps utilities utility vacation valve vans vendor vendors"
    " venue venues vet vets visa volunteers wafer waiter waiters warehouse warehouses weather webpage website"
    " websites wholesaler wholesalers winter wiring wool workshop workshops"
)
_TIMES = vocabulary(
    "always anybody anyone anywhere autumn constantly entire every everybody everyone everywhere fridays"
    " generally lately mondays mornings mostly nationwide nowadays occasionally often peak rarely rush"
    " saturdays season seldom sometimes spring summer sundays teatime usually weekends whole winter worldwide"
)
_BURDENS = vocabulary(
    "absence ageing aging ancient backlog backlogged behind bulk buried busy cancelled cancelling changing"
    " chaos chaotic circles clogged clumsy complex complicated confuses covering crammed crowd crowded crowds"
    " delicate digging dip dozen dozens drowning emergency exhausted fast fewer fickle flood flooded flu fog"
    " fragile grabs guess guesses guessing handful hands hectic hundreds ill impossible inflation inherited"
    " jammed juggle juggling launch leave left mess messy millions moody moves notice old outage outdated"
    " overdue overloaded overnight overrun overwhelmed peak pile piles piling prepared pressure queue queues"
    " quirk quit rammed rarely realistic recall reduced resigned retired roadworks rota rotas rough rush"
    " rushed sank scarce scramble scrambled seldom sensitive shortage shorted shuffled sick sickness skeleton"
    " slow slower small snow stalled steep storm storms strain stretched struggle struggles struggling stuck"
    " surge swallow swallowed swallows swamp swamped swapped tears temperamental thin thousands throwing tired"
    " tricky tripped trouble undermanned unmanageable unpredictable unprepared unreliable walked"
)
_OUTCOMES = vocabulary(
    "apart astray behind break breaks broke broken bumped came canceled cancelled circles closed crash"
    " crashed crossed dearer delay delayed delays dictate dictates driven drop dropped drops duplicate error"
    " errors fail failed fails fall falls fell forgotten freeze gap glitch glitches gone guess happen happened"
    " happens hiccup hiccups jam lag lags late longer lose loses lost misread miss missed misses missing"
    " mistake mistakes mixed muddled omission out overlooked overrun oversight oversights raised ran rang"
    " rarely rise rises round short shows shuffled sits skipped slip slipped slips stall stalls struggle"
    " stumble stumbles suffer suffers swapped tangled torn unanswered unread wait waits wrong"
)
_LINKS = vocabulary(
    "because bound consequence end ends hence inevitable inevitably left means meant naturally result since"
    " so tend tends then therefore thus when which while why"
)
_OWN_STEPS = vocabulary(
    "could how i let may my please shall sorry thank thanks what when where who why would you your"
)
_EMPTY = vocabulary(
    "about after again also away back because been before being both came come could does doing done each"
    " even every from gave give have here into just know like made make more most much need only other over"
    " said says should some sorry still such take tell than that their them then there these they this those"
    " told took until very want well were what when where which while whose will with would your"
)
_NOVEL = 4


def signs(part: list[str]) -> int:
    """Count the signs of a story of circumstances in the words of a sentence; 0 and less: none."""
    here = set(part)
    third = len(_OTHERS & here)
    if not third and not _BURDENS & here:
        return 0
    count = 2 * min(third, 2) if part[0] not in _OWN_STEPS else min(third, 1)
    count += min(len(_TIMES & here), 2)
    count += min(len(_BURDENS & here), 2)
    count += bool(_OUTCOMES & here)
    count += bool(_LINKS & here)
    if "you" in here or "your" in here:
        count -= 1
    if "i" in here or "me" in here or "let" in here:
        count -= 2
    return count


def unheard_of(part: list[str], scene: Scene) -> bool:
    """Whether most of what the sentence tells is neither in the grounds nor the customer's."""
    stems = {word[:5] for word in part if len(word) > 3 and word not in _EMPTY}
    fresh = stems - scene.stems
    return len(fresh) >= _NOVEL and 2 * len(fresh) > len(stems)
