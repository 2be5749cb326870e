"""Text to tokens as llama.cpp does it, by asking llama.cpp: the model is taught exactly what it will be asked."""

from types import TracebackType
from typing import Any, Self, cast

import httpx
import xllamacpp

from service.model.completion import ChatMessage
from service.model.local_model import find_weights

END = "<|im_end|>"


class Tokenizer:
    """The tokeniser and the chat template in the weights. A context manager: it holds a loopback server of llama.cpp's."""

    def __init__(self) -> None:
        params = xllamacpp.CommonParams()
        params.model.path = str(find_weights())
        params.n_parallel = 1
        params.n_ctx = 64
        params.warmup = False
        params.verbosity = -1
        params.ui = False
        self._server: Any = xllamacpp.Server(params)
        self._client = httpx.Client(base_url=self._server.listening_address, timeout=30, trust_env=False)
        (self.end,) = self._tokens(END)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()
        self._server = None

    def prompt(self, messages: tuple[ChatMessage, ...]) -> list[int]:
        """Return the tokens that llama.cpp reads for these messages, up to where the reply begins."""
        answer = self._client.post("/apply-template", json={"messages": list(messages)}).raise_for_status()
        return self._tokens(answer.json()["prompt"])

    def reply(self, text: str) -> list[int]:
        """Return the tokens of a reply and of its end."""
        return [*self._tokens(text), self.end]

    def _tokens(self, text: str) -> list[int]:
        body = {"content": text, "add_special": False, "parse_special": True}
        answer = self._client.post("/tokenize", json=body).raise_for_status()
        return cast("list[int]", answer.json()["tokens"])
