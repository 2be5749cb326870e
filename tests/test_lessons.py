"""What the embedded model is taught is what it will be asked, token by token."""

import pytest

pytest.importorskip("xllamacpp")

from service.prompt import load_prompt
from training.examples import DATA, read
from training.lessons import of_chats
from training.tokenizer import Tokenizer
from training.tree import SHARED


def test_a_lesson_is_the_prompt_that_llama_cpp_reads():

    taught = next(read(sorted(DATA.glob("*.jsonl"))))
    with Tokenizer() as tokenizer:
        (tree,) = of_chats([taught], load_prompt("local"), tokenizer)
        start = tokenizer.prompt(({"role": "system", "content": "Hi"}, {"role": "user", "content": "You"}))
        assert start == tokenizer.reply(
            "<|im_start|>system\nHi<|im_end|>\n<|im_start|>user\nYou<|im_end|>\n<|im_start|>assistant\n"
        )[:-1]  # fmt: skip
        replies = [tokenizer.reply(reply) for reply in taught.replies.values()]
    assert [token for _, token in tree.lessons] == [token for reply in replies for token in reply]
    assert tree.branches.count(SHARED) > 40
