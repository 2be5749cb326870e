"""Blame by duty: it was the customer's job, they had been told, they agreed to it."""

from service.language.lexicon import verbs
from service.language.text import Text
from service.rule import Hit, Rule
from service.scene import Scene

_CLASSES = {
    "tell": verbs(
        "say mention explain state tell note outline point indicate advise inform describe communicate spell"
        " stress clarify specify write list show print disclose publish",
        "ed",
    ),
    "paper": "email|emails|message|letter|terms|conditions|listing|page|site|website|app|instructions|guide|manual|chart"
    "|description|confirmation|contract|agreement|policy|notice|box|label|packaging|receipt|invoice|leaflet|faq|checkout"
    "|banner|small print|fine print|documentation|ticket|booking|screen|form|advert|brochure|guidelines|reminder|note",
    "clear": "clearly|plainly|quite clearly|very clearly|explicitly|expressly|prominently|already|repeatedly|several times"
    "|in bold|in writing|in black and white|obviously|duly|right there",
}


def _granted(reply: Text, scene: Scene, hit: Hit) -> bool:
    """A duty that the grounds state is a rule of the house, and to tell it is no reproach."""
    content = {w for w in reply.words[hit.first : hit.last] if len(w) > 6}
    return bool(content) and any(
        content <= set(ground.words) for ground in (*scene.facts, *scene.commitments)
    )


RULES = (
    Rule(
        id="blame/duty",
        principle="never-blame",
        says="Puts the duty on the customer.",
        instead="Say what you can do, and ask kindly for what you need.",
        flagged=(
            "[[It's your responsibility]] to keep the receipt.",
            "[[Customers are expected to]] measure before ordering.",
            "The [[onus is on the buyer]], I'm afraid.",
        ),
        fine=(
            "It isn't your responsibility to chase this.",
            "You'll need to sign in first.",
            "It's our responsibility to get this right.",
        ),
        patterns=(
            (
                "(your|the (customer|buyer|user|sender|owner|recipient|account holder|guest|traveller|passenger) 's"
                "|one 's|a (customer|buyer|user|traveller) 's) ~1 (own)? (responsibility|duty|task|obligation)"
            ),
            (
                "(it|this|that|which) (is|was|remains|would be|has always been|falls)"
                " (your|on your|under your|within your) ~1 (responsibility|duty|job|remit)"
            ),
            (
                "(<person>|the (customer|buyer|user|sender|owner|recipient|account holder|cardholder)|you) (is|are|were|remain)"
                " ~1 (responsible|accountable|liable|answerable|in charge|expected|supposed|obliged)"
                " (for|to)"
            ),
            (
                "(up|falls|down) to (you|the (customer|buyer|user|sender|owner|recipient|account holder)|each"
                " <person>|<person>|whoever|those who) to"
            ),
            (
                "(onus|burden|responsibility|blame|fault|duty) ~2 (is|was|lies|rests|sits|falls|remains|lay) ~2 (on|with|at)"
                " (you|your|the (customer|buyer|user|sender|owner|recipient|account holder|person)|<person>|whoever)"
            ),
            (
                "(it|that|this) (was|is|falls|fell|would be|remains) ~1 (for|to|with|upon) (the|a|an|any|each|every|account|card|policy|ticket|our) ~2"
                " (giver|holder|holders|owner|owners|customer|customers|buyer|buyers|sender|user|users|recipient|patient|traveller|passenger|purchaser"
                "|subscriber|subscribers|member|householder|tenant|guest|client|clients|parent|reader) ~6 to"
            ),
            "(matter|rest|ball|next step|decision) ~1 (is|was|has been|lies|rests|stood|has lain) ~1 (in your hands|with you|in your court|at your door)",
            "you ~1 (have|bear|carry|share) ~2 (responsibility|blame|duty|part of the)",
            "at your own (risk|peril|expense)",
            (
                "(we|i|our|the) ~2 (rely|relies|count|counts|depend|depends|trust) on (you|our? <person>|the (customer|buyer"
                "|user)|your) ~1 to"
            ),
            (
                "(we|i|nobody|no one) can (only|not) ~1 (work|go|help|act|ship|deliver|fix|guess|know) ~3 (if you|unless you"
                "|when you|until you|what you|where you|with what|to the address|on what|without your|you (tell|give|do))"
            ),
            "(that|this|it) is ~1 (something|a thing|one) ~1 (you|<person>) (need|needs|have|has|should|must|can|are|will)",
        ),
        drops=frozenset({"quoted", "question", "negated", "reported", "owned"}),
        spared=_granted,
        classes=_CLASSES,
    ),
    Rule(
        id="blame/told-you",
        principle="never-blame",
        says="Reminds the customer that they had been told.",
        instead="Say it again as if for the first time, in other words.",
        flagged=(
            "[[As I already told]] you, the desk is closed.",
            "[[As stated in the terms]], the sale is final.",
            "[[You were informed]] of this at checkout.",
            "The [[listing clearly says]] two metres.",
            "[[You agreed to the conditions when you]] signed up.",
        ),
        fine=(
            "You were told it would come on Monday, and it didn't.",
            "We should have told you about this.",
            "As you told us, the box was open.",
            "The e-mail we sent you has the link in it.",
        ),
        patterns=(
            "(as|like) (i|we) ~1 (already|previously|just|clearly|repeatedly) ~1 <tell>",
            "(as|like) ~1 (already|previously|clearly|repeatedly|plainly|explicitly) ~1 <tell>",
            "(as|like) (i|we|the team|my colleague|the bot) (have|had) ~2 <tell>",
            (
                "(as|like) (it|this)? ~1 (is|was)? ~1 (<tell>|set out|laid out|printed|detailed|shown) ~1"
                " (in|on|at|by|under|during|above|earlier|before|previously) ~2 <paper>?"
            ),
            (
                "(i|we) (have|had|did) ~1 (already|repeatedly|clearly|told you|tell you|explained|informed|warned|warn|inform"
                "|mention|explain) ~1 (you|this|that|it|all|everything|several|twice|<tell>)?"
            ),
            (
                "you (were|had been|have been|would have been|was) ~2 (informed|notified|warned|advised|reminded|made aware"
                "|alerted|cautioned)"
            ),
            "you (were|had been|have been) ~1 (already|clearly|repeatedly|explicitly) ~1 (told|asked|given|sent|shown)",
            (
                "you (were|had been|have been) (told|given|sent|shown) ~3 (when you|at the time|at checkout|beforehand|in advance"
                "|in the (email|terms|confirmation)|instructions|clearly|before you|from the start|upfront)"
            ),
            (
                "(per|following|according to|under) (the|our|your) ~2 (instructions|guidance|terms|agreement|contract"
                "|conditions|guidelines|directions) ~2 (you|we|provided|given|sent|attached|accepted|agreed)"
            ),
            (
                "<paper> ~3 <clear> ~2 (say|says|state|states|stated|said|show|shows|mention|mentions|explain|explains|list"
                "|lists|indicate|indicates|warn|warns|tell|tells|ask|asks|specify|specifies|read|reads|set|note|notes)"
            ),
            "(screen|schedule|statement|<paper>) ~6 (spelled|spelt|spells|sets|laid|lays|set) ~4 out",
            "(we|i) did (in fact|actually|indeed|in truth|of course|already|certainly|most certainly)",
            (
                "(is|are|was|were) ~1 <clear> ~1 (<tell>|marked|displayed|labelled|labeled|visible|shown|available|highlighted"
                "|flagged|posted|set out|laid out)"
            ),
            "<clear> ~1 (<tell>|marked|displayed|labelled|labeled|highlighted|flagged) ~1 (in|on|at|under|above|during)",
            (
                "(was|were|is|are|has been) (right)? there ~2 (all along|the whole time|from the start|to see|to read|in the"
                "|on the|for anyone|for everyone|all the time)"
            ),
            (
                "you ~2 (agreed|consented|accepted|acknowledged|ticked|confirmed) ~1 (to|for|the|our|that|this|these)"
                " ~3 (terms|conditions|this|that|policy|rules|contract|agreement|fee|charge|when you|box|these|it)"
            ),
            "you agreed to",
            (
                "(we|i|our team|the system) ~1 (sent|emailed|messaged|texted|wrote|issued|gave) (you|out)? ~2 (several|two|three"
                "|multiple|many|repeated|numerous|a few|clear|ample|plenty|enough|a reminder|reminders|warning|warnings"
                "|notice of|a notice|an email about|a message about|advance|fair)"
            ),
        ),
        unless=(
            (
                "(should|could|never|not|ought to) ~1 (have|had)? (been)? ~1 (informed|notified|warned|advised|reminded"
                "|told|made aware|alerted)"
            ),
            "you were not",
            (
                "(i|we) (have|had) ~1 already ~1 (sent|issued|refunded|ordered|asked|started|passed|booked|checked|shipped"
                "|cancelled|arranged|opened|put|made|done|got|taken|been|credited|requested)"
            ),
            (
                "you were (told|given|sent|informed|advised) ~2 (it|that|the|your|by|two|three|one|wrong|twice|nothing)"
                " ~3 (would|by|colleague|agent|chat|wrong)"
            ),
            "informed (choice|decision)",
        ),
        drops=frozenset({"quoted", "question", "reported", "owned"}),
        classes=_CLASSES,
    ),
)
