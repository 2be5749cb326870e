"""What the policy itself names: the plainest words of blame, excuse, argument and belittling.

The other rules of these families reach further and may need the consent of the scale; these few phrases need nobody's.
"""

from service.language.scope import Scope
from service.rule import Rule

_SPOKEN: frozenset[Scope] = frozenset({"quoted", "question", "negated", "reported"})
_HINDSIGHT = (
    "CHECK.ed|READ.ed|TELL.ed|CALL.ed|CONTACT.ed|NOTICE.ed|ASK.ed|LISTEN.ed|FOLLOW.ed|KNOW.ed|LOOK.ed|WAIT.ed|THINK.ed"
    "|been more careful|paid (more)? attention|kept (the|your|an)|made sure"
)

RULES = (
    Rule(
        id="blame/outright",
        principle="never-blame",
        says="Says in so many words that the customer is at fault or not to be believed.",
        instead="Say what can be done now, and own what went wrong on our side.",
        flagged=(
            "[[You should have checked]] the box first.",
            "This [[was your own fault]], I'm afraid.",
            "[[You must have entered]] it wrongly.",
            "[[You failed to]] sign the form.",
            "[[Next time, please be more careful]].",
            "This is a case of [[user error]].",
        ),
        fine=(
            "It isn't your fault, and you shouldn't have had to check.",
            "You should have received the parcel by now.",
            "We should have told you. Have you checked the box, by any chance?",
        ),
        patterns=(
            f"you (should|could|ought to) have ~1 ({_HINDSIGHT})",
            "(is|was) ~1 your own (fault|mistake|doing|error)|your own fault|entirely your (fault|mistake)|all your fault|you are to blame",
            "you (failed|forgot|neglected|did not bother|omitted) to",
            "you did not (read|follow|listen|check|pay attention)",
            "you are (mistaken|wrong|lying)",
            "you must have ~1 (ENTER.ed|TYPE.ed|MISREAD.ed|MISS.ed|FORGET.ed|CLICK.ed|OVERLOOK.ed|MAKE.ed a mistake|done something)",
            "you claim (that|to|you|it|the)|as you claim|so you claim",
            "as i (have)? already (told|explained to) you|i (have)? already told you",
            "(next time|in future|in the future) ~,2 be more careful|please be more careful",
            "user error",
            "(per|according to) the instructions you were given",
        ),
        unless=("your own fault (or|if|whether)",),
        drops=_SPOKEN,
    ),
    Rule(
        id="excuse/outright",
        principle="no-excuses",
        says="Hides behind load, role or others in so many words.",
        instead="Leave the reason out, apologise for the specific thing, and say your next step.",
        flagged=(
            "I'm sorry, but [[my hands are tied]].",
            "Billing is [[not my department]].",
            "[[Due to high call volume]], we are behind with our answers.",
            "We are [[short-staffed]] this week.",
        ),
        fine=(
            "I can't change it myself, so I'll ask a colleague and come back to you.",
            "I'm not done yet: there is more that I can try.",
        ),
        patterns=(
            "my hands are tied",
            "there is nothing (i|we|that i|that we) can do|nothing i can do about (it|that|this)",
            "not (in|within)? my (department|job|responsibility|problem)|not our (problem|responsibility)",
            "i am (only|just) (support|the support|a support|an agent|the messenger|a chat agent)",
            "i am new here",
            "short staffed|understaffed",
            "(due to|because of|owing to) ~2 high (call|chat|order)? (volume|volumes|demand)|high volume of (calls|chats|requests|orders|messages)",
            "our (system|systems) (is|are) ~1 (slow|down) today",
            "the courier 's fault|fault of the courier",
        ),
        drops=frozenset({"quoted", "question"}),
    ),
    Rule(
        id="argue/outright",
        principle="never-argue",
        says="Fights, threatens or talks down in so many words.",
        instead="Stay calm, let the customer be heard, and say what you can do.",
        flagged=(
            "Please [[calm down]], I'm looking into it.",
            "[[With all due respect]], that order was correct.",
            "[[Watch your language]], please.",
            "If you go on like this, [[I will end this chat]].",
        ),
        fine=(
            "I'd be upset too. Let me look into it, step by step.",
            "I'll stay in this chat until you have an answer.",
        ),
        patterns=(
            "calm down|CALM yourself",
            "with all due respect",
            "i am (just|only) doing my job",
            "watch your (language|tone|mouth)",
            "no (need|reason) to be (so)? (rude|aggressive|hostile)|no need to (shout|yell|swear)",
            "as you can clearly see",
            "that is (simply|just)? not true",
            "(like|as) i (just)? said (before|already)?",
            "i (will|am going to|shall) (end|close|terminate) (this|the) (chat|conversation)",
        ),
        drops=frozenset({"quoted", "negated", "reported"}),
    ),
    Rule(
        id="dismiss/outright",
        principle="never-dismiss",
        says="Makes the question or the person small in so many words.",
        instead="Say what this means for them, and what you will do.",
        flagged=(
            "[[It's not a big deal]], it will come.",
            "[[That's just how it works]], I'm afraid.",
            "You'll have to [[wait like everyone else]].",
            "That is [[an unreasonable request]].",
        ),
        fine=(
            "I can see that this is a big deal for you.",
            "Would you like to know how it works from here?",
        ),
        patterns=(
            "(it|this|that) is (really|just)? not (a|such a|that) big (of a)? deal|no big deal",
            "that is (just|simply) how (it|this|things) (works|work|is|are|goes)",
            "(wait|queue) like (everyone|everybody) else",
            "(a|an|your) unreasonable (request|demand|question)",
            "no (need|reason) to (be|get) (so)? (upset|angry|worked up|emotional)",
            "(it|that) is only a few (days|hours|minutes|dollars|pounds|euros)",
            "can not help (everybody|everyone)",
        ),
        drops=frozenset({"quoted", "reported"}),
    ),
)
