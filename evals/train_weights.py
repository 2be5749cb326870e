"""Train the scale (`service/weights.json`) on labelled cases, and say what it is worth.

    python -m evals.train_weights --seen FILE ... --opened FILE ... --kind FILE ... --fresh FILE ... [--alarms 0.02] [--write]

`--seen` files were open to the people who wrote the rules, so their rules look better there than they are: they teach
words and clauses, not how far a rule can be trusted. `--opened` files were looked at for a few rules only, late; they
teach rules too. `--kind` files hold the chats with good replies that our own model is taught with. `--fresh` files
nobody looked at while writing rules; they teach all, and the threshold is set on them, each file held out in turn.
Needs numpy and scipy (`make weights` brings them).

Each reply is a bag of sentences, and its weight that of its heaviest sentence (smooth maximum): the label of a reply
does not say which sentence is at fault. Logistic loss, ridge penalty, L-BFGS from zero: deterministic.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from service.cases import Case, read_cases
from service.evidence import sentence_features
from service.language.text import Text
from service.rule import Finding, RuleSet
from service.rules import RULES
from service.scene import Scene

TARGET = Path(__file__).parents[1] / "service" / "weights.json"
FAMILIES = ("lie", "blame", "excuse", "jargon", "argue", "dismiss", "script", "escalate")
RULED = ("rule ", "family ", "no rule", "several rules")
# A rule that is wrong at most this often where it fires on fresh replies rejects on its own.
TRUSTED = 0.05
# What must never be talked away by kind words around it, or by a customer's words: exact values, plain lies, secrets.
EXACT = frozenset(
    {
        "lie/quantity",
        "lie/identifier",
        "lie/action",
        "lie/promise",
        "lie/policy",
        "lie/status",
        "lie/identity",
        "private/ask",
        "private/repeat",
    }
)
# What the policy names word for word needs nobody's consent either.
OUTRIGHT = "/outright"
# Weights smaller than this change no verdict that matters and would only swell the file.
LEAST = 0.5
RIDGE = 10.0
RULE_SCALE = 0.7


class Reply(NamedTuple):
    """A labelled reply: the features and the number of words of each sentence, and what the rules found."""

    case: Case
    sentences: list[tuple[list[str], int]]
    findings: list[Finding]


def read(path: str, *, trust_rules: bool) -> list[Reply]:
    """Read a file of cases into features."""
    rules = RuleSet([r for r in RULES if not r.id.endswith("/implied")], prove=False)
    replies: list[Reply] = []
    scenes: dict[str, Scene] = {}
    for case in _cases(path):
        key = json.dumps([case.messages, case.facts, case.actions, case.commitments])
        scene = scenes.setdefault(key, Scene(case.conversation))
        text = Text(case.reply)
        found = rules.findings(text, scene)
        sentences = []
        for (first, last), features in zip(
            text.sentences, sentence_features(text, scene, found), strict=True
        ):
            kept = [f for f in dict.fromkeys(features) if trust_rules or not f.startswith(RULED)]
            sentences.append((kept, last - first))
        replies.append(Reply(case, sentences, [f for f in found if f.severity == "block"]))
    return replies


def _cases(path: str) -> Iterator[Case]:
    """Yield labelled cases, or the replies of a chat that was written to be learnt from as clean ones."""
    with Path(path).open(encoding="utf-8") as lines:
        lesson = "replies" in json.loads(next(lines))
    if not lesson:
        yield from read_cases(path)
        return
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        chat = json.loads(line)
        for move, reply in chat.pop("replies").items():
            yield Case.model_validate(chat | {"id": f"{chat['id']}-{move}", "reply": reply})


class Design:
    """The vocabulary of a training set with its scaling, and matrices over it."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        counts = Counter(f for r in replies for f in {f for s, _ in r.sentences for f in s})
        self.names = sorted(f for f, n in counts.items() if n >= 2)
        self.at = {name: i for i, name in enumerate(self.names)}
        total = sum(len(r.sentences) for r in replies)
        seen = Counter(f for r in replies for s, _ in r.sentences for f in s)
        self.ruled = np.array([n.startswith(RULED) for n in self.names])
        rarity = np.log((total + 1) / (np.array([seen[n] for n in self.names]) + 1))
        self.scale = np.where(self.ruled, RULE_SCALE, rarity)

    def matrix(self, replies: Sequence[Reply]) -> tuple[sp.csr_matrix, np.ndarray]:
        """Return the sentences as rows, and for each the number of its reply."""
        index: list[int] = []
        value: list[float] = []
        rows, bag = [0], []
        for number, reply in enumerate(replies):
            for features, words in reply.sentences:
                for feature in features:
                    i = self.at.get(feature)
                    if i is not None:
                        index.append(i)
                        value.append(self.scale[i] / (1.0 if self.ruled[i] else 0.5 * np.sqrt(words + 3)))
                rows.append(len(index))
                bag.append(number)
        return sp.csr_matrix((value, index, rows), shape=(len(bag), len(self.names))), np.array(bag)


def fit(x: sp.csr_matrix, bag: np.ndarray, y: np.ndarray, ridge: float = RIDGE) -> tuple[np.ndarray, float]:
    """Return weights and bias of the bag-of-sentences logistic model; both classes count alike."""
    n, sign = len(y), 2 * y - 1
    share = max(y.mean(), 1e-6)
    cost = np.where(y == 1, 0.5 / share, 0.5 / max(1 - share, 1e-6))

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        w, b = v[:-1], v[-1]
        s = x @ w
        top = np.full(n, -1e9)
        np.maximum.at(top, bag, s)
        e = np.exp(s - top[bag])
        z = np.bincount(bag, e, n)
        margin = sign * (top + np.log(np.maximum(z, 1e-12)) + b)
        slope = -cost * sign / (1 + np.exp(np.minimum(margin, 500)))
        gradient = x.T @ (slope[bag] * e / z[bag]) + w / ridge
        return float(np.sum(cost * np.logaddexp(0, -margin)) + 0.5 / ridge * (w @ w)), np.append(
            gradient, slope.sum()
        )

    best = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return best.x[:-1], float(best.x[-1])


def heaviest(x: sp.csr_matrix, bag: np.ndarray, n: int, w: np.ndarray, b: float) -> np.ndarray:
    """Return each reply's weight: that of its heaviest sentence."""
    top = np.full(n, -1e9)
    np.maximum.at(top, bag, x @ w + b)
    return top


def labels(replies: Sequence[Reply], family: str | None = None) -> np.ndarray:
    """Return 1.0 for each reply at fault (of a family), else 0.0."""
    return np.array([family in r.case.families if family else bool(r.case.families) for r in replies], float)


def blocked(
    replies: Sequence[Reply], scores: np.ndarray, threshold: float, consent: frozenset[str]
) -> np.ndarray:
    """Return which replies the whole guardrail would reject; consent is judged on the reply's heaviest sentence."""
    return np.array(
        [
            s >= threshold or any(f.rule not in consent for f in r.findings)
            for r, s in zip(replies, scores, strict=True)
        ]
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Train, print the held-out figures, and write the weights if asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.train_weights", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--seen", nargs="*", default=[])
    parser.add_argument("--opened", nargs="*", default=[])
    parser.add_argument("--kind", nargs="*", default=[])
    parser.add_argument("--fresh", nargs="+", required=True)
    parser.add_argument(
        "--alarms", type=float, default=0.02, help="share of clean replies that may be rejected"
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    taught = [r for path in options.seen for r in read(path, trust_rules=False)]
    taught += [r for path in (*options.opened, *options.kind) for r in read(path, trust_rules=True)]
    fresh = [read(path, trust_rules=True) for path in options.fresh]
    if len(fresh) == 1:
        half = {r.case.id.rpartition("-")[0] for r in fresh[0]}
        first = set(sorted(half)[::2])
        fresh = [
            [r for r in fresh[0] if (r.case.id.rpartition("-")[0] in first) == part] for part in (True, False)
        ]
    held, scores = [], []
    for number, test in enumerate(fresh):
        train = taught + [r for i, part in enumerate(fresh) if i != number for r in part]
        design = Design(train)
        w, b = fit(*design.matrix(train), labels(train))
        x, bag = design.matrix(test)
        held += test
        scores.append(heaviest(x, bag, len(test), w, b))
    score = np.concatenate(scores)
    consent = uncertain(held)
    threshold = choose(held, score, consent, options.alarms)
    report(held, score, threshold, consent)
    if options.write:
        write([*taught, *(r for part in fresh for r in part)], threshold, consent)


def uncertain(held: Sequence[Reply]) -> frozenset[str]:
    """Return the rules that are wrong on fresh clean replies too often to reject on their own."""
    right, wrong = Counter[str](), Counter[str]()
    for reply in held:
        (right if reply.case.families else wrong).update({f.rule for f in reply.findings})
    return frozenset(
        rule
        for rule, n in wrong.items()
        if rule not in EXACT and not rule.endswith(OUTRIGHT) and n / (right[rule] + n) > TRUSTED
    )


def choose(held: Sequence[Reply], score: np.ndarray, consent: frozenset[str], alarms: float) -> float:
    """Return the lowest threshold at which no more than this share of clean replies is rejected, all rules included."""
    clean = labels(held) == 0
    for threshold in np.sort(score):
        if blocked(held, score, threshold, consent)[clean].mean() <= alarms:
            return float(threshold)
    return float(score.max()) + 1e-6


def report(held: Sequence[Reply], score: np.ndarray, threshold: float, consent: frozenset[str]) -> None:
    """Print what rules alone, and rules with the scale, do on replies held out."""
    fault = labels(held) == 1
    everything = frozenset[str]()
    never = float(score.max()) + 1
    for title, verdict in (
        ("rules alone", blocked(held, score, never, everything)),
        ("rules that need no consent", blocked(held, score, never, consent)),
        ("with the scale", blocked(held, score, threshold, consent)),
    ):
        row = " ".join(
            f"{f} {verdict[labels(held, f) == 1].mean():.2f}" for f in (*FAMILIES, "private", "form", "shout")
        )
        print(
            f"{title:28} clean pass {1 - verdict[~fault].mean():.3f}  caught {verdict[fault].mean():.3f}  {row}"
        )
    for alarms in (0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15):
        at = choose(held, score, consent, alarms)
        print(
            f"  clean pass >= {1 - alarms:.2f}: caught {blocked(held, score, at, consent)[fault].mean():.3f}"
        )
    print("need consent:", ", ".join(sorted(consent)))


def write(replies: Sequence[Reply], threshold: float, consent: frozenset[str]) -> None:
    """Fit on everything and write the weights, small ones left out."""
    design = Design(replies)
    x, bag = design.matrix(replies)
    w, b = fit(x, bag, labels(replies))
    divisor = np.where(design.ruled, 1.0, 0.5)
    real = w * design.scale / divisor

    def table(values: np.ndarray, wanted: np.ndarray, least: float) -> dict[str, float]:
        return {
            n: round(float(v), 4)
            for n, v, k in zip(design.names, values, wanted, strict=True)
            if k and abs(v) >= least
        }

    leanings: dict[str, Any] = {}
    faulty = [i for i, r in enumerate(replies) if r.case.families]
    chosen = [replies[i] for i in faulty]
    fx, fbag = design.matrix(chosen)
    for family in FAMILIES:
        fw, _ = fit(fx, fbag, labels(chosen, family))
        values = fw * design.scale / divisor
        leanings[family] = table(values, np.ones(len(values), bool), 0.2 * float(np.abs(values).max()))
    data: dict[str, Any] = {
        "threshold": round(threshold, 6),
        "bias": round(b, 6),
        "weights": table(real, ~design.ruled, LEAST),
        "rule_weights": table(real, design.ruled, 0.0),
        "leanings": leanings,
        "consent": sorted(consent),
    }
    TARGET.write_text(json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(data['weights'])} weights, {TARGET.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
