"""Numbers, codes, links and addresses that nobody gave."""

from collections.abc import Iterator

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.values.values import values_of

_KINDS = frozenset({"code", "tail", "link", "mail", "phone"})


def _check(reply: Text, scene: Scene) -> Iterator[Hit]:
    for value in values_of(reply):
        if value.kind in _KINDS and scene.figures.support(value, reply) is None:
            word = reply.words[value.first]
            if (
                value.last == value.first + 1
                and word.isalpha()
                and (word in scene.ground_words or word in scene.customer_words)
            ):
                continue
            yield Hit(value.first, value.last, f"no ground has {reply.quote(value.first, value.last)!r}")


RULES = (
    Rule(
        id="lie/identifier",
        principle="never-lie",
        says="Gives a number, code, link or address that nothing in the grounds has.",
        instead="Leave it out, or give the one that is on record.",
        flagged=(
            Example("Your case number is [[QX-20931]].", facts=("Case QX-20913 is open.",)),
            Example("Please write to [[help@example.com]].", facts=("Order 58213 was placed.",)),
            "You can call us on [[0800 555 0199]].",
            "Use the code [[WELCOME-BACK]] at the checkout.",
        ),
        fine=(
            Example("Order 58213 is the one, isn't it?", customer="My order is #58213."),
            Example("It went back to the card ending in 4471.", actions=("Refunded to card **** 4471.",)),
            Example("You can reach us on +44 20 7946 0181.", facts=("The help line is 020 7946 0181.",)),
            "It takes a 30-day trial and two A4 pages.",
        ),
        check=_check,
        drops=frozenset(),
    ),
)
