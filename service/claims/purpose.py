"""What a clause of a reply is for: owning, apologising, thanking, feeling with, explaining, doing, asking what is possible.

Most of what an agent writes does one of these things and shows it by a word or two. A clause that shows none is not wrong
for that; it is only one to look at twice (`service.aside`).
"""

from service.language.lexicon import word_set

# Single words that show what a clause is for: owning, apologising, thanking, feeling with, explaining.
_KIND = word_set(
    "sorry apologise apologize apologies apology regret forgive thank thanks glad please grateful appreciate we our ours means"
    " meaning called explained dreadful unpleasant infuriating horrible embarrassing unfair upsetting frustrating deserve deserves"
    " awful annoying maddening unacceptable failure failing distressing stressful miserable gutting unsettling painful cruel"
    " shameful vexing trying ill id im lets daft rotten worst frightening scary perhaps meant whether imagine maybe possible possibly humiliating heartbreaking deserved hurts wrong unreasonable rely understandable understandably"
)
_I_DO = word_set(
    "will can could am have would do cannot want see understand hear owe need know hope shall feel find did was gave agree read"
    " take believe mean intend wish promise say may should let ask had apologise"
)
_I_NOT = word_set("fail thank trust suppose dare imagine must propose resent")
_YOU_DO = word_set(
    "are were have did may can need deserve asked told said wrote bought gave described paid waited sent mentioned had do"
    " trusted chose came lost carry keep got took noticed described want should get see find"
)
_HEDGES = word_set("also just really certainly truly quite still now only already so gladly never")
_PARTICLE = word_set("by from for on upon of")
_ANYONE = word_set("anyone anybody nobody one everyone everybody")
_MIGHT = word_set("would should could asked told called wrote warned plans rang")
WISE = word_set(
    "wise wiser wisest prudent prudence sensible sensibly safer safest advisable smart smarter habit worth wont foresight precaution"
    " courtesy gracious considerate thoughtful clever virtue advised carefully sooner beforehand advance careful careless"
)
_TELLING = (
    _KIND
    | _ANYONE
    | {"i", "you", "did", "perfectly", "us", "nothing", "not", "never", "no", "could", "might", "may"}
    | {"let", "shall", "that", "which"}
)
_LISTED = 3  # from so many commas on, a clause is a list of things


def has_purpose(words: list[str], first: int, last: int) -> bool:
    """Whether the words first..last (last exclusive) of a reply, one clause, show what they are for."""
    if words[first] == "your" or words[first:last].count(",") >= _LISTED:
        return True
    for i in [i for i in range(first, last) if words[i] in _TELLING]:
        word = words[i]
        if word in _KIND:
            return True
        after = words[i + 1] if i + 1 < len(words) else ""
        if after in _HEDGES and i + 2 < len(words):
            after = words[i + 2]
        if word == "i" and after in _I_DO:
            return words[i + 2 : i + 3] not in ([word] for word in _I_NOT)
        if word == "you" and after in _YOU_DO:
            return True
        if word == "did" and after == "everything":
            return True
        if word == "perfectly" and after in {"normal", "natural", "fair", "reasonable"}:
            return True
        if word == "us" and i and words[i - 1] in _PARTICLE:
            return True
        if word in _ANYONE and (after in _MIGHT or "would" in words[max(first, i - 2) : i]):
            return True
        if word in {"nothing", "not", "never"} and (after in WISE or words[i + 2 : i + 3] == ["careless"]):
            return True
        if word in {"could", "might", "may"} and after in {"be", "mean", "have", "well", "help"}:
            return True
        if word in {"no", "not", "never"} and after in {
            "need",
            "fault",
            "wonder",
            "ok",
            "okay",
            "good",
            "acceptable",
            "how",
            "fair",
            "right",
        }:
            return True
        if word in {"let", "may", "shall"} and after in {"me", "i", "us", "we"}:
            return True
        if word in {"that", "which"} and after == "is" and words[i + 2 : i + 3] in ([","], ["to"]):
            return True
    return False
