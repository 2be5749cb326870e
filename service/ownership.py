"""Whether a reply owns the matter (says sorry, takes it on, does something next), and what the grounds explain."""

from collections.abc import Sequence
from itertools import pairwise

from service.language.lexicon import vocabulary
from service.language.text import Text
from service.rule import Hit
from service.scene import Scene

_SORRY = vocabulary(
    "sorry apologise apologize apologies apology apologising apologizing apologised apologized forgive regret"
)
_EFFORT = vocabulary(
    "look check find ask chase follow see sort get fix put make send call contact try bring raise take speak talk keep"
    " come let arrange go pass start work dig pull open review read trace track help write stay do update report push"
    " investigate confirm hold add note tell explain give set share learn figure message compare request offer refund"
    " double cancel change book clear flag move stop run own swap replace correct walk order recheck re"
)
_BETWEEN = vocabulary(
    "now just also gladly personally happily then first still certainly definitely of course right away immediately"
    " to be going and go straight"
)
_PROMISES = vocabulary("will would can shall could")
# Words that carry no cause: they do not count when a cause is looked up in the grounds.
_EMPTY = vocabulary(
    "a an the our my your this that these those it its we i you they them us to of in on at for with from by and or but"
    " is are was were be been being has have had do does did not no so as than then there here due because owing"
    " account result reason reasons caused cause given since thanks down some any all more most very quite rather"
    " just only really currently unfortunately today now right lately recently still which who what when while will"
    " would can could may might am into up out about over off too much many lot lots also even get got gets make made"
    " team things thing time bit little such please sorry means meant"
)
_MAYBE = frozenset({"could", "may", "might", "perhaps", "maybe", "possibly"})
_STEM = 5


_OWN_UP = frozenset((
    ("our", "fault"), ("our", "mistake"), ("our", "error"), ("our", "failure"), ("our", "own"), ("our", "doing"), ("our", "side"),
    ("on", "us"), ("of", "ours"), ("ours", "to"), ("is", "ours"), ("we", "caused"), ("my", "mistake"), ("my", "fault"), ("our", "slip"),
    ("our", "responsibility"), ("our", "job"), ("we", "answer"), ("we", "failed"), ("we", "should"),
))  # fmt: skip


def owns_up(words: Sequence[str]) -> bool:
    """Whether the words take the fault itself on the company: "our mistake", "that is on us"."""
    return any(pair in _OWN_UP for pair in pairwise(words))


def owns(reply: Text) -> bool:
    """Whether the reply apologises or says what the agent does next."""
    words = reply.words
    if not _SORRY.isdisjoint(words):
        return True
    return owns_up(reply.words) or acts(reply)


def acts(reply: Text) -> bool:
    """Whether the reply says what the agent does next: "I'll find out", "let me check", "shall I ask them?"."""
    words = reply.words
    for i, word in enumerate(words[:-2]):
        if word == "let" and words[i + 1] in {"me", "us"} and words[i + 2] != "know":
            return True
        if word not in {"i", "we"}:
            continue
        before = words[i - 1] if i else ""
        after = words[i + 1]
        if after in _PROMISES or before in {"shall", "may", "can", "could"} or after in {"am", "are"}:
            for nearby in words[i + 1 : i + 7]:
                if nearby in _EFFORT or (
                    nearby.endswith("ing") and (nearby[:-3] in _EFFORT or nearby[:-3] + "e" in _EFFORT)
                ):
                    return True
                if nearby in {"not", ".", ",", "?", "!"}:
                    break
    return False


def explained_by_grounds(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the cause that the hit names stands in the grounds, and the reply owns the matter as well.

    An open possibility ("it could be that ...") that the reply goes on to look into is no explanation either.
    """
    if not _MAYBE.isdisjoint(reply.words[reply.clause(hit.first)[0] : hit.first]) and (
        "?" in reply.words or acts(reply)
    ):
        return True
    if not scene.conversation or not scene.ground_words:
        return False
    _, end = reply.clause(hit.first)
    causes = {
        w[:_STEM]
        for w in reply.words[hit.first : max(hit.last, min(end, hit.last + 2))]
        if w not in _EMPTY and w.isalnum()
    }
    if not causes:
        return False
    known = {word[:_STEM] for word in scene.ground_words}
    share = 4 if owns_up(reply.words) else 2
    return share * len(causes & known) >= len(causes) and owns(reply)
