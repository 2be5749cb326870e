"""What a sentence shows beyond the rules: its words in their kinds, what the grounds and the customer had, its clauses.

A rule sees what somebody thought of. The evidence is everything else that tells a kind sentence from a careless one,
turned into named features that `service.weights` adds up: short runs of words, where a word that nobody in the chat
used stands for its kind, a word of the grounds for "grounds", and a word of the customer's for "theirs".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from service.claims.claim import Claim
from service.claims.grounds import Unsupported
from service.claims.thesaurus import concepts
from service.language.text import Text
from service.rule import Finding
from service.scene import Scene

# Words that build sentences; they stand for themselves.
_BUILDING = frozenset(
    """
    i you we they he she it me us them my your our their his her its this that these those there here who
    what which when where why how a an the and or but so because if then than as of to in on at by for from
    with without about into over after before until since while during up down out off again be is are was
    were been being am do does did done have has had having can could may might will would shall should must
    need ought not no never nor none nothing nobody just only even still already yet also too very really
    quite rather much many more most less least few some any all both each every other another such same own
    enough yes ok okay well please thank thanks sorry hello hi let know see look get got go going come take
    make made give say said tell told ask want help one two once first last next now today soon always often
    sometimes usually ever maybe perhaps however though although unless whether anyway besides something
    anything everything someone anyone everyone people thing things way time day bit lot kind sort right
    back away 's ' , . ? ! : ; - ( ) " ¶ understand mean happen happened think believe sure sense feel
    """.split()  # noqa: SIM905  a list of words reads as a list of words
)
_SPEAKERS = frozenset(["i", "we", "you", "my", "our", "your", "me", "us"])
_KINDS = {
    word: f"@{number}"
    for number, line in enumerate((files("service") / "word_kinds.txt").read_text("utf-8").splitlines())
    for word in line.split()
}
_UNKNOWN_KIND = "@?"
TELLING = "="
"""How the feature of a word begins that tells what a sentence is about."""


@lru_cache(maxsize=16_384)
def _kind(word: str) -> str:
    return _KINDS.get(word) or _KINDS.get(word.removesuffix("s")) or _UNKNOWN_KIND


def sentence_features(reply: Text, scene: Scene, findings: Sequence[Finding]) -> Iterator[list[str]]:
    """Yield the features of each sentence of a reply, in order; a feature may occur more than once.

    Args:
        reply: the text.
        scene: whose grounds and customer it is read against.
        findings: what the rules found in it.
    """
    for features, ruling in zip(own_features(reply, scene), rule_features(reply, findings), strict=True):
        yield features + ruling


def own_features(reply: Text, scene: Scene) -> Iterator[list[str]]:
    """Yield the features that each sentence of a reply has whatever the rules found in it."""
    marks, stems, origins = _read(reply, scene)
    said: dict[int, list[str]] = {}
    for claim in scene.support.read(reply):
        said.setdefault(reply.sentence(claim.first)[0], []).extend(_claim_features(claim))
    for missing in scene.support.unsupported(reply):
        said.setdefault(reply.sentence(missing.first)[0], []).extend(_missing_features(missing))
    grounded = bool(scene.grounds)
    for first, last in reply.sentences:
        asks = reply.words[last - 1] == "?"
        features = _words(marks[first:last], stems[first:last])
        features += _shape(reply.words[first:last], origins[first:last], grounded=grounded)
        if asks:
            features = [f"?{feature}" for feature in features]
            features.append("?")
        yield features + said.get(first, [])


def rule_features(reply: Text, findings: Sequence[Finding]) -> Iterator[list[str]]:
    """Yield the features that what the rules found gives each sentence, in order."""
    starts = [reply.starts[first] for first, _ in reply.sentences]
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        for number in range(
            max(bisect_right(starts, finding.start) - 1, 0), bisect_left(starts, finding.end)
        ):
            found.setdefault(number, []).append(finding)
    for number in range(len(starts)):
        yield list(_rules(found.get(number, ())))


def _read(reply: Text, scene: Scene) -> tuple[list[str], list[str], list[str]]:
    """Return for each word its mark in the runs, its stem ("" for building words), and where it comes from."""
    marks, stems, origins = [], [], []
    grounds, theirs, names = scene.ground_stems, scene.customer_stems, scene.names
    for word in reply.words:
        if word == "!":  # how loud a sentence is, the rules on shouting say
            mark, own, origin = ".", "", ""
        elif word in _BUILDING:
            mark, own, origin = word, "", ""
        elif not word.isalpha() and any(c.isdigit() for c in word):
            origin = "g" if word in scene.ground_words else "c" if word in scene.customer_words else "n"
            mark, own, origin = f"#{origin}", "", ""
        elif word in names:
            mark, own, origin = "<name>", "", ""
        else:
            own = concepts(word)[0]
            if own in grounds:
                mark, origin = "<grounds>", "g"
            elif own in theirs:
                mark, origin = "<theirs>", "c"
            else:
                mark, origin = _kind(word), "n"
        marks.append(mark)
        stems.append(own)
        origins.append(origin)
    return marks, stems, origins


def _words(marks: list[str], stems: list[str]) -> list[str]:
    run = ["^", *marks]
    found: list[str] = []
    for mark, after, second in zip(run, run[1:], run[2:], strict=False):
        if mark not in _BUILDING:
            found.append(mark)
        pair = f"{mark} {after}"
        found += (pair, f"{pair} {second}", f"{mark} _ {second}")
    if len(run) > 1:
        if run[-2] not in _BUILDING:
            found.append(run[-2])
        found.append(f"{run[-2]} {run[-1]}")
    if run[-1] not in _BUILDING:
        found.append(run[-1])
    found += ("^^" + " ".join(run[1:3]), "^^" + " ".join(run[1:4]))
    last = len(stems) - 1
    for i, own in enumerate(stems):
        if own:
            found.append(f"={own}")
            if i:
                found.append(f"={stems[i - 1] or marks[i - 1]} {own}")
            if i < last and not stems[i + 1]:
                found.append(f"={own} {marks[i + 1]}")
    return found


def _shape(words: list[str], origins: list[str], *, grounded: bool) -> Iterator[str]:
    new, known, theirs = origins.count("n"), origins.count("g"), origins.count("c")
    yield f"length {min(len(words) // 5, 6)}"
    yield f"new words {min(new, 6)}"
    yield f"share new {4 * new // max(new + known + theirs, 1)} {'with' if grounded else 'without'} grounds"
    if _SPEAKERS.isdisjoint(words):
        yield "speaks of nobody here"
        yield f"speaks of nobody here, new words {min(new, 4)}"


def _claim_features(c: Claim) -> Iterator[str]:
    base = f"{c.mood} {c.who} {c.time}"
    yield f"clause {base}"
    yield f"clause {base} under {c.under}"
    yield f"clause verb {c.verb} {c.who} {c.time}"
    yield f"clause goal {c.verb} {c.goal}"
    yield f"clause link {c.link} {c.mood} {c.who}"
    if c.negated:
        yield f"clause not {base}"


def _missing_features(m: Unsupported) -> Iterator[str]:
    yield f"unsupported {m.kind} {min(len(m.missing), 5)}"
    yield f"unsupported {m.kind} {'surely' if m.sure else 'perhaps'}"
    for word in m.missing[:6]:
        yield f"unsupported word {concepts(word)[0]}"


def _rules(findings: Iterable[Finding]) -> Iterator[str]:
    rules = sorted({f.rule for f in findings if f.severity == "block"})
    if not rules:
        yield "no rule"
    for rule in rules:
        yield f"rule {rule}"
        yield f"family {rule.partition('/')[0]}"
    if len(rules) > 1:
        yield "several rules"
