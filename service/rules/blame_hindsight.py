"""Blame by hindsight: what the customer should have done."""

from service.rule import Rule

RULES = (
    Rule(
        id="blame/hindsight",
        principle="never-blame",
        says="Tells the customer what they should have done.",
        instead="Say what can be done now; own what went wrong on our side.",
        flagged=(
            "I can look into it, but [[you should have checked]] the size first.",
            "[[You ought to have told]] us earlier about the change.",
        ),
        fine=(
            "You should have received an e-mail from us by now.",
            "You shouldn't have had to chase us for this.",
        ),
        patterns=(
            "you (should|ought to|could) have ~1 (CHECK.ed|READ.ed|TELL.ed|CALL.ed|CONTACT.ed|KEEP.ed|NOTICE.ed|ASK.ed)",
        ),
        drops=frozenset({"quoted", "question"}),
    ),
)
