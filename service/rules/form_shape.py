"""Replies that are empty, too long, cut off, or in another language than the chat."""

from collections.abc import Iterable

from service.conversation import MAX_REPLY_CHARS
from service.language.lexicon import vocabulary
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

_MARKS = frozenset(".,;:?!()[]{}\"'-¶")
_STOPS = frozenset(".?!")
# Nothing that a person means to send ends with one of these.
_NEVER_LAST = vocabulary(
    "a an the my your our their and or but because although if unless until than whether every of from as i very quite"
    " such whose he she we"
)
_LAST_WITH_I = vocabulary("will would have had am was to can could should must")
_OPEN = frozenset(",-(:;")

# The commonest words of Spanish, Portuguese, Italian, French, German, Dutch, Polish, Swedish and Turkish, without
# accents, that no English sentence holds.
_FOREIGN = vocabulary(
    "abbiamo ahora aider anche aussi avec avez avons ayudar ayudarle bedankt bestelling bestellung bir"
    " bitte bonjour ces cette chez ciao cok commande compte cuando cuenta czy danke dans degli della"
    " dello desculpe desole desolee desoles dilerim disculpas disculpe dispiace dla donde dziekuje een"
    " eine einem einen einer entschuldigung esta estamos este esto estou estoy ete etre ett fur gerne gli"
    " graag gracias grazie haben han heb hebben hemos het hola ich icin ihnen ihr ihre ihren ihrer inte"
    " isso ist jag je jest jij jouw kann konnen kunnen lamentamos lamento merci meu minha mir molto muy"
    " naar nach nao nicht niet nos nosotros nostro notre nous nuestra nuestro obrigada obrigado ola ordine"
    " ozur pedido pela pelo pero podemos porque possiamo posso pouvez prego prosze przepraszam"
    " puede puedo questa questo senor senora seu siamo siento sind siparis sono sont spijt sua suo"
    " tambien tengo tesekkur tiene una unas und unos usted ustedes uw vamos voce voces vom"
    " voor vos vostro votre vous werden wij wir wird wordt zamowienie zijn zur"
)
# Words of theirs that are English words or names, too: they count only beside the others.
_FOREIGN_TOO = vocabulary(
    "ai al auf che det para pour som tack tres uma bien con da das de del dem den der des die do du ein el en est favor ha il in je la las le"
    " les lo los mais met mi mit mucho na ne nie no pas por que se sie sobre su sur sus te tu uber un vi"
    " zum"
)
_ENGLISH = vocabulary(
    "the a an and or but to of in on at for with from is are was were be been am have has had do does did will would"
    " can could should may might i you he she it we they me us them my your our their this that these those what"
    " which who how when where why not if so as by about just please sorry thank thanks let there here more any some"
    " all one than then up out now get got know see look looking make sure help very too"
)
_LATIN_SHARE = 0.7


def _empty(reply: Text, scene: Scene) -> Iterable[Hit]:
    del scene
    if not any(map(str.isalnum, reply.raw)):
        yield Hit(0, len(reply), "nothing to read")


def _too_long(reply: Text, scene: Scene) -> Iterable[Hit]:
    if len(reply.raw) > MAX_REPLY_CHARS:
        yield Hit(0, len(reply), f"more than {MAX_REPLY_CHARS} characters")
    elif scene.max_words is not None and len(reply.words) > scene.max_words:
        count = sum(any(map(str.isalnum, word)) for word in reply.raw.split())
        if count > scene.max_words:
            yield Hit(0, len(reply), f"{count} words of at most {scene.max_words}")


def _cut_off(reply: Text, scene: Scene) -> Iterable[Hit]:
    del scene
    words = reply.words
    last = len(words) - 1
    while last >= 0 and words[last] == "¶":
        last -= 1
    if last < 1 or (words[last] in _STOPS and not _trails_off(words, last)):
        return
    if words[last] == ".":
        last -= 1
        while last > 0 and words[last] == ".":
            last -= 1
    word = words[last]
    if (
        word in _NEVER_LAST
        or (word in _OPEN and not _emoticon(reply, last))
        or (
            word in _LAST_WITH_I
            and words[last - 1] in {"i", "we"}
            and words[last - 2] not in {"so", "as", "than", "if", "what", "whatever", "all"}
        )
    ):
        first = reply.sentence(last)[0]
        yield Hit(max(first, last - 2), last + 1, "stops in the middle of a sentence")


def _trails_off(words: list[str], last: int) -> bool:
    return words[last] == "." and last > 1 and words[last - 1] in _NEVER_LAST


def _emoticon(reply: Text, last: int) -> bool:
    """Whether a mark is half a smiley or a closing dash before a name or an emoji."""
    tail = reply.raw[reply.starts[last] - 2 : reply.ends[last] + 2]
    return any(face in tail for face in (":)", ":(", ":-", ";)", "(:", ":D", ":P", ":/"))


def _other_language(reply: Text, scene: Scene) -> Iterable[Hit]:
    del scene
    words = reply.words
    raw = reply.raw
    if not raw.isascii():
        letters = [c for c in raw if c.isalpha()]
        latin = sum(c < "ɐ" or "Ḁ" <= c <= "ỿ" or "Ａ" <= c <= "ｚ" for c in letters)
        known = sum(word in _ENGLISH for word in words)
        if letters and latin < _LATIN_SHARE * len(letters) and 4 * known < len(words):
            yield Hit(0, len(reply), "another script")
            return
    if _FOREIGN.isdisjoint(words):
        return
    for first, last in reply.sentences:
        part = [word for word in words[first:last] if word not in _MARKS]
        strange = sum(word in _FOREIGN for word in part)
        if not strange or len(part) < 2:
            continue
        likely = strange + sum(word in _FOREIGN_TOO and word not in _ENGLISH for word in part)
        english = sum(word in _ENGLISH for word in part)
        if likely >= 2 and likely > 2 * english and 4 * likely >= len(part):
            yield Hit(first, last, "not English")


def _banned(reply: Text, scene: Scene) -> Iterable[Hit]:
    for term in scene.banned:
        size = len(term)
        for i, word in enumerate(reply.words):
            if word == term[0] and tuple(reply.words[i : i + size]) == term:
                yield Hit(i, i + size, "the caller's list of banned words")


RULES = (
    Rule(
        id="form/empty",
        principle="extra-polite",
        says="Says nothing.",
        instead="Answer in at least one whole sentence.",
        flagged=("[[...]]", "[[?!]]"),
        fine=("Yes.", "48213?"),
        check=_empty,
    ),
    Rule(
        id="form/too-long",
        principle="plain-words",
        says="Is longer than the caller asked for.",
        instead="Keep to the point that matters most now.",
        flagged=("[[" + "so " * 300 + "long]]", "[[" + "ever so " * 151 + "late]]"),
        fine=("I am sorry.", "so " * 299 + "long"),
        check=_too_long,
    ),
    Rule(
        id="form/cut-off",
        principle="extra-polite",
        says="Breaks off in the middle of a sentence.",
        instead="Finish the sentence or leave it out.",
        flagged=(
            "I'm sorry about the kettle. I will look into [[it and the]]",
            "Thank you for the photo. If [[you can,]]",
            "I'm sorry about the kettle. Once I hear back, [[then I'll]]",
        ),
        fine=(
            "I'm sorry about the kettle. Which one are you waiting for",
            "ok, let me have a look at that",
            "Happy to look :)",
            "I don't think it is, but I'll ask",
        ),
        check=_cut_off,
    ),
    Rule(
        id="form/language",
        principle="plain-words",
        says="Is in another language than the chat.",
        instead="Answer in English.",
        flagged=(
            "[[Lamento mucho lo de su pedido, ahora lo miro con usted.]]",
            "[[Мне очень жаль, что чайник треснул.]]",
            "I'm sorry. [[Wir schauen nach der Bestellung und melden uns.]]",
        ),
        fine=(
            "Is the El Paso store the one near you? I can ask Las Cruces, too.",
            "Was it the crème brûlée or the café au lait that was cold?",
            "Do you mean the Ульяна lamp? I'll look at it now.",
        ),
        check=_other_language,
    ),
    Rule(
        id="form/banned-word",
        principle="plain-words",
        says="Uses a word that this company has banned.",
        instead="Leave the word out.",
        flagged=(
            Example("I could send a [[free sample]] along.", brand={"banned": ["free sample"]}),
            Example("Is it better than [[Brewster's]]?", brand={"banned": ["Brewster's"]}),
        ),
        fine=(
            Example("Did the sample arrive free of charge?", brand={"banned": ["free sample"]}),
            Example("Feel free to send it.", brand={"banned": ["freedom"]}),
        ),
        check=_banned,
    ),
)
