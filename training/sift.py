"""Keep of what was written only what may be taught, and say what was dropped and why.

    python -m training.sift PASS ... [--out FOLDER] [--refused FILE]

Each PASS is what one author wrote, a folder of `*.jsonl` or one such file as `training.examples` reads them; its chats go to
`<out>/<pass>.jsonl`, by default in `models/softanswer-135m/data`. To sift the data again after the guardrail has changed,
give the files that are there. A reply is dropped if the guardrail blocks it, if it is too short or too long,
or if nearly the same words stand in an earlier reply. `--refused` lists what the guardrail blocked, so that its rules can be judged.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from service.guardrail import check
from service.language.likeness import near_identical
from service.language.text import Text
from service.scene import Scene
from training.examples import DATA, Chat, read, write

_MIN_WORDS, _MAX_WORDS = 12, 64


class Known:
    """The replies kept so far, to find one that says nearly the same in the same words."""

    def __init__(self) -> None:
        self._texts: list[Text] = []
        self._holding: dict[tuple[str, str], list[int]] = defaultdict(list)

    def holds(self, text: Text) -> bool:
        """Whether a reply kept earlier is nearly identical."""
        pairs = set(pairwise(text.words))
        shared = Counter(number for pair in pairs for number in self._holding.get(pair, ()))
        return any(
            2 * count >= len(pairs) and near_identical(text, self._texts[number])
            for number, count in shared.items()
        )

    def keep(self, text: Text) -> None:
        """Remember a reply."""
        for pair in set(pairwise(text.words)):
            self._holding[pair].append(len(self._texts))
        self._texts.append(text)


class Sieve:
    """Sifts chats one after the other.

    Attributes:
        dropped: how many replies were dropped, by reason; a rule's id is a reason.
        refused: for each reply that the guardrail blocked, what it was checked against and what was found.
    """

    def __init__(self) -> None:
        self.dropped: Counter[str] = Counter()
        self.refused: list[dict[str, Any]] = []
        self._known = Known()

    def sift(self, chat: Chat) -> Chat | None:
        """Return the chat with the replies that may stay; None where none may."""
        scene = Scene(chat.conversation)
        kept = dict(self._kept(chat, scene))
        return chat.model_copy(update={"replies": kept}) if kept else None

    def _kept(self, chat: Chat, scene: Scene) -> Iterator[tuple[str, str]]:
        for move, reply in chat.replies.items():
            text = Text(reply)
            found = [f for f in check(reply, scene).findings if f.severity == "block"]
            if found:
                self.dropped.update({f.rule for f in found})
                self.dropped["(by the guardrail)"] += 1
                line = chat.model_dump(mode="json", exclude={"replies"}, exclude_defaults=True)
                line["messages"] = [f"{m.role}: {m.text}" for m in chat.messages]
                line |= {
                    "move": move,
                    "reply": reply,
                    "found": [f"{f.rule}: “{f.text}” {f.says}" for f in found],
                }
                self.refused.append(line)
            elif not _MIN_WORDS <= len(reply.split()) <= _MAX_WORDS:
                self.dropped["(length)"] += 1
            elif self._known.holds(text):
                self.dropped["(near-duplicate)"] += 1
            else:
                self._known.keep(text)
                yield move, reply


def main(argv: Sequence[str] | None = None) -> None:
    """Sift the passes, write what is kept, print the counts."""
    parser = argparse.ArgumentParser(prog="python -m training.sift", description=__doc__.splitlines()[0])
    parser.add_argument("passes", type=Path, nargs="+", metavar="PASS")
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--refused", type=Path)
    options = parser.parse_args(argv)
    sieve = Sieve()
    seen, kept, moves = 0, [], Counter[str]()
    options.out.mkdir(parents=True, exist_ok=True)
    for one in options.passes:
        chats = list(read(sorted(one.glob("*.jsonl")) if one.is_dir() else [one]))
        seen += sum(len(chat.replies) for chat in chats)
        passed = [left for chat in chats if (left := sieve.sift(chat)) is not None]
        write(options.out / f"{one.stem}.jsonl", passed)
        kept += passed
        moves.update(move for chat in passed for move in chat.replies)
        print(f"{one.stem}: {len(chats)} chats, {sum(len(c.replies) for c in passed)} replies kept")
    held = [chat for chat in kept if chat.held_out]
    print(f"{seen} replies read, {moves.total()} kept in {len(kept)} chats; held out: {len(held)} chats")
    print("kept by move: " + ", ".join(f"{move} {n}" for move, n in moves.most_common()))
    print("dropped: " + ", ".join(f"{reason} {n}" for reason, n in sieve.dropped.most_common()))
    if options.refused:
        lines = (json.dumps(line, ensure_ascii=False) for line in sieve.refused)
        options.refused.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
