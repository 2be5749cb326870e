"""The gateway without a model keeps the promises of a gateway."""

import time

import pytest

from service.errors import ModelTimeout, ModelUnavailable
from service.model.gateway import ModelOptions, ScriptedGateway, Usage

PROMPT = [{"role": "user", "content": "Hello"}]


async def play(gateway, **options):
    return [piece async for piece in gateway.stream(PROMPT, ModelOptions(**options))]


async def test_each_call_plays_the_next_script_and_is_recorded():
    gateway = ScriptedGateway(["One.", ["T", "wo."]], model="demo")
    options = ModelOptions(temperature=0.1)
    first = [piece async for piece in gateway.stream(PROMPT, options)]
    second = await play(gateway)
    assert [piece.text for piece in first] == ["One.", ""]
    assert [piece.text for piece in second] == ["T", "wo.", ""]
    assert first[-1].usage == Usage()
    assert first[0].usage is None
    assert {piece.model for piece in first} == {"demo"} == {gateway.model}
    assert gateway.calls[0] == (tuple(PROMPT), options)
    assert len(gateway.calls) == 2


async def test_an_exception_is_raised_where_the_script_has_it():
    gateway = ScriptedGateway([ModelTimeout("slow"), ["half an", ModelUnavailable("gone")]])
    with pytest.raises(ModelTimeout, match="slow"):
        await play(gateway)
    pieces = gateway.stream(PROMPT, ModelOptions())
    assert (await anext(pieces)).text == "half an"
    with pytest.raises(ModelUnavailable, match="gone"):
        await anext(pieces)


async def test_a_call_beyond_the_last_script_says_so():
    with pytest.raises(ModelUnavailable, match="0 answers and this is call 1"):
        await play(ScriptedGateway([]))


async def test_a_slow_script_ends_at_the_deadline():
    begun = time.monotonic()
    with pytest.raises(ModelTimeout):
        await play(ScriptedGateway([["a", "b", "c"]], delay=0.1), deadline=begun + 0.15)
    assert 0.14 < time.monotonic() - begun < 0.4
