"""Blame by hindsight: what the customer should have done, or what would have gone better if they had."""

from collections.abc import Iterable

from service.language.lexicon import word_set
from service.language.scope import owned
from service.language.text import Text
from service.rule import Hit, Rule
from service.scene import Scene

_CLASSES = {
    "better": "better|best|wise|wiser|helpful|useful|good|nice|great|easier|easy|sensible|smart|prudent|advisable|ideal"
    "|simpler|appreciated|fairer|quicker|faster|kinder|preferable|handy|safer",
    "glance": "look|glance|check|read|reading|call|message|word|email|note|measurement|search|visit|line|heads up|query"
    "|second|seconds|minute|minutes|moment|test|question|click|scroll|care|attention|patience|planning|preparation"
    "|diligence|notice|mention|reply|comparison|thought|caution|foresight|research|double check|reminder|effort|tick",
    "averted": "avoided|prevented|averted|caught|spotted|noticed|picked up|sidestepped|forestalled|resolved ~1 sooner"
    "|easier|simpler|quicker|faster|smoother|sorted|solved|escaped|spared|dodged|flagged|stopped",
    "spare": "saved|spared|avoided|prevented|shown|told|revealed|cleared|answered|helped|solved|sorted|caught|flagged"
    "|gone ~1 way|stopped|settled|warned|averted|kept|made|been enough|been plenty|been appreciated|done the trick"
    "|sufficed|changed|explained|pointed|confirmed|picked",
}

_NOBODYS = word_set(
    "i we it that this they you he she there what who anyone anybody everyone nobody which these those"
)
_FELT = word_set(
    "upset annoyed frustrated worried angered hurt disappointed alarmed scared shaken vexed liked loved felt"
    " had"
)
_ADVERBS = word_set(
    "no doubt well surely probably certainly likely easily also have not long since all simply just"
)


def _thing_would_have(reply: Text, scene: Scene) -> Iterable[Hit]:
    """A thing undone that would have changed all: "a word beforehand would no doubt have altered this"."""
    del scene
    words = reply.words
    if "would" not in words or "have" not in words:
        return
    for i in range(1, len(words) - 2):
        if words[i] != "would" or words[i - 1] in _NOBODYS:
            continue
        have = next((j for j in range(i + 1, min(i + 5, len(words))) if words[j] == "have"), 0)
        if (
            not have
            or any(word not in _ADVERBS for word in words[i + 1 : have])
            or "not" in words[i + 1 : have + 1]
        ):
            continue
        after = words[have + 1 : have + 3]
        first, last = reply.clause(i)
        if not _FELT & set(after) and "we" not in words[first:i] and not owned(reply, i, i + 1):
            yield Hit(max(first, i - 8), min(have + 2, last))


RULES = (
    Rule(
        id="blame/hindsight",
        principle="never-blame",
        says="Tells the customer what they should have done.",
        instead="Say what can be done now; own what went wrong on our side.",
        flagged=(
            "I can look into it, but [[you should have checked]] the size first.",
            "[[You ought to have told]] us earlier about the change.",
            "Strictly speaking, [[you were supposed to keep]] the box.",
            "The chart [[should have been consulted]] before the order was placed.",
            "[[You could have been more careful]] with the form.",
        ),
        fine=(
            "You should have received an e-mail from us by now.",
            "You shouldn't have had to chase us for this.",
            "You should have been told about this much sooner.",
            "We should have checked this before it left us.",
            "The parcel should have been flagged to you by us.",
        ),
        patterns=(
            "you (should|ought to|needed to) ~1 have ~1 <done>",
            "you (could|might at least|might simply|can) ~1 have ~1 <heed_ed>",
            (
                "you (should|could) not have (opened|thrown|used|discarded|tried|signed|ordered|clicked|installed|touched"
                "|removed|left|relied|assumed|expected|trusted|accepted|cancelled|bought|let|given|shared)"
            ),
            (
                "you (should|could|might|ought to|needed to) ~1 (have been|be|have) ~1 (more|paying|watching|quicker|careful"
                "|clearer|attentive|better prepared|faster|home|there|at home|ready|alert|wiser|vigilant|patient)"
            ),
            (
                "you were ~1 (supposed|meant|expected|required|asked|advised|instructed|reminded|warned|encouraged"
                "|obliged|free|welcome) ~1 to ~1 <heed>"
            ),
            "you (are|were) ~1 (supposed|meant) to ~1 <heed>",
            (
                "should have been ~1 (read|measured|consulted|followed|selected|chosen|ticked|entered|typed|double checked"
                "|reviewed|looked at|noticed|reported|raised|mentioned|backed up|saved|kept|disclosed|studied|unticked"
                "|submitted|filled|cancelled|verified|apparent)"
            ),
            "(all|only thing) ~2 you (had|needed|have|need) to do",
            "(all|only thing|everything) ~1 (it would have taken|it took|it takes|that was needed|needed was|required was)",
            (
                "you (had|have had) ~2 (plenty|ample|enough|lots|every|weeks|months|days|all) ~2 (time|chance|chances"
                "|opportunity|opportunities|warning|notice) ~3 (to|of)"
            ),
        ),
        unless=(
            "you ~1 not have ~1 (known|foreseen|guessed|seen|told|expected|noticed)",
            "you ~2 have ~1 (received|gotten|got|had|heard|seen|arrived|access)",
            "you ~2 have been <done>",
            "should have been <done> (then|sooner|by|at once|long)",
            "(supposed|meant|expected) to (receive|get|be|have)",
            "(by|to|with) (us|me|our|you)",
        ),
        drops=frozenset({"quoted", "question", "reported", "owned"}),
        classes=_CLASSES,
    ),
    Rule(
        id="blame/counterfactual",
        principle="never-blame",
        says="Says the trouble would not exist if the customer had acted otherwise.",
        instead="Leave the past; say what happens next.",
        flagged=(
            "[[Had you read]] the listing, the size would have been clear.",
            "I could have stopped it [[if you'd told]] us a day sooner.",
        ),
        fine=(
            "If we had checked the label, this could have been avoided.",
            "I had you down for Tuesday.",
            "A call from us would have saved you a lot of worry, and I'm sorry it never came.",
            "If you had been told sooner, you could have planned around it.",
            "This would have upset me too.",
        ),
        patterns=(
            "had you ~2 <done>",
            "if ~1 you ~1 (had|would have|would) ~2 <done>",
            "(if|had) (only|just|even) you (had)? <done>",
            "(i|we|one|everyone) ~1 (wish|wished) ~1 (you|this|it|that) (had|would have|would|could have) ~1 <done>",
            "(pity|shame|unfortunate|regrettable|too bad|sad) ~2 (you (did|had|never|have|chose|left|waited)|nobody|no one)",
            (
                "you (would|could) have ~1 (known|noticed|seen|spotted|realised|realized|found out|learned|learnt|discovered"
                "|avoided|prevented|saved yourself|been fine)"
            ),
            (
                "you (would|might|could) not (be|have) ~2 (in this|here|this problem|this situation|had this|been in|needed"
                "|run into|ended up|faced)"
            ),
        ),
        unless=(
            "you (could|would) not have ~1 (known|foreseen|noticed|seen|prevented|avoided|found|realised|realized|spotted)",
            "(i|we|they|has|have) had you",
            (
                "you (had|would) ~1 (been (told|given|offered|informed|asked|warned|sent|able|charged)|received|had|hoped"
                "|expected|wanted|liked|planned|asked (for|us)|ordered|paid|heard)"
            ),
            "if you would (like|prefer|rather|love|be|need|want|kindly|please)",
        ),
        drops=frozenset({"quoted", "question", "reported"}),
        classes=_CLASSES,
    ),
    Rule(
        id="blame/if-only",
        principle="never-blame",
        says="Says, without naming the customer, what would have kept the trouble away.",
        instead="Leave the past; say what happens next.",
        flagged=(
            "[[If the address had been typed]] properly, it would be with you.",
            "[[A quick look at the chart would have saved us]] both some time.",
            "All of this [[could have been avoided]] with one message.",
            "It [[would have been better to ask before]] opening it.",
        ),
        fine=(
            "If we had checked the label, this could have been avoided.",
            "A call from us would have saved you a lot of worry, and I'm sorry it never came.",
            "This would have upset me too.",
        ),
        patterns=(
            "(if|had) (we|i) ~1 (been|had been) ~1 (told|informed|given|notified|contacted|asked|warned|shown|sent|alerted|able to know)",
            (
                "(if|had) ~1 (the|your|this|that|it|a|an|someone|somebody|anyone|these|those|more|they) ~5 (had been|been) ~2"
                " <done>"
            ),
            "(if|had) (someone|somebody|anyone|the (customer|buyer|sender|user|caller|account holder)) ~1 (had)? <done>",
            "(could|would|might) ~1 have been ~1 <averted>",
            (
                "would not (have (happened|occurred|arisen|come up|been (necessary|a problem|an issue|needed|like this))"
                "|be (a problem|an issue|here|like this|happening|necessary))"
            ),
            "<glance> ~6 (would|might|could|will) ~1 (have)? ~1 <spare>",
            "would have (saved|spared) (you|us|everyone|both|all|a lot|time|me|the)",
            "(would|might|could) have (been)? ~1 <better> ~3 (if you|had you|to|for you|for us|for everyone|before)",
            "would have helped",
        ),
        unless=("would have been ~1 <better> (to|for you to) (hear|get|receive|be|have|know)",),
        drops=frozenset({"quoted", "question", "reported", "owned"}),
        check=_thing_would_have,
        classes=_CLASSES,
    ),
)
