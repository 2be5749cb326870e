"""What words are: contractions, the forms of a verb, and the word classes that rules share.

Rules name classes (`<harm>`) and verbs (`CHECK`) instead of listing spellings, so that one pattern holds for words
that nobody listed one by one.
"""

from functools import cache


def vocabulary(words: str) -> frozenset[str]:
    """Return the words of a text as a set: how word lists are written down."""
    return frozenset(words.split())


_SUBJECT_FORMS = {
    "i": ("i'm", "i've", "i'd", "i'll"),
    "you": ("you're", "you've", "you'd", "you'll"),
    "we": ("we're", "we've", "we'd", "we'll"),
    "they": ("they're", "they've", "they'd", "they'll"),
}
_TAILS = {"m": "am", "re": "are", "ve": "have", "d": "would", "ll": "will", "s": "is"}
_NEGATIVE = {
    "do": "don't",
    "does": "doesn't",
    "did": "didn't",
    "is": "isn't",
    "are": "aren't",
    "was": "wasn't",
    "were": "weren't",
    "have": "haven't",
    "has": "hasn't",
    "had": "hadn't",
    "can": "can't",
    "could": "couldn't",
    "will": "won't",
    "would": "wouldn't",
    "should": "shouldn't",
    "must": "mustn't",
    "might": "mightn't",
    "need": "needn't",
    "ought": "oughtn't",
}
# Without their apostrophe these would be other words.
_AMBIGUOUS_BARE = frozenset({"were", "well", "wed", "ill", "id", "hell", "shell", "its", "lets"})


def _contractions() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for subject, forms in _SUBJECT_FORMS.items():
        for form in forms:
            table[form] = (subject, _TAILS[form.partition("'")[2]])
    for subject in (
        "he",
        "she",
        "it",
        "that",
        "there",
        "here",
        "this",
        "who",
        "what",
        "where",
        "how",
        "when",
        "why",
        "nothing",
        "everything",
        "something",
        "anything",
        "one",
        "everyone",
        "nobody",
        "someone",
    ):
        for tail in ("s", "ll", "d"):
            table[f"{subject}'{tail}"] = (subject, _TAILS[tail])
    table["that've"] = ("that", "have")
    for verb, form in _NEGATIVE.items():
        table[form] = (verb, "not")
    for modal in ("should", "could", "would", "might", "must"):
        table[f"{modal}'ve"] = (modal, "have")
        table[f"{modal}ve"] = table[f"{modal}a"] = (modal, "have")
        table[f"{modal}n't've"] = (modal, "not", "have")
    table["let's"] = ("let", "us")
    for form, words in list(table.items()):
        bare = form.replace("'", "")
        if "'" in form and bare not in _AMBIGUOUS_BARE:
            table.setdefault(bare, words)
    for bare in (
        "whos",
        "hows",
        "whys",
        "ones",
        "heres",
        "itd",
        "whod",
        "howd",
        "whyd",
        "whend",
        "whered",
        "thisd",
    ):
        table.pop(bare, None)
    table |= {
        "cannot": ("can", "not"),
        "ain't": ("is", "not"),
        "aint": ("is", "not"),
        "y'all": ("you", "all"),
        "u": ("you",),
        "ur": ("your",),
        "r": ("are",),
        "pls": ("please",),
        "plz": ("please",),
        "thx": ("thanks",),
        "cuz": ("because",),
        "cos": ("because",),
        "coz": ("because",),
        "bc": ("because",),
        "tho": ("though",),
        "gonna": ("going", "to"),
        "gotta": ("got", "to"),
        "wanna": ("want", "to"),
        "dunno": ("do", "not", "know"),
        "gimme": ("give", "me"),
        "lemme": ("let", "me"),
        "kinda": ("kind", "of"),
        "'em": ("them",),
        "thru": ("through",),
        "im": ("i", "am"),
        "ya": ("you",),
        "yr": ("your",),
        "tbh": ("to", "be", "honest"),
        "asap": ("asap",),
        "ppl": ("people",),
    }
    return table


CONTRACTIONS = _contractions()

# base: past, past participle (where they are not base+ed); -ing is regular but for the doubled consonants below.
_IRREGULAR = {
    "be": ("was", "been"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cost": ("cost", "cost"),
    "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"),
    "feel": ("felt", "felt"),
    "find": ("found", "found"),
    "forget": ("forgot", "forgotten"),
    "forgive": ("forgave", "forgiven"),
    "get": ("got", "gotten"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "hang": ("hung", "hung"),
    "have": ("had", "had"),
    "hear": ("heard", "heard"),
    "hide": ("hid", "hidden"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "leave": ("left", "left"),
    "lend": ("lent", "lent"),
    "let": ("let", "let"),
    "lie": ("lied", "lied"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "mean": ("meant", "meant"),
    "meet": ("met", "met"),
    "mistake": ("mistook", "mistaken"),
    "misread": ("misread", "misread"),
    "overlook": ("overlooked", "overlooked"),
    "misunderstand": ("misunderstood", "misunderstood"),
    "overdo": ("overdid", "overdone"),
    "oversee": ("oversaw", "overseen"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "ring": ("rang", "rung"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shut": ("shut", "shut"),
    "sit": ("sat", "sat"),
    "sleep": ("slept", "slept"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "split": ("split", "split"),
    "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"),
    "stick": ("stuck", "stuck"),
    "take": ("took", "taken"),
    "teach": ("taught", "taught"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"),
    "understand": ("understood", "understood"),
    "wear": ("wore", "worn"),
    "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
    "undo": ("undid", "undone"),
    "redo": ("redid", "redone"),
    "resend": ("resent", "resent"),
    "reset": ("reset", "reset"),
    "overcharge": ("overcharged", "overcharged"),
    "bear": ("bore", "borne"),
    "bend": ("bent", "bent"),
    "blow": ("blew", "blown"),
    "bet": ("bet", "bet"),
    "feed": ("fed", "fed"),
    "fight": ("fought", "fought"),
    "fly": ("flew", "flown"),
    "quit": ("quit", "quit"),
    "ride": ("rode", "ridden"),
    "shake": ("shook", "shaken"),
    "show": ("showed", "shown"),
    "sink": ("sank", "sunk"),
    "wake": ("woke", "woken"),
    "swear": ("swore", "sworn"),
    "rebook": ("rebooked", "rebooked"),
    "arise": ("arose", "arisen"),
    "bind": ("bound", "bound"),
    "bite": ("bit", "bitten"),
    "bleed": ("bled", "bled"),
    "broadcast": ("broadcast", "broadcast"),
    "burst": ("burst", "burst"),
    "cast": ("cast", "cast"),
    "creep": ("crept", "crept"),
    "dig": ("dug", "dug"),
    "drink": ("drank", "drunk"),
    "forecast": ("forecast", "forecast"),
    "foresee": ("foresaw", "foreseen"),
    "foretell": ("foretold", "foretold"),
    "freeze": ("froze", "frozen"),
    "hurt": ("hurt", "hurt"),
    "leap": ("leapt", "leapt"),
    "mislay": ("mislaid", "mislaid"),
    "mislead": ("misled", "misled"),
    "offset": ("offset", "offset"),
    "override": ("overrode", "overridden"),
    "oversleep": ("overslept", "overslept"),
    "overtake": ("overtook", "overtaken"),
    "prepay": ("prepaid", "prepaid"),
    "prove": ("proved", "proven"),
    "rebuild": ("rebuilt", "rebuilt"),
    "remake": ("remade", "remade"),
    "repay": ("repaid", "repaid"),
    "rewrite": ("rewrote", "rewritten"),
    "seek": ("sought", "sought"),
    "shine": ("shone", "shone"),
    "sing": ("sang", "sung"),
    "slide": ("slid", "slid"),
    "spin": ("spun", "spun"),
    "spread": ("spread", "spread"),
    "strike": ("struck", "struck"),
    "sweep": ("swept", "swept"),
    "tear": ("tore", "torn"),
    "undertake": ("undertook", "undertaken"),
    "unfreeze": ("unfroze", "unfrozen"),
    "weep": ("wept", "wept"),
    "withhold": ("withheld", "withheld"),
    "withstand": ("withstood", "withstood"),
}
_DOUBLED = frozenset(
    {
        "plan",
        "stop",
        "ship",
        "cancel",
        "refer",
        "admit",
        "omit",
        "permit",
        "occur",
        "drop",
        "slip",
        "tap",
        "swap",
        "log",
        "flag",
        "chat",
        "set",
        "put",
        "get",
        "cut",
        "let",
        "run",
        "sit",
        "win",
        "hit",
        "begin",
        "forget",
        "skip",
        "trap",
        "spot",
        "top",
        "tag",
        "wrap",
        "submit",
        "transfer",
        "label",
        "travel",
        "model",
        "quit",
        "split",
        "shut",
        "reset",
        "undercut",
        "bet",
        "commit",
        "grab",
        "jot",
        "nag",
        "pin",
        "plug",
        "pop",
        "rob",
        "rub",
        "scan",
        "step",
        "tip",
        "trim",
        "vet",
        "zip",
        "upset",
    }
)
_BRITISH_PAIRS = ("cancel", "travel", "label", "model", "total", "signal", "fuel")


@cache
def forms(verb: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of a verb by kind: `base`, `s`, `ed` (past and participle), `ing`.

    >>> forms("check")["ing"]
    ('checking',)
    >>> forms("send")["ed"]
    ('sent',)
    """
    if verb == "be":
        return {"base": ("be",), "s": ("is", "are", "am"), "ed": ("was", "were", "been"), "ing": ("being",)}
    s = _s_form(verb)
    doubled = verb + verb[-1] if verb in _DOUBLED else verb
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else doubled
    ing: tuple[str, ...] = (verb[:-2] + "ying",) if verb.endswith("ie") else (stem + "ing",)
    ed: tuple[str, ...]
    if verb in _IRREGULAR:
        ed = tuple(dict.fromkeys(_IRREGULAR[verb]))
        if verb == "get":
            ed = ("got", "gotten")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        ed = (verb[:-1] + "ied",)
    else:
        ed = (verb + "d" if verb.endswith("e") else doubled + "ed",)
    if verb in _BRITISH_PAIRS:
        ed = (verb + "ed", verb + verb[-1] + "ed")
        ing = (verb + "ing", verb + verb[-1] + "ing")
    if verb.endswith("ize"):
        ed, ing = (*ed, verb[:-2] + "sed"), (*ing, verb[:-2] + "sing")
        return {"base": (verb, verb[:-2] + "se"), "s": (s, verb[:-2] + "ses"), "ed": ed, "ing": ing}
    return {"base": (verb,), "s": (s,), "ed": ed, "ing": ing}


def _s_form(verb: str) -> str:
    if verb in {"have", "do", "go"}:
        return {"have": "has", "do": "does", "go": "goes"}[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def pasts(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms of a verb in the past and as participle ("went" and "gone"), alike for most verbs."""
    if verb not in _IRREGULAR:
        return forms(verb)["ed"], forms(verb)["ed"]
    past, participle = _IRREGULAR[verb]
    return (past,), ("got", participle) if verb == "get" else (participle,)


@cache
def all_forms(verb: str) -> tuple[str, ...]:
    """Return every form of a verb, base first, without repeats."""
    return tuple(dict.fromkeys(form for kind in forms(verb).values() for form in kind))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, split at spaces."""
    return frozenset(words.split())


def verbs(bases: str, kind: str = "") -> str:
    """Return a pattern for any of several verbs, all forms or one kind of form.

    >>> verbs("check read", "ed")
    '(CHECK.ed|READ.ed)'
    """
    tail = f".{kind}" if kind else ""
    return "(" + "|".join(base.upper() + tail for base in bases.split()) + ")"


# What an attentive customer might have done, and what a careless one does: hindsight blames with these verbs.
_HEED = (
    "check verify confirm read review look study consult inspect examine watch notice note see spot heed follow observe"
    " compare measure test try count weigh mind consider think realize remember know understand plan anticipate expect"
    " tell mention report raise flag say inform notify alert warn let ask inquire query call ring phone contact reach"
    " write email message speak reply respond answer act come return keep save store retain hold back insure protect"
    " register sign enter type fill complete submit upload attach send provide supply give specify state indicate"
    " include add list describe select choose pick tick click opt set adjust change update edit correct amend switch"
    " activate enable disable cancel stop pay settle top buy order book schedule arrange allow leave wait take bring"
    " make use open install assemble clean charge unplug restart pause refuse reject scroll hover search"
)
_SLIP = (
    "forget fail neglect omit overlook ignore disregard misread misunderstand mistype misplace misjudge misspell"
    " mishear misinterpret misremember misuse mishandle confuse skip muddle botch bungle"
)

# Word classes that more than one rule file uses, in the pattern language of `service.language.pattern`.
CLASSES: dict[str, str] = {
    "not": "not|never|no|nothing|neither|nor|without|hardly|nobody|none",
    "be": "BE|'s",
    "have": "HAVE",
    "pronoun": "i|you|we|they|he|she|it",
    "company": "we|us|our|ours|the company|the team|our team",
    "modal": "can|could|may|might|will|would|shall|should|must",
    # blame, argue, dismiss, escalate
    "done": "*ed|" + "|".join(sorted({form for pair in _IRREGULAR.values() for form in pair})),
    "heed": verbs(_HEED, "base"),
    "heed_ed": verbs(_HEED, "ed"),
    "heed_ing": verbs(_HEED, "ing"),
    "slip": verbs(_SLIP, "base"),
    "slip_ed": verbs(_SLIP, "ed"),
    "slip_ing": verbs(_SLIP, "ing"),
    "wrong": "wrong|wrongly|incorrect|incorrectly|inaccurate|inaccurately|incomplete|outdated|old|invalid|mistaken"
    "|mistakenly|misspelled|misspelt|mistyped|faulty|improper|improperly|by mistake|by accident|in error|accidentally",
    "detail": "address|addresses|street|postcode|zip|email|number|digits|size|colour|color|model|option|options|box|boxes"
    "|form|forms|date|dates|details|detail|code|name|account|card|password|information|info|data|field|fields|setting"
    "|settings|plan|instructions|instruction|steps|step|guide|manual|guidelines|notice|notices|chart|description"
    "|terms|policy|page|reminder|reminders|message|messages|emails|mail|letter|listing|conditions|warning|warnings"
    "|small print|fine print|deadline|window|quantity|destination|item|variant|version|label|guidance|photos|paperwork",
    "person": "people|customers|users|folks|shoppers|buyers|guests|callers|clients|members|travellers|travelers"
    "|passengers|subscribers|someone|somebody|everyone|everybody|anyone|anybody",
}
