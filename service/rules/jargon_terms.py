"""Words that a customer cannot be expected to know: our list of terms, the house's own, and unknown abbreviations."""

from collections.abc import Iterable, Iterator

from service.language.capitals import could_abbreviate, everyday, in_capitals
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.terms import explained, is_name, known_to_customer, terms


def _listed(reply: Text, scene: Scene) -> Iterator[Hit]:
    filed = terms()
    words = reply.words
    last = 0
    for i in [i for i, word in enumerate(words) if word in filed]:
        if i < last:
            continue
        for term in filed[words[i]]:
            end = i + 1 + len(term.rest)
            if tuple(words[i + 1 : end]) == term.rest:
                last = end
                if not (
                    explained(reply, i, end)
                    or known_to_customer(scene, term.base)
                    or is_name(reply, i, end, scene)
                ):
                    yield Hit(i, end, f"say {term.plain!r}" if term.plain else "")
                break


def _house_terms(reply: Text, scene: Scene) -> Iterator[Hit]:
    for term, plain in scene.glossary:
        size = len(term)
        for i, word in enumerate(reply.words):
            if (
                word == term[0]
                and tuple(reply.words[i : i + size]) == term
                and not explained(reply, i, i + size)
                and not scene.customer_said(term)
            ):
                yield Hit(i, i + size, f"say {plain!r}" if plain else "")


def _abbreviated(reply: Text, scene: Scene) -> Iterable[Hit]:
    at = in_capitals(reply)
    if not at:
        return
    known = scene.capitals | scene.names
    for i in at:
        word = reply.words[i]
        if (
            could_abbreviate(word)
            and not everyday(word)
            and word not in known
            and word not in scene.customer_words
            and word not in terms()
            and not explained(reply, i, i + 1)
        ):
            yield Hit(i, i + 1)


RULES = (
    Rule(
        id="jargon/term",
        principle="plain-words",
        says="Uses a term that the customer cannot be expected to know.",
        instead="Say it in everyday words, or explain it in the same breath.",
        flagged=(
            "Could you tell me the [[SKU]] of the kettle?",
            "It may be waiting for [[provisioning]]; I'll ask.",
            "I could ask for a [[pro-rata]] credit.",
            Example("Is the [[RMA]] the right one?", facts=("RMA was opened on Monday.",)),
        ),
        fine=(
            "Could you read me the CVV, the three digits on the back of your card?",
            Example("Yes, the SKU helps, thank you.", customer="The SKU is on the label, do you need it?"),
            "You would get a return number (RMA) first.",
            "What the bank calls a chargeback could be one way.",
            Example("Is the Reconcile app still open?", brand={"products": ["Reconcile"]}),
        ),
        check=_listed,
    ),
    Rule(
        id="jargon/house-term",
        principle="plain-words",
        says="Uses a term of the house that this company wants said in plain words.",
        instead="Use the plain word from the glossary.",
        flagged=(
            Example("Is it in a [[blue bin]] yet?", brand={"glossary": {"blue bin": "returns box"}}),
            Example("I could ask about the [[Cx-Lift]].", brand={"glossary": {"cx lift": ""}}),
        ),
        fine=(
            Example("Is it in the returns box yet?", brand={"glossary": {"blue bin": "returns box"}}),
            Example(
                "So the blue bin was full?",
                customer="The blue bin was full.",
                brand={"glossary": {"blue bin": ""}},
            ),
        ),
        check=_house_terms,
    ),
    Rule(
        id="jargon/abbreviation",
        principle="plain-words",
        says="Uses an abbreviation that nobody has explained.",
        instead="Write it out in plain words.",
        flagged=("Could it be a [[QZT]] matter? I'll ask.", "I'd like to look at the [[ZRK]] with you."),
        fine=(
            "Please send a PDF or a JPG, whichever is easier. OK?",
            Example("Is the QZT light still red?", customer="The QZT light is red."),
            Example("Is it the KLM-220?", facts=("She owns a KLM-220.",)),
            "I could look at the QZT (the date that the bank needs).",
        ),
        check=_abbreviated,
    ),
)
