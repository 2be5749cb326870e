"""Sentences made of nothing but service talk: they could be sent to anybody about anything."""

from collections.abc import Iterable

from service.language.lexicon import vocabulary
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

# Words that belong to brochures: each weighs two.
_BROCHURE = vocabulary(
    "trust value satisfaction excellence feedback valued loyal loyalty strive strives striving endeavour endeavor endeavours commitment committed dedicated"
    " dedication pride proud values standards standard tirelessly diligently utmost sincerely sincere sincerest humblest heartfelt empathise empathize"
    " empathy sympathise sympathize assistance inconvenience inconvenienced cooperation patience understanding community expectations expectation mission"
    " happiness customers guests clients patrons shoppers visitors excellence seamless exceptional regret regrets convenience priority noted forwarded privilege opportunity"
    " experience experiences memorable outstanding unwavering continuous continually constantly constant passionate passion reputation integrity transparency"
    " exceed exceeding delight delighted esteemed cherish cherished treasure humbly deepest deeply profoundly unparalleled superior premium comments remarks suggestions"
    " intention intend disappoint disappointing disappointed dissatisfaction concern concerns wellbeing trusting faith confidence partnership relationship patronage"
    " custom tailored personalised personalized solutions industry leading heart hearts smile smiles humble gratitude grateful appreciation appreciated honoured honored brand"
)
# Words that fit anywhere: each weighs one.
_ANYWHERE = vocabulary(
    "team everyone always every each best better help support improve improving improvement care caring trust world core important importance value values appreciate thank thanks"
    " hear hearing heard apologise apologize apologies apology expect expected deserve deserves further require level want ensure ensuring bring bringing bear kindly"
    " means mean whole truly highest issue issues matter matters recent resolve resolving chance continue continues serve serving service services provide providing offer"
    " happy happier hope wish members member family relevant appropriate department share shared sharing treated receive received quality possible company"
    " everything relationships business choosing chosen choose time learn grow growing committed aim aims goal strive us staff reached contacting touch"
    " working work works aim face life lives smile assist assisting assure promise believe love loved customer guest client understand completely fully totally empathise feel feelings frustration coming place"
)
# Words that say nothing either way.
_LIGHT = vocabulary(
    "a an the i you we they it he she me them my your our their its this that these those there here is are was were be been being am has have had do"
    " does did will would can could should may might must shall not no never to of in on at for with from by about as into and or but so if than then"
    " when what who how where why which all any some such very more most much many just only also too well now again back up out over please yes"
    " 's let us would like make made making take taking taken get give giving given keep keeping put see know go going come done doing both while"
    " because really own on ever upon through throughout during within still even right good new way part today look looking into one"
)
_ENOUGH = 4
_LEAST_BROCHURE = 1


def _says_nothing(reply: Text, scene: Scene) -> Iterable[Hit]:
    words = reply.words
    if _BROCHURE.isdisjoint(words):
        return
    for first, last in reply.sentences:
        part = [word for word in words[first:last] if word.isalpha()]
        if words[last - 1] == "?":
            continue
        here = set(part)
        brochure = len(here & _BROCHURE)
        if brochure < _LEAST_BROCHURE:
            continue
        weight = 2 * brochure + len((here & _ANYWHERE) - _BROCHURE)
        if weight < _ENOUGH:
            continue
        own = sum(
            word not in _BROCHURE and word not in _ANYWHERE and word not in _LIGHT and word not in scene.names
            for word in here
        ) + sum(any(map(str.isdigit, word)) for word in words[first:last])
        if weight - 2 * own >= _ENOUGH:
            yield Hit(first, last, "it could be sent to anybody")


RULES = (
    Rule(
        id="script/empty",
        principle="no-script",
        says="Is made of service talk alone: it could be sent to anybody about anything.",
        instead="Name the very thing that happened to this customer, or leave the sentence out.",
        flagged=(
            "[[Our whole team is committed to the happiness of our guests.]] Where is the case now?",
            "[[We truly value the trust and the confidence you place in us.]]",
            Example(
                "[[Customer happiness is at the core of everything we do at Brindle.]]",
                brand={"name": "Brindle"},
            ),
        ),
        fine=(
            "I understand that the kettle leaks, and I'm sorry that it spoiled the breakfast.",
            "I'll do my best to find out where it is.",
            "Thank you for the patience you had with three phone calls and a locked door.",
            "I hope that the second lamp comes in one piece.",
        ),
        check=_says_nothing,
    ),
)
