"""A claim: one clause of a text, what it says of whom, and what it asserts of the company's side."""

from typing import Literal, NamedTuple

Who = Literal["agent", "company", "customer", "public", "thing", "it", "there", "nobody"]
Time = Literal["done", "doing", "planned", "able", "state", "maybe", "would"]
Mood = Literal["fact", "question", "order", "condition", "fragment"]
Under = Literal["", "unknown", "effort", "talk", "told", "sorry", "vow", "records", "meaning", "relative"]

Kind = Literal["action", "status", "policy", "promise"]


class Claim(NamedTuple):
    """One clause.

    Attributes:
        first, last: its words (last exclusive).
        verb_at: the place of its main verb; -1 in a fragment.
        verb: lemma of the main verb; "" in a fragment.
        goal: lemma of the verb that it leads to ("want to refund"), or "".
        who: whose doing or state it is; `public` are customers at large, `it` also this and that.
        time: done, doing, planned, able, state, maybe (may, might, could) or would (wished, unreal).
        modal: the modal that makes it so, or "".
        passive: whether the doer is not the subject.
        mood: fact, question, order (imperative), condition, or fragment (no verb).
        under: what it is said under: plainly (""), not known, an effort, something seen or said, an apology, a vow,
            records, the meaning of a term, or a relative clause.
        link: the word that joins it to the clause before, or "".
    """

    first: int
    last: int
    verb_at: int = -1
    verb: str = ""
    goal: str = ""
    who: Who = "nobody"
    time: Time = "state"
    modal: str = ""
    passive: bool = False
    negated: bool = False
    mood: Mood = "fragment"
    under: Under = ""
    link: str = ""

    @property
    def leads_to(self) -> str:
        """The verb that counts: the goal where there is one."""
        return self.goal or self.verb


class Assertion(NamedTuple):
    """What a clause asserts.

    Attributes:
        kind: action, status, policy or promise.
        retold: whether the customer's own words may carry it.
        slack: how freely it may be worded: 0 plainly, 1 as something seen or said, 2 in an apology or a retelling.
    """

    kind: Kind
    retold: bool = False
    slack: int = 0
