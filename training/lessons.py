"""Chats as the model is taught them: rendered by the product's own prompt, tokenised by llama.cpp, packed as trees."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from service.cases import read_cases
from service.chat.moves import MOVES, Choice, Move
from service.chat.situation import read_situation
from service.conversation import Conversation
from service.prompt import Prompt
from service.scene import Scene
from training.examples import Chat
from training.tokenizer import Tokenizer
from training.tree import Tree, grow

_ANY = Move("reply", (), "", "", ())
_MIN_WORDS, _MAX_WORDS = 12, 70
_MOST_BRANCHES = 8


def of_chats(chats: Iterable[Chat], prompt: Prompt, tokenizer: Tokenizer) -> Iterator[Tree]:
    """Yield one tree for each chat, a branch for each of its moves."""
    for chat in chats:
        replies = [(MOVES[move], reply) for move, reply in chat.replies.items()]
        yield _tree(chat.conversation, replies, prompt, tokenizer)


def of_cases(paths: Iterable[Path], prompt: Prompt, tokenizer: Tokenizer) -> Iterator[Tree]:
    """Yield trees of the guardrail's labelled cases: the clean replies to each chat, under the move "reply".

    They are not sorted by move, but teach what grounds are for on hundreds of further chats.
    """
    scenes: dict[str, tuple[Conversation, list[str]]] = defaultdict()
    for case in (case for path in paths for case in read_cases(path)):
        about = case.conversation
        if about is None or case.families or not _MIN_WORDS <= len(case.reply.split()) <= _MAX_WORDS:
            continue
        key = json.dumps([case.messages, case.facts, case.actions, case.commitments])
        scenes.setdefault(key, (about, []))[1].append(case.reply)
    for about, replies in scenes.values():
        yield _tree(about, [(_ANY, reply) for reply in replies[:_MOST_BRANCHES]], prompt, tokenizer)


def _tree(about: Conversation, replies: list[tuple[Move, str]], prompt: Prompt, tokenizer: Tokenizer) -> Tree:
    situation = read_situation(Scene(about))
    asked: dict[str, list[int]] = {}
    for move, _ in replies:
        if move.id not in asked:
            rendered = prompt.render(about, situation, [Choice(move, "")])
            asked[move.id] = tokenizer.prompt(rendered.messages)
    return grow([(asked[move.id], tokenizer.reply(reply)) for move, reply in replies])
