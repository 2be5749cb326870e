"""The embedded model with the adapter that ships: it writes for the move that is asked for, and what it writes mostly passes."""

import json
from pathlib import Path

import pytest
import pytest_asyncio

pytest.importorskip("xllamacpp")

from service.chat.moves import MOVES, Choice
from service.chat.situation import read_situation
from service.config import ADAPTER
from service.conversation import Conversation
from service.guardrail import check
from service.model.local_model import LocalModel
from service.prompt import load_prompt
from service.scene import Scene

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not ADAPTER.is_file(), reason="left out"),
]
UPSET = Conversation.model_validate(
    json.loads((Path(__file__).parents[1] / "examples" / "upset.json").read_text())
)
ASKED = ("acknowledge-and-ask", "apologise-and-resolve", "honest-follow-up", "pause-and-get-help")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def written():
    """For each move what was written, and the usage that llama.cpp tells."""
    prompt, situation = load_prompt("local"), read_situation(Scene(UPSET))
    model = LocalModel(lora=ADAPTER)
    found = {}
    for move in ASKED:
        rendered = prompt.render(UPSET, situation, [Choice(MOVES[move], "")])
        options = {"temperature": 0, "max_tokens": prompt.max_tokens, "stop": list(prompt.stop)}
        chunks = [chunk async for chunk in model.write(list(rendered.messages), options)]
        text = "".join(c["choices"][0]["delta"].get("content") or "" for c in chunks if c["choices"])
        found[move] = (text, chunks[-1]["usage"])
    await model.aclose()
    return found


async def test_each_move_gets_another_reply_that_comes_to_an_end(written):
    texts = [text for text, _ in written.values()]
    assert len(set(texts)) == len(ASKED)
    assert all(text.rstrip().endswith((".", "?")) for text in texts)
    assert all(8 <= len(text.split()) <= 80 for text in texts)


async def test_most_pass_the_guardrail_at_the_first_try(written):
    scene = Scene(UPSET)
    assert sum(not check(text, scene).blocked for text, _ in written.values()) >= len(ASKED) - 1


async def test_an_honest_follow_up_asks_where_to_send_the_answer(written):
    text = written["honest-follow-up"][0].lower()
    assert any(word in text for word in ("e-mail", "email", "number", "phone"))


async def test_what_the_calls_of_an_answer_share_is_read_once(written):
    first, *later = [usage for _, usage in written.values()]
    assert first["prompt_tokens"] <= 250
    for usage in later:
        cached = usage["prompt_tokens_details"]["cached_tokens"]
        assert cached > 0.85 * usage["prompt_tokens"]
