"""Asking for, or repeating, what must not be in a chat: passwords, PINs, one-time codes, whole card numbers."""

import re
from collections.abc import Iterable

from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.text import Text

_CLASSES = {
    "give": "GIVE|SEND|SHARE|TELL|PROVIDE|SUPPLY|CONFIRM|TYPE|WRITE|DROP|PASTE|POP|POST|TEXT|MESSAGE|EMAIL|FORWARD"
    "|ENTER|VERIFY|SUBMIT|STATE|QUOTE|LIST|LET|READ|PASS|HAND|REPLY|RESPOND|INCLUDE|PUT|SHOOT|FIRE|ATTACH|COPY"
    "|SPELL|PING|DISCLOSE|REVEAL|REPEAT|RELAY|INPUT|COMMUNICATE|FURNISH|ADD|STICK|SCREENSHOT|CONFIDE|KEY|GRAB|LEAVE|SAY",
    "want": "need|require|want|have|get|take|see|know|use|ask for|grab|request|collect|note|note down|jot down"
    "|borrow|hear|receive|obtain",
    "whose": "your|the|that|this|a|an|its|those|these|all|both|any",
    "secret": "password|passwords|passcode|passcodes|pass code|pass word|passphrase|pin|pins|pin code|pin number|cvv|cvc"
    "|cvv2|csc|security (code|number|digits|word|answer|answers)|card verification (code|number|value)|verification (code|number|digits)"
    "|(authentication|authorisation|authorization|authenticator|access|confirmation) code|(secret|memorable) (word|code|answer|phrase|number|information)"
    "|one time ~1 (code|password|passcode|pin|number)|otp|(log in|login|sign in|signin|logon|banking|account) (credentials|details|password|code)"
    "|credentials|(two factor|2fa|mfa) code|recovery (code|phrase|key|words)|seed phrase|(online|mobile) banking (code|password|login|details)"
    "|word you (sign|log) in with|(what|whatever) you (sign|log) in with|(code|digits|number|numbers) you (use|punch|tap|key|type|enter) ~3 (machine|atm|cashpoint|till|unlock|log|sign)"
    "|mother is maiden name",
    "card": "card|credit card|debit card|bank card|payment card|visa|mastercard|amex",
    "whole": "full|whole|complete|entire|long|16 digit|sixteen digit|15 digit|16|sixteen|15|fifteen|19",
    "cardno": "<whole>? <card> (number|numbers|digits|no|info|information)|<card> details|(details|particulars) (of|for|from|on) <whose>? ~1 <card>"
    "|<whole> (number|numbers|digits) ~5 <card>|(number|numbers|digits) (across|along|printed|embossed|stamped|on|from|off) ~6 (front|face) ~2 <card>"
    "|(three|3|four|4|last three|last 3) (digits|numbers|digit code|digit number) ~2 (back|reverse|rear|signature strip|flip side|front|behind)"
    "|(number|digits|code) (on|from|off) the (back|reverse|rear|flip side|front) of ~2 <card>"
    "|<whole> (digits|digit number|long number)|long number|expiry date and ~3 (code|number|digits)",
    "ssn": "ssn|social security (number|no|digits)|social security|(full|whole|complete|entire) social|social insurance number|national insurance number|tax file number|all nine digits|nine digits of ~3 social",
    "texted": "that? (we|i) (have )? (just )? (text|texted|sent|send|emailed|message|messaged|pinged) ~2|(that|which)? (just )? (arrived|arrives|came|comes|popped|pops|appears|appeared|shows|flashes|lands|landed|buzzed|turned up|turns up) ~5"
    "|(on|from|in|off) your (authenticator|phone screen|sms|text message|security app|banking app)",
    "code": "code|digits|numbers|passcode|6 digit code|six digit code|4 digit code|four digit code|number",
    "all_secret": "<secret>|<cardno>|<ssn>|<whose> (#|six|four|five|6|4|5)? ~1 <code> <texted>",
}

_ELSEWHERE = frozenset(
    "page screen website site app form link portal keypad machine terminal settings checkout browser router device".split()
)
_GROUPED = re.compile(r"(?<![\w.])(?:\d[ -]?){12,18}\d(?![\w])")
_SOCIAL = re.compile(r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])")
_NAMED_SECRET = frozenset("password passcode pin cvv cvc otp passphrase".split())
_BETWEEN = frozenset("is was : = - for my the it one new old code number ' \" now currently".split())


def _typed_elsewhere(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the secret is to be typed on a page or a device, or only a part of a number is asked for."""
    del scene
    start, end = reply.sentence(hit.first)
    words = reply.words[start:end]
    if (
        "last" in words
        and any(w in words for w in ("four", "4"))
        and not {"pin", "password", "cvv"} & set(words)
    ):
        return True
    if any(w in words for w in ("here", "chat", "me", "us", "reply", "below")):
        return False
    return not _ELSEWHERE.isdisjoint(words) and any(w in words for w in ("on", "in", "at", "into", "through"))


def _repeated(reply: Text, scene: Scene) -> Iterable[Hit]:
    raw = reply.raw
    grounded = (
        _digits(" ".join(t.raw for t in (*scene.facts, *scene.actions))) if any(map(str.isdigit, raw)) else ""
    )
    for pattern in (_GROUPED, _SOCIAL):
        for found in pattern.finditer(raw) if any(map(str.isdigit, raw)) else ():
            digits = _digits(found.group())
            if pattern is _GROUPED and not (_luhn(digits) and digits[0] in "23456"):
                continue
            if digits not in grounded or any(digits in _digits(t.raw) for t in scene.customer):
                yield _hit(reply, found.start(), found.end(), "a whole number that must not be in a chat")
    secrets = _secrets_of(scene) if scene.customer else frozenset()
    if secrets:
        for i, word in enumerate(reply.words):
            if word in secrets:
                yield Hit(i, i + 1, "a secret that the customer typed")


def _secrets_of(scene: Scene) -> frozenset[str]:
    """Words of the customer that follow a word for a secret: "my password is Rosebud7"."""
    found = set()
    for text in scene.customer:
        words = text.words
        for i, word in enumerate(words):
            if word in _NAMED_SECRET:
                at = i + 1
                while at < len(words) and words[at] in _BETWEEN and at < i + 5:
                    at += 1
                if at < len(words) and at > i + 1 and any(map(str.isdigit, words[at])) and len(words[at]) > 2:
                    found.add(words[at])
    return frozenset(found)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _luhn(digits: str) -> bool:
    """Whether the check digit of a card number is right (ISO/IEC 7812-1)."""
    doubled = (int(d) * 2 if i % 2 else int(d) for i, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def _hit(reply: Text, start: int, end: int, evidence: str) -> Hit:
    inside = [
        i for i, (s, e) in enumerate(zip(reply.starts, reply.ends, strict=True)) if s < end and e > start
    ]
    return Hit(inside[0], inside[-1] + 1, evidence)


RULES = (
    Rule(
        id="private/ask",
        principle="kindness",
        says="Asks for a secret: a password, PIN, one-time code, whole card number or the like.",
        instead="Ask for something that is safe in a chat, such as the order number or the last four digits.",
        flagged=(
            "I can look at once. Could you [[send me your password]]?",
            "To go on [[I just need the six-digit code that we texted you]].",
            "[[What is the long number on the front of your card]]?",
            "Please [[reply with the three digits on the back]] and I'll check.",
            "[[May I have your full social security number]], please?",
        ),
        fine=(
            "Please do not send me your password; nobody here needs it.",
            "Could you tell me the last four digits of your card?",
            "You can set a new password on the sign-in page; no need to tell me the old one.",
            "Enter the PIN on the keypad of the door, then wait for the green light.",
            "I will never ask for your PIN.",
            "Did the code that we texted you work?",
        ),
        patterns=(
            "(<give>) (over|out|in|across|through|down|along|up)? (me|us|to me|to us|to this chat|back|here|in here|in the chat|below|with|with me|with us|by|back with|for me|for security|to confirm|please|i)?"
            " (have|know|see)? (what|back)? ~2 (<all_secret>)",
            "(i|we) (will|would|do|am going to|are going to)? (also|just|only|simply|still|first|then)? (<want>) (to)? (<want>|CONFIRM)? (is)? ~3 (<all_secret>)",
            "(may|can|could|might|shall) (i|we) ~2 (<want>|take down|ask) ~3 (<all_secret>)",
            "(what is|what are|what was) ~3 (<all_secret>)",
            "(all|what|thing|bit|piece) (that )? (i|we) (am|are)? (need|missing|require|want|lack|after) ~2 (is|are|be) ~3 (<all_secret>)",
            "(<all_secret>) (is|are|will be|would be) ~2 (needed|required|necessary|enough|missing|all i need|all we need)",
            "(<all_secret>) (in|into) (this|the) chat",
            "(ready|handy|to hand|at hand) ~4 (<all_secret>)",
            "(with|without|once i have|once we have|as soon as i have|if i had|if i have) ~2 (<all_secret>) ~2 ,? (i|we) (can|could|will be able)",
        ),
        unless=(
            "last (four|4|three|3|two|2) ~1 (digits|numbers|characters) ~6",
            "(change|reset|update|choose|set|create|pick|forgot|forgotten|lost|new|temporary) ~2 (password|passcode|pin)",
        ),
        drops=frozenset({"quoted", "negated", "reported"}),
        spared=_typed_elsewhere,
        classes=_CLASSES,
    ),
    Rule(
        id="private/repeat",
        principle="kindness",
        says="Repeats a secret in the chat: a card number, a social security number, a password or code.",
        instead="Leave it out, or name only the last four digits.",
        flagged=(
            "Thank you, so the card is [[4111 1111 1111 1111]], is it?",
            Example("I tried it with [[rosebud77]].", customer="my password is Rosebud77"),
        ),
        fine=(
            "Is it the card ending in 1111?",
            Example(
                "Please keep your password to yourself from now on.", customer="my password is Rosebud77"
            ),
            Example(
                "Parcel 4111111111111112 is the one you mean?", customer="Where is parcel 4111111111111112?"
            ),
        ),
        check=_repeated,
    ),
)
