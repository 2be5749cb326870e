"""Circumstances: what an explanation tells of when it should be an apology.

A story of how something came to pass names others (trades, colleagues, machines), times, burdens, and what one thing
led to. One sign alone is harmless; several in a sentence that the grounds do not carry are an excuse.
"""

from service.lexicon import vocabulary
from service.scene import Scene

_OTHERS = vocabulary(
    "accounting agencies agency aircraft airline airlines airport airports airspace algorithm algorithms"
    " amazon apple arms association auditor auditors authorities authority bank banks barcode barcodes"
    " batteries battery belt belts boiler boss bosses bots boutique branch branches broker brokers building"
    " buildings bureau bus buses business businesses buyer buyers cable cables calendar carrier carriers"
    " cellar center centers centre centres chef chefs cleaner cleaners clerk clerks clinic clinics coach"
    " coaches colleagues college companies company components computer computers containers contractor"
    " contractors conveyor cook cooks cooling council councils courier couriers crew crews crowd currency"
    " customs dealer dealers department departments depot depots developers dhl diary director directors"
    " dispatcher dispatchers distributor distributors doctor doctors driver drivers economy employees engineer"
    " engineers equipment everybody everyone evri exchange factories factory farmer farmers fedex feed ferries"
    " ferry files finance firm firms firmware fitter fitters flight flights floors fog folk form forms"
    " freezer freight garage garages google government grid grower growers guys handler handlers handover"
    " haulier hauliers headquarters heating hermes holiday holidays homes hospital hospitals host hosts"
    " hotel hotels households housekeeping hubs importer importers industry inflation installer installers"
    " insurer insurers intern interns issuer issuers kitchen kitchens lab laboratories laboratory labs"
    " ladies lads landlord landlords launch letters lift lifts lorries lorry lot machine machines mail maker"
    " makers management manager managers manufacturer manufacturers maps market marketing marketplace markets"
    " mastercard materials mechanic mechanics merchant merchants microsoft motorway network networks nobody"
    " nurse nurses office offices operator operators oven ovens overtime owner owners packages packer"
    " packers parcels partner partners passengers people pharmacies pharmacy picker pickers pilot pilots"
    " pipes plane planes planner planners platform platforms plumbing ports postal postman postmen practice"
    " practices predecessor prices printer printers processor processors program programmers programs provider"
    " providers publisher publishers reader readers recall receptionist receptionists regulator"
    " regulators reinsurers restaurant restaurants retailer retailers rider riders roads roadworks robot"
    " robots roster rota rotas runway scanner scanners schedule schedules school schools season seasonal"
    " sector seller sellers sensor sensors server servers shift shifts shipments ships shop shops signals snow"
    " software somebody someone sorter spreadsheet staff starters store stores storm storms strike strikers"
    " students studio studios stylist subcontractor supervisor supplier suppliers supplies surgeries surgery"
    " system systems teacher teachers team teams technician technicians teenagers template templates temps"
    " terminals till tills timetable tools trade traffic train trainees trainer trainers trains"
    " trucks underwriters union update updates upgrade ups usps utilities utility vacation vans vendor vendors"
    " vet vets visa volunteers waiter waiters warehouse warehouses weather webpage website websites wholesaler"
    " wholesalers winter wiring workshop workshops"
)
_TIMES = vocabulary(
    "always anybody anyone anywhere autumn constantly entire"
    " every everybody everyone everywhere fridays generally lately "
    " mondays mornings mostly nationwide nowadays occasionally often peak"
    " rarely rush saturdays season seldom sometimes spring summer sundays teatime"
    " usually weekends whole winter worldwide"
)
_BURDENS = vocabulary(
    "ageing aging ancient backlog backlogged behind bulk buried busy cancelled cancelling"
    " changing chaos chaotic circles clogged clumsy complex complicated confuses covering crammed"
    " crowd crowded crowds delicate difficult digging dozens drowning "
    " emergency exhausted few fewer fickle flood flooded flu fog fragile full grabs guess guesses handful"
    " hands hard hectic hours hundreds ill impossible inflation inherited jammed juggle juggling"
    " launch limited mess messy millions moody old outdated overloaded overnight"
    " overrun overwhelmed peak pile piles piling prepared pressure queue queues quirk quit rammed"
    " rarely recall reduced resigned retired roadworks rota rotas rough rush rushed sank scarce scramble"
    " seldom sensitive short shortage shuffled sick skeleton slow slower snow stand standing steep storm"
    " storms strain stretched struggle struggles struggling stuck surge swallow swallowed swallows swamp"
    " swamped tears temperamental thin thousands throwing tight tired tricky undermanned unmanageable"
    " unpredictable unprepared unreliable wait waiting walked "
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
    "because bound consequence end ends hence inevitable inevitably left means meant naturally"
    " result since so tend tends then therefore thus when which while why "
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
