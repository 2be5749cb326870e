"""Asking for, or repeating, what must not be in a chat: passwords, PINs, one-time codes, whole card numbers."""

import re
from collections.abc import Iterable

from service.language.lexicon import vocabulary
from service.language.place import words_at
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

_CLASSES = {
    "card": "card|credit card|debit card|bank card|payment card|visa|mastercard|amex",
    "whole": "full|whole|complete|entire|long|16 digit|sixteen digit|15 digit|16|sixteen|15|fifteen|19",
    "unit": "digits|numbers|number|figures|code|digit code|figure code|digit number",
    "sign": "log in|sign in|get in|sign|signs|signed|signing|log|logs|logged|logging|unlock|unlocks|unlocked|get|gets|let|lets",
    "type_in": "type|typed|types|enter|entered|key|keyed|punch|punched|tap|tapped|put|use|used|write|wrote|have set",
    "secret": "password|passwords|passcode|passcodes|pass code|pass codes|pass word|pass phrase|passphrase|passwd|pin|pins|cvv|cvc|cvv2|cv2|csc|otp"
    "|security (code|number|digits|word|answer|answers|phrase)|card verification|verification (code|number|digits)"
    "|(authentication|authorisation|authorization|authenticator|access|confirmation|activation|login|log in|sign in|sms|text|texted|e mail|app) (code|codes|pin)|(secret|memorable) (word|code|answer|phrase|number|information|bit|part|characters)"
    "|one time ~2 (code|password|passcode|pin|number|thing)|single use code|(log in|login|sign in|signin|logon|banking|account|portal) (credentials|details|data|information|info)|your (login|log in|logon|credentials)|(login|logon) credentials"
    "|(two factor|2fa|mfa) code|recovery (code|codes|phrase|key|words)|backup (code|codes)|seed phrase"
    "|(phrase|word|words|characters|letters|combination|thing|bit) ~3 (you|that you|which you) ~2 <type_in> ~3 (<sign>|under it|account|portal|in)"
    "|(what|whatever) ~1 you ~2 <type_in> ~2 (to|when|for|under|underneath|into|in|as) ~2 (<sign>|it|that|the password box|password|name|account)"
    "|(what|whatever) ~1 you ~1 need ~1 to <sign> (in|into|it|on)|(what|word|phrase|whatever) ~1 you (log|sign) in with|what you typed ~4 (letter by letter|character by character|exactly)|letter by letter|mother is maiden name|maiden name",
    "your": "your|the|that|those|both|my|both your",
    "cardno": "<whole>? <card> (number|numbers|digits|no|info|information|data)|<card> details|(details|particulars|number|numbers|digits|figures) (of|for|from|on) (your|the) ~1 <card> ~1 (in full|complete|as well|please)?"
    "|<whole> <unit> ~5 <card>|<unit> ~1 (across|along|printed|embossed|stamped|on|from|off) ~6 (front|face) (~2 <card>)?"
    "|(three|3|four|4) ~1 (digits|numbers|figures|digit code|digit number|digit one|number) ~3 (back|reverse|rear|signature strip|signature|flip side|front|behind)"
    "|<unit> (on|from|off) the (back|reverse|rear|flip side|front) (of ~2 <card>)?"
    "|(all|the) (sixteen|16|fifteen|15) ~1 <unit>|<whole> (digits|digit number|long number)|(digits|numbers|figures|number|code) ~3 (strip|next to (the|your) signature|by (the|your) signature)|(picture|photo|scan|image|snap|screenshot|copy) of ~1 (both sides|the front|front|back|the back) ~4 <card>|expiry ~2 and ~3 (code|number|digits|figures)",
    "ssn": "ssn|ssns|social security|(full|whole|complete|entire|digit) social|your social|social insurance number|national insurance number|tax file number|all nine|nine digits",
    "texted": "(you|that you) ~1 (got|received|get|receive|have|were sent|were texted) ~4 (text|sms|phone|app|email|mail|message|bank)|(that|which)? (we|i|they|it|the bank|your bank|their app|the app|the portal|the site) ~1 (have|has|had|just|will)? (text|texts|texted|sent|send|sends|emailed|messaged|pinged|shows|gives|gave|issued|pushed|just sent|just texted) ~2"
    "|(that|which)? (just|will|should)? (arrived|arrives|arrive|came|comes|come through|comes through|popped|pops|pop|appears|appear|appeared|shows|show|flashes|lands|landed|buzzed|turned up|turns up|was sent|were sent|is sent|was texted|was emailed|went) ~5"
    "|(on|from|in|off) your (authenticator|phone screen|sms|text message|security app|banking app|bank is app|authenticator app)",
    "code": "code|codes|digits|passcode|digit code|figure code",
    "sender": "that? (we|i|they|it|the bank|your bank|their app|the app|the portal|the site) ~1 (have|has|had|just|will)? (text|texts|texted|sent|send|sends|emailed|messaged|pinged) ~2",
}
_REQUEST = vocabulary(
    "send share tell give provide supply confirm type write drop paste pop post text message email forward enter verify submit"
    " state quote list let read pass hand reply respond include put shoot fire attach copy spell ping disclose reveal"
    " repeat relay input communicate furnish add stick screenshot key grab leave say set note borrow have need require what"
    " want get take see know use ask request collect jot receive obtain without with once missing ready handy enough pull bring"
    " start begin open check look unlock just only all kindly please could can would may"
)
_TO_US = vocabulary("me us here chat i we back below reply my our message")
_ASKED_ELSEWHERE = frozenset({"asks", "asked", "prompts", "prompted", "demands"})
_AT_HAND = frozenset({"hand", "handy", "ready", "nearby"})
_WHICH = frozenset({"what", "which"})
_CHANGING = vocabulary(
    "change changed changing reset resetting resets update updated create created choose choosing pick forgot forgotten lost new temporary"
    " wrong expired strong stronger different"
)
_ELSEWHERE = vocabulary("page link keypad machine checkout browser")
_NEVER = vocabulary("not never no nobody nothing keep keeping neither nor")
_NONE = frozenset({"no", "neither", "nor", "without"})
_ANY = frozenset({"a", "an"})
_DONE_WITH = vocabulary("paid used entered typed")
_LAST_FOUR = vocabulary("four 4 three 3 two 2")
_FOUR_DIGITS = re.compile(r"\d[ -]?\d[ -]?\d[ -]?\d")
_GROUPED = re.compile(r"(?<![\w.])(?:\d[ -]?){12,18}\d(?![\w])")
_SOCIAL = re.compile(r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])")
_IN_FOURS = re.compile(r"\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}|\d{4}[ -]\d{6}[ -]\d{5}")
_CODE_BEFORE = (
    ["one", "time"],
    ["a", "verification"],
    ["the", "verification"],
    ["the", "security"],
    ["security"],
    ["verification"],
    ["sms"],
    ["text"],
)
_STOPS = frozenset(".?!;¶")
_NAMED_SECRET = vocabulary("password passcode pin cvv cvc otp passphrase")
_BETWEEN = frozenset(
    [
        "is",
        "was",
        ":",
        "=",
        "-",
        "for",
        "my",
        "the",
        "it",
        "one",
        "new",
        "old",
        "code",
        "number",
        "'",
        '"',
        "now",
        "currently",
    ]
)


def _not_asked(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the sentence does not ask the customer to bring the secret into the chat."""
    del scene
    start, end = reply.sentence(hit.first)
    words = reply.words[start:end]
    around = set(words)
    outside = {*reply.words[start : hit.first], *reply.words[hit.last : end]}
    if "last" in around and not _LAST_FOUR.isdisjoint(around):
        return True
    if not _ELSEWHERE.isdisjoint(outside) and "here" not in around:
        return True
    if not _CHANGING.isdisjoint(reply.words[max(start, hit.first - 4) : hit.first]):
        return True
    if not _ASKED_ELSEWHERE.isdisjoint(words[: hit.first - start]):
        return True
    before = reply.words[max(start, hit.first - 2) : hit.first]
    if not _NONE.isdisjoint(before):
        return True
    if not _ANY.isdisjoint(before) and _TO_US.isdisjoint(around):
        return True
    if words[-1] != "?" and (before[-1:] == ["own"] or not _DONE_WITH.isdisjoint(words[: hit.first - start])):
        return True
    for i, word in enumerate(words):
        if (
            word in _NEVER
            and not _REQUEST.isdisjoint(words[i + 1 : i + 4])
            and "let" not in words[i + 1 : i + 3]
        ):
            return True
    asked = words[-1] == "?" and not (_WHICH.isdisjoint(around) and _AT_HAND.isdisjoint(around))
    to_us = not _TO_US.isdisjoint(outside) or words[0] in _REQUEST
    return not (asked or (to_us and not _REQUEST.isdisjoint(around)) or "please" in around)


def _repeated(reply: Text, scene: Scene) -> Iterable[Hit]:
    raw = reply.raw
    numbers = (
        [(pattern, found) for pattern in (_GROUPED, _SOCIAL) for found in pattern.finditer(raw)]
        if _FOUR_DIGITS.search(raw)
        else ()
    )
    if numbers:
        ours = _digits(" ".join(text.raw for text in (*scene.facts, *scene.actions)))
        typed = [_digits(text.raw) for text in scene.customer]
        for pattern, found in numbers:
            digits = _digits(found.group())
            from_customer = any(digits in said for said in typed)
            card = _luhn(digits) and digits[0] in "23456"
            in_fours = bool(_IN_FOURS.fullmatch(found.group()))
            if pattern is _GROUPED and not (card or (in_fours and from_customer)):
                continue
            if (from_customer or digits not in ours) and (hit := words_at(reply, *found.span())) is not None:
                yield Hit(*hit, "a whole number that must not be in a chat")
    secrets = _secrets(scene)
    for i, word in enumerate(reply.words) if secrets else ():
        if word in secrets:
            yield Hit(i, i + 1, "a secret that the customer typed")


def _secrets(scene: Scene) -> frozenset[str]:
    """Return the secrets that the customer typed, looked for once and kept with the scene."""
    found: frozenset[str] | None = scene.__dict__.get("secrets")
    if found is None:
        found = scene.__dict__["secrets"] = secrets_in(scene.customer)
    return found


def secrets_in(texts: Iterable[Text]) -> frozenset[str]:
    """Return the words that follow a word for a secret in a customer's texts: "my password is Rosebud7"."""
    found = set()
    for text in texts:
        words = text.words
        for i in [i for i, word in enumerate(words) if word in _NAMED_SECRET or word == "code"]:
            word = words[i]
            if word not in _NAMED_SECRET and not (
                word == "code" and words[max(i - 2, 0) : i] in _CODE_BEFORE
            ):
                continue
            for at in range(i + 1, min(i + 8, len(words))):
                candidate = words[at]
                if any(map(str.isdigit, candidate)) and len(candidate) > 2:
                    found.add(candidate)
                    break
                if candidate in _STOPS or (candidate not in _BETWEEN and at > i + 4):
                    break
    return frozenset(found)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _luhn(digits: str) -> bool:
    """Whether the check digit of a card number is right (ISO/IEC 7812-1)."""
    doubled = (int(d) * 2 if i % 2 else int(d) for i, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


RULES = (
    Rule(
        id="private/ask",
        principle="kindness",
        says="Asks for a secret: a password, PIN, one-time code, whole card number or the like.",
        instead="Ask for something that is safe in a chat, such as the order number or the last four digits.",
        flagged=(
            "I can look at once. Could you send me your [[password]]?",
            "To go on I just need the six-[[digit code that we texted you]].",
            "What is the [[long number on the front of your card]]?",
            "Please reply with the [[three digits on the back]] and I'll check.",
            "May I have your [[full social security number]], please?",
            "Just tell me [[what you type in to log in]] and I'll do the rest.",
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
            "<secret>",
            "<cardno>",
            "<ssn>",
            "<code> <texted>",
            "(number|numbers|figures) <sender>",
            "(what|which ~2) (do|did)? you <type_in> ~9 (log in|sign in|get in|cash machine|atm)",
            "(four|4|six|6) (digits|figures|numbers) ~1 (you|that you) ~2 <type_in> ~5 (pump|machine|till|keypad|atm|terminal)",
            "(text|message|sms|row|line|string|code) ~1 (with|of) ~1 (six|6|four|4|five|5|eight|8) (digits|figures|numbers)",
            "(picture|pic|photo|scan|snap|shot) of both sides",
        ),
        unless=(
            "keep ~4 <secret> ~4 to yourself",
            "(forgot|forgotten|reset|change|new|lost|wrong) ~2 (password|passcode|pin)",
            "(discount|promo|promotion|gift|voucher|error|post|product|bar|zip|area|dress|qr|order|tracking|booking|reference) (code|number)",
        ),
        drops=frozenset({"quoted", "reported"}),
        spared=_not_asked,
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
