"""A pool of deployments: calls go where they are answered, and replicas tell each other through Redis where they are not."""

import time

import pytest
from pydantic import SecretStr

from service.errors import Misconfigured
from service.model.gateway import LiteLLMGateway, ModelOptions, ModelTarget
from service.model.pool import Pool
from tests.fake_provider import TEXT

HELLO = [{"role": "user", "content": "hello"}]


@pytest.fixture
def pool_file(tmp_path, fake_provider_process):
    """A pool of two deployments: one that always says 503, and one that answers."""
    file = tmp_path / "pool.toml"
    file.write_text(
        "".join(
            f'[[model_list]]\nmodel_name = "pool"\n[model_list.litellm_params]\nmodel = "openai/{model}"\n'
            f'api_base = "{fake_provider_process}/v1"\napi_key = "none"\n'
            for model in ("bad?fault=503", "good")
        )
    )
    return file


def gateway_of(file, redis=None):
    pool = Pool(file, SecretStr(redis) if redis else None)
    return LiteLLMGateway(models=[ModelTarget("pool")], attempts=4, pause=0.05, pool=pool)


async def ask(gateway):
    pieces = [p async for p in gateway.stream(HELLO, ModelOptions(deadline=time.monotonic() + 20))]
    return "".join(p.text for p in pieces)


async def test_a_call_that_meets_the_bad_deployment_is_answered_by_the_good_one(pool_file, fake_provider):
    gateway = gateway_of(pool_file)
    try:
        assert {await ask(gateway) for _ in range(8)} == {TEXT}
    finally:
        await gateway.aclose()
    assert fake_provider.get("/control").json()["calls"]["good"] == 8


@pytest.mark.parametrize("shared", [True, False])
async def test_what_one_replica_learnt_the_other_knows_through_redis_and_not_otherwise(
    pool_file, fake_provider, redis_server, shared
):
    one, other = (gateway_of(pool_file, redis_server if shared else None) for _ in range(2))
    try:
        for _ in range(40):
            await ask(one)
            if "bad?fault=503" in fake_provider.get("/control").json()["calls"]:
                break
        await ask(one)
        fake_provider.delete("/control")
        for _ in range(12):
            assert await ask(other) == TEXT
        assert ("bad?fault=503" in fake_provider.get("/control").json()["calls"]) == (not shared)
    finally:
        await one.aclose()
        await other.aclose()


@pytest.mark.parametrize("text", ["", "model_list = 3", "[[model_list]]\nmodel_name = 'x'\n", "model_list ="])
def test_a_file_without_deployments_stops_the_start(tmp_path, text):
    file = tmp_path / "pool.toml"
    file.write_text(text)
    with pytest.raises(Misconfigured, match="SOFTANSWER_POOL"):
        Pool(file)


def test_a_file_that_is_not_there_stops_the_start(tmp_path):
    with pytest.raises(Misconfigured, match="SOFTANSWER_POOL"):
        Pool(tmp_path / "none.toml")
