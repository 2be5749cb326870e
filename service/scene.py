"""What a reply is checked against: the conversation and its grounds, prepared once for all candidates of a request."""

import re
from collections.abc import Sequence
from functools import cached_property

from service.claims.grounds import Support
from service.conversation import Brand, Conversation
from service.language.capitals import calm_capitals_of, capitals_of
from service.language.likeness import Earlier
from service.language.text import Text
from service.values.figures import Figures

_NAME = re.compile(r"[^\W\d_][\w'’.-]*")  # noqa: RUF001


class Scene:
    """A conversation as the rules read it. Everything is computed once, on first use.

    Args:
        conversation: the request; None checks a text on its own, against no grounds at all.
        siblings: raw texts of other candidates of the same answer, for the rule against look-alikes.
    """

    def __init__(self, conversation: Conversation | None = None) -> None:
        self.conversation = conversation
        self.brand = conversation.brand if conversation else Brand()
        self.teams = conversation.teams if conversation else ()
        self.max_words = conversation.max_words if conversation else None

    @cached_property
    def customer(self) -> tuple[Text, ...]:
        """The customer's messages, oldest first."""
        return tuple(map(Text, self.conversation.said_by("customer"))) if self.conversation else ()

    @cached_property
    def agent(self) -> tuple[Text, ...]:
        """The agent's and the bot's earlier messages, oldest first."""
        return tuple(map(Text, self.conversation.said_by("agent", "bot"))) if self.conversation else ()

    @cached_property
    def earlier(self) -> Earlier:
        """The agent's and the bot's earlier sentences, to find out what is said twice."""
        return Earlier(self.agent)

    @cached_property
    def facts(self) -> tuple[Text, ...]:
        """Facts and the customer's history as the request gives them."""
        if not self.conversation:
            return ()
        return tuple(map(Text, (*self.conversation.facts, *self.conversation.customer.history)))

    @cached_property
    def actions(self) -> tuple[Text, ...]:
        """What was really done."""
        return tuple(map(Text, self.conversation.actions)) if self.conversation else ()

    @cached_property
    def commitments(self) -> tuple[Text, ...]:
        """What may be promised."""
        return tuple(map(Text, self.conversation.commitments)) if self.conversation else ()

    @cached_property
    def grounds(self) -> tuple[Text, ...]:
        """Everything that supports a claim of the company's: facts, actions, commitments, earlier agent messages."""
        return (*self.facts, *self.actions, *self.commitments, *self.agent)

    @cached_property
    def support(self) -> Support:
        """What the grounds support: the index behind the rules on lies."""
        return Support(
            facts=self.facts,
            actions=self.actions,
            commitments=self.commitments,
            agent=self.agent,
            customer=self.customer,
            names=self.names,
        )

    @cached_property
    def figures(self) -> Figures:
        """Index of the values that the grounds and, apart from them, the customer's messages hold."""
        if not self.conversation:
            return Figures(())
        brand = self.brand
        known = [self.conversation.customer.since, brand.name, brand.voice, *brand.products, *self.teams]
        return Figures(self.grounds, self.customer, (name for name in known if name))

    @cached_property
    def customer_words(self) -> frozenset[str]:
        """Every word that the customer used."""
        return _words(self.customer)

    @cached_property
    def ground_words(self) -> frozenset[str]:
        """Every word of the grounds."""
        return _words(self.grounds)

    @cached_property
    def customer_stems(self) -> frozenset[str]:
        """The first five letters of every word that the customer used."""
        return frozenset(word[:5] for word in self.customer_words)

    @cached_property
    def ground_stems(self) -> frozenset[str]:
        """The first five letters of every word of the grounds and of the names that are known."""
        return frozenset(word[:5] for words in (self.ground_words, self.names) for word in words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The first five letters of every word that the grounds or the customer used."""
        return self.ground_stems | self.customer_stems

    @cached_property
    def names(self) -> frozenset[str]:
        """Lower-case words of the names that are known: brand, agent, customer, teams, products, glossary."""
        if not self.conversation:
            return frozenset()
        brand, customer = self.brand, self.conversation.customer
        known = [brand.name, brand.agent, customer.name, *self.teams, *brand.products, *brand.glossary]
        return frozenset(word.lower() for name in known if name for word in _NAME.findall(name))

    @cached_property
    def banned(self) -> tuple[tuple[str, ...], ...]:
        """The words of each term that the caller has banned."""
        return tuple(words for term in self.brand.banned if (words := tuple(Text(term).words)))

    @cached_property
    def glossary(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The words of each term of the house, and the plain word for it."""
        return tuple(
            (words, plain)
            for term, plain in self.brand.glossary.items()
            if (words := tuple(Text(term).words))
        )

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Lower-case forms of the words that stand in capitals in the chat or the grounds without being shouted."""
        if not self.conversation:
            return frozenset()
        said = self.conversation
        calm = (
            *said.facts,
            *said.actions,
            *said.commitments,
            *said.customer.history,
            *said.said_by("agent", "bot"),
        )
        return capitals_of(calm) | calm_capitals_of(said.said_by("customer"))

    def customer_said(self, words: Sequence[str]) -> bool:
        """Whether the customer used exactly these words in a row."""
        line = "".join(f" {word} " for word in words)
        return any(line in text.line for text in self.customer)


def _words(texts: Sequence[Text]) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.words)
