"""Excuses by load: too much work, too few people, the season, the weather."""

from service.ownership import explained_by_grounds
from service.rule import Example, Rule

CLASSES = {
    "cause": "because of|because|due to|due|owing to|thanks to|on account of|as a result of|result of|given|in light of|in view of"
    "|caused by|causing|down to|stems from|stemming from|stem from|comes from|came from|comes down to|boils down to|reason|reasons|explained by|blame|with|what with|amid|amidst"
    "|during|following|in the wake of|courtesy of|on the back of|since|as|thrown by|hit by|affected by|impacted by|delayed by|slowed by"
    "|slowed down by|held up by|hampered by|knocked by|disrupted by|under|after|through|owed to|attributable to|put down to|chalk* up to|facing|experiencing|suffering|overwhelmed by|swamped by|swamped with|dealing with|coping with|struggling with|up against",
    "load": "volume|volumes|demand|demands|backlog|backlogs|workload|workloads|staffing|shortage|shortages|headcount|absence|absences|sickness"
    "|holiday season|holidays|festive (season|period)|peak (season|period|time|times|hours)|high season|busy (season|period|time|spell|day|week|weekend|month|times)|busiest|christmas|xmas"
    "|black friday|cyber monday|rush|spike|surge|influx|peak|crunch|staff turnover|high turnover|sick leave|annual leave|understaffing|overload|weight of (orders|messages|work)"
    "|weather|storm|storms|snow|snowfall|flood|floods|flooding|icy|fog|heatwave|hurricane|wildfires|strike|strikes|industrial action"
    "|road closures|roadworks|congestion|pandemic|covid|supply chain|port delays|customs delays|stock issues|supply issues|supply problems|raw materials"
    "|number of (calls|orders|chats|tickets|messages|requests|customers|enquiries|queries|contacts|emails|claims|people|returns|complaints)"
    "|staff (shortages|shortage|absence|absences|changes|illness|holidays|sickness|being off|cuts|levels|leaving)|labour|labor|manpower|short staffing|team changes|personnel"
    "|restructure|restructuring|reorganisation|reorganization|merger|relocation|stocktake|stock take|budget cuts|cutbacks|cost cutting|half term|school holidays|bank holiday|long weekend|month end|year end|quarter end|clearance sale|big sale|flash sale|sale weekend|promotion|product launch|recent launch|launch week",
    "crew": "we|our team|the team|our teams|my team|everyone|everybody|all of us|our agents|the agents|the lines|our lines|phones|colleagues|our people|our staff|the staff"
    "|our warehouse|the warehouse|our depot|the depot|our kitchen|the kitchen|the office|our office|support|our drivers|the drivers|drivers|engineers|technicians|the department|our department"
    "|the branch|our branch|the store|our store|the shop|billing|returns|the desk|our desk|operations|logistics|fulfilment|dispatch|crew|the whole team|the whole place|the whole company|i|they|the couriers|couriers|most departments|every department|our side|the contact center|the contact centre|call center|call centre|the chat team|our chat team|the crew|our crew|pickers|packers",
    "busy": "swamped|overwhelmed|snowed under|stretched|slammed|inundated|flat out|short staffed|shortstaffed|understaffed|short handed|shorthanded|run off (our|their|my) feet"
    "|rushed off|backed up|overloaded|overstretched|overrun|maxed out|at capacity|at full capacity|beyond capacity|over capacity|at full stretch|stretched thin|spread thin|under (pressure|strain|the pump|the cosh|water)|drowning|underwater|run ragged|rushed|pushed"
    "|playing catch up|catching up|bogged down|tied up|thin on the ground|juggling|buried|hammered|rammed|chock a block|firefighting|off sick|out sick|on (annual)? leave"
    "|a (few|couple|bit|man|person|pair of hands) ~2 (short|down)|short of (people|hands|staff|drivers|agents)|missing (people|staff|a few)|one person down|two (people|down)|(people|staff|agents) (short|down)|at our limit|at breaking point|stretched to|at (the|their) limit|struggling to (keep|cope)|up to our (necks|ears|eyes)|up to my (neck|ears|eyes)|behind on|running behind|lagging behind|working through|so busy|very busy|really busy|extremely busy|super busy|too busy|crazy busy|quite busy|incredibly busy|unusually busy|insanely busy|busy|half staffed|on skeleton staff|skeleton crew|skeleton staff|at half strength|a small team|a tiny team|only a small team|all hands on deck|not fully staffed|lightly staffed|thinly staffed|under resourced|underresourced|under staffed|between (hires|hire)|recruiting|hiring|training (up|new)",
    "item": "order|orders|ticket|tickets|chat|chats|message|messages|call|calls|request|requests|enquiries|inquiries|queries|customers|parcels|packages|emails|claims|contacts|people|returns|complaints|cases|conversations|deliveries|shipments|bookings|reports|refunds|passengers|guests|windows|jobs|things|work",
    "many": "so many|too many|that many|this many|hundreds of|thousands of|tens of thousands of|millions of|dozens of|a lot of|lots of|loads of|tons of|a ton of|heaps of|record|a record|record numbers of|a flood of|a huge|a large|a high|a massive|an unusually|an exceptionally|an unprecedented|unprecedented|unusually|extremely high|very high|exceptionally|a wave of|a mountain of|a pile of|a stack of|a great many|an extraordinary|twice as many|double|triple|three times|more|a hundred|an increase|increased|high|higher|heavy|heavier|an avalanche of|a constant stream of|a never ending|a crazy|an insane|a crush of|back to back",
    "take_in": "getting|receiving|having|seeing|experiencing|handling|dealing with|facing|processing|fielding|shipping|taking|answering|juggling|working through|coping with|swamped with|hit with|hit by|flooded with|buried in|buried under|drowning in|experienced|had|seen|received|got|have|get|faced|experience|see|handle|process|ship|swimming in|battling|wading through|up against|bombarded with|bombarded by",
}

RULES = (
    Rule(
        id="excuse/load",
        principle="no-excuses",
        says="Explains the failure away with load, staff, season or weather.",
        instead="Leave the reason out; say sorry for what happened and what you do next.",
        flagged=(
            "It's late [[because of high call volumes]].",
            "[[We're a bit short-staffed]] this week.",
            "[[We have been getting so many orders]] lately.",
            "[[It's our busiest time of the year]].",
            Example("[[Due to the storm]] it came late.", facts=("A storm closed the depot on Monday.",)),
        ),
        fine=(
            Example(
                "I'm sorry it came late because of the storm. I'll ask the depot for a new day.",
                facts=("A storm closed the depot on Monday.",),
            ),
            "You must be busy, so I'll keep it short.",
            "Was it left outside because of the snow?",
            "I won't blame the weather for it; you waited and nobody came.",
        ),
        patterns=(
            "<cause> ~4 <load>",
            "<crew> (be|have|am|are|is|was|were|been|has|had|get|gets|got|remain|stay) ~4 <busy>",
            "(we|i|our team|the team|they) (have|has|had|are|were|am|is|do|keep|did)? (been|just|really|all|currently|simply|still|also|both|now)? ~1 <take_in> <many> ~2 <item>",
            "(it|this|things|today|everything|work|life|the last few days|the past few days|the last week|the past week|last week|this week|this month|december|january|the season|mornings|mondays|weekends) (is|are|was|were|has been|have been|gets|get|got|has|being) ~3 (crazy|hectic|manic|madness|chaos|chaotic|frantic|nuts|mental|insane|nonstop|non stop|all over the place|upside down|mad|bonkers|a zoo|mayhem|a circus|relentless|rammed|busiest)",
            "(our|the) busiest|busiest (time|day|week|month|period|season|stretch)|busy time of (the)? year|this time of (the)? year|time of (the)? year",
            "(half|most|part|some|a third|a quarter|a lot|many|much|several|two|three|four|a few|one|all|none) of (the|our|my) (team|staff|drivers|crew|agents|people|colleagues|department|office|engineers|usual|warehouse|regulars) ~3 (off|out|away|sick|ill|down|leave|left|new|holiday|isolating|missing|gone|quit|training|absent)",
            "(only|just) (two|three|four|five|a few|a handful|one|#|a couple|half) of us|(only|just) (two|three|four|five|a few|a handful|one|#|a couple|half) (people|agents|drivers|engineers|colleagues|pickers|technicians) (on|working|here|covering|today|tonight|in|left|for|to|at|available)",
            "(not enough|too few|fewer|hardly any|lack of|short on|shortage of|short of|not have enough|nobody|no one|lost a few|lost some|lost several|lost two|lost three|down a few) ~1 (people|hands|staff|agents|drivers|pickers|engineers|personnel|manpower|resources|capacity|couriers|colleagues|workers|bodies|technicians|experienced)",
            "(phones|phone|lines|inbox|queue|queues|chat|chats|orders|calls|tickets|messages|emails|requests|parcels|returns) ~1 (is|are|have|has|were|was|do|keep|keeps|did) ~3 (full|overflowing|jammed|ringing|ring|through the roof|piling|piled|off the charts|stacking|stacked|non stop|nonstop|endless|backed up|rolling in|pouring in|flooding in|mounting|doubled|tripled|spiked|skyrocketed|exploded|surged|soared|jumped|shot up)",
            "(higher|heavier|bigger|busier|longer|more|greater|larger|slower|fuller|shorter|thinner) ~2 than (usual|normal|expected|anticipated|average|we (planned|expected|anticipated|can|could|hoped|like|normally)|usually|predicted|forecast|forecasted|planned|ever|our)",
            "(more|as many|so many|this many) ~2 <item> than ~2 (we|usual|normal|staff|people|hands|ever|our)",
            "(you would not believe|you have no idea|can not imagine|would be amazed) ~1 how (many|much|busy|crazy|hectic)",
            "(everyone|everybody|all|the whole world|half the country|half the city) ~2 (is|are|was|were) ~2 (ordering|calling|writing in|contacting us|shopping|returning|moving|travelling|traveling|waiting on|sending) ~2 (at once|at the same time|right now|now|today|this week|before|for the|this month)?",
            "(do|does|did|has|have|had|is|are) not ~2 (have)? enough (people|hands|staff|agents|drivers|time|hours|resources|capacity|bodies|colleagues|engineers|pickers|vans|trucks|stock)",
            "(got|have|with|has) (about|over|around|some)? (ten|five|six|seven|eight|a dozen|dozens of|#|several|twenty|fifteen|other|many other|lots of other|a queue of|a line of|plenty of) (other)? (chats|customers|conversations|people|tickets|cases|calls|windows|orders) ~3 (open|waiting|ahead|before|going|queue|to (get|answer|deal|handle|serve)|on my|at once|in front|too|as well|on the go)",
            "(stretched|spread|running) (very|really|so|too|pretty|quite|a bit)? thin",
            "(weather|snow|storm|storms|rain|wind|winds|ice|fog|heat|traffic|roads|strike|strikes|holidays|holiday|christmas|season|rush|covid|pandemic|flu|bug going) ~4 (slow|slowed|slows|slowing|delay|delayed|delays|delaying|hold|held|holding|throw|threw|thrown|hit|mess|messed|messes|affect|affected|affecting|hamper|disrupt|disrupted|disrupting|knock|knocked|push|pushed|caused|causes|causing|made|makes|making|bad|wreak|wreaked|wreaking|catch|caught|put|stopped|took|taken|got|gets|backed)",
            "(time|times|period|season|spell|stretch|week|month|days) (like|such as) (this|these) ~4 (busy|slow|slip|longer|late|behind|delay|delays|back)?",
        ),
        unless=(
            "(will|would|do|does|did|should|can|could|must|shall) not (blame|hide|use|say|be|claim|pretend|put|point|excuse|make)",
            "not (because|due|down|about|a question) ~4",
            "(in case|if|should|when|before) ~5 longer than ~3",
            "(no matter|whatever|however|regardless|even|not blame|no excuse|is not an excuse|do not excuse) ~3 (how)? (busy|weather|season|reason|load|volume|volumes|demand)",
            "(sale|promotion|weekend) (price|prices|code|items|item)",
            "you ~2 (busy|swamped|overwhelmed|stretched|rushed|ill|juggling)",
        ),
        drops=frozenset({"quoted", "question", "reported", "negated"}),
        spared=explained_by_grounds,
        classes=CLASSES,
    ),
)
