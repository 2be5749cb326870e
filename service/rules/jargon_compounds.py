"""Terms that are put together on the spot: "carrier allocation rule", "at variant level", "the refund batch job"."""

from service.language.text import Text
from service.rule import Hit, Rule
from service.scene import Scene
from service.terms import explained, known_compound

_CLASSES = {
    "matter": "account|accounts|order|payment|payments|billing|refund|refunds|return|returns|dispatch|fulfilment|fulfillment|inventory|stock|ticket|case|claim|claims|card"
    "|customer|session|message|data|event|transaction|transactions|credit|debit|fraud|risk|compliance|approval|exception|exceptions|carrier|courier|dispute|settlement"
    "|pricing|price|promo|promotion|discount|loyalty|tariff|tax|identity|eligibility|entitlement|subscription|renewal|retention|churn|catalogue|catalog|product|item|variant|cart|basket"
    "|checkout|merchant|vendor|supplier|depot|warehouse|hub|route|routing|slot|booking|reservation|room|rate|fare|seat|baggage|crew|meter|usage|line|network|device|sim|number|user|profile"
    "|password|login|auth|authentication|authorization|authorisation|verification|validation|reconciliation|posting|ledger|invoice|statement|premium|policy|underwriting|adjudication|referral"
    "|escalation|adjustment|allocation|provisioning|migration|sync|cache|system|platform|backend|internal|upstream|downstream|automated|manual|batch|overnight|nightly|standard|tiered|risk|security|content|inventory|delivery|shipping|shipment|sorting|clearance|customs|consent|notification|email|outbound|inbound",
    "works": "workflow|workflows|pipeline|pipelines|engine|module|modules|layer|instance|endpoint|job|jobs|cycle|matrix|protocol|protocols|framework|bucket|trigger|triggers|flag|flags|logic"
    "|handler|parser|node|nodes|cluster|ledger|hierarchy|threshold|thresholds|payload|variable|schema|dependency|dependencies|mismatch|override|overrides|allocation|reconciliation|adjudication"
    "|remediation|provisioning|validation|verification|ingestion|propagation|replication|batch|batches|sync|tier|tiers|stack|queue|queues|routing|rule set|ruleset|rules engine|parameters|parameter|codeset|taxonomy"
    "|mapping|orchestration|attribution|segmentation|calibration|configuration|reversal|reversals|authorisation|authorization|lifecycle|pathway|escalations|exception|disposition|instance|gateway|backend|token|tokens|feed|hook|loop|state|status code|substatus|delta|variance|descriptor|suppression|throttle|window logic|cutoff|cut off|sweep|scoring|score|check sum|checksum|profile flag|hold code|reason code|record lock|lock flag",
    "act": "ROUTE|QUEUE|FLAG|TAG|MAP|KEY|TOGGLE|FLUSH|POST|CLEAR|SETTLE|BATCH|MERGE|SYNC|PURGE|PARK|PUSH|ROLL|DEPLOY|INGEST|CACHE|POLL|PATCH|RESET|BOUNCE|REJECT|SUSPEND|TOKENIZE|PARSE|RECONCILE",
    "where": "backend|back end|system|ledger|queue|pipeline|bucket|tier|node|cluster|batch|cache|module|layer|workflow|register|feed|database|gateway|endpoint|suspense|staging|production|upstream|downstream|tenant|instance|sandbox|schema|table|index",
    "level": "merchant|variant|cart|item|line|depot|node|system|platform|tenant|device|carrier|ledger|application|app|database|network|policy|header|store|user|profile|transaction|bin|network|api|field|session|hub|exchange|cabinet|infrastructure|account|order|product|sku|contract|category|premise|premises|rate|room|property|terminal|issuer|bank",
}


def _plain_here(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the compound is explained on the spot, or stands in the chat or the grounds as a name."""
    return explained(reply, hit.first, hit.last) or known_compound(reply, scene, hit.first, hit.last)


RULES = (
    Rule(
        id="jargon/compound",
        principle="plain-words",
        says="Puts inside words together into a term that only insiders understand.",
        instead="Say what it means for the customer in everyday words.",
        flagged=(
            "It may be stuck in the [[refund batch]].",
            "Could it be a [[promotion flag]] on the dress?",
            "The discount is set [[at cart level]], I think.",
            "I could ask about the [[account provisioning]].",
        ),
        fine=(
            "Your order number is enough for me.",
            "Is the seat the same on both flights?",
            "The payment cycle, that is, the day on which we charge the card, could explain it.",
            "It runs at ground level, doesn't it?",
        ),
        patterns=(
            "<matter> <works>",
            "at (the|an|a)? ~1 <level> level",
            "<level> level ~1 (rule|rules|flag|check|setting|settings|config|restriction|override|permission|permissions|issue|error|hold|block|exception|validation|promo|discount|mismatch|data|configuration|logic|lock)",
            "<act>.ed (in|into|to|on|from|through|via|at|against) (the|our|a|an) ~1 <where>",
        ),
        unless=(
            "(booking|order|ticket|delivery|return|product|card|account|customer) (status|state) (page|mail)",
            "(room|seat|price|ticket|card|delivery|shipping|payment|discount) (tier|tiers)",
            "(security|customs|ticket|checkout|baggage) (queue|queues)",
        ),
        drops=frozenset({"quoted"}),
        spared=_plain_here,
        classes=_CLASSES,
    ),
)
