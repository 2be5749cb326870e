"""Several deployments behind one model name: LiteLLM's Router, which spreads calls and rests what fails.

Replicas that share a Redis learn from each other which deployment is resting.
"""

import tomllib
from pathlib import Path
from typing import Any

from service.errors import Misconfigured
from service.model.completion import Secret

_REST = 15.0


class Pool:
    """The deployments of a TOML file, in LiteLLM's own words.

        [[model_list]]
        model_name = "pool"
        [model_list.litellm_params]
        model = "azure/gpt-4.1-mini"
        api_base = "https://one.example"
        api_key = "os.environ/AZURE_KEY_ONE"

    Args:
        file: the TOML file.
        redis: address of the Redis that replicas share; None keeps the state in this process.

    Attributes:
        names: the model names that stand for several deployments.

    Raises:
        Misconfigured: the file cannot be read, or has no deployments in it.
    """

    def __init__(self, file: Path, redis: Secret | None = None) -> None:
        try:
            self._list: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["model_list"]
            self.names = frozenset(
                str(one["model_name"]) for one in self._list if one["litellm_params"]["model"]
            )
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            raise Misconfigured(
                f"SOFTANSWER_POOL={file}: no model_list of deployments ({type(error).__name__})"
            ) from None
        self._redis = redis
        self._router: Any = None

    def router(self, litellm: Any) -> Any:
        """Return LiteLLM's Router over the deployments; it tries once, for the retries are the gateway's."""
        redis = {"redis_url": self._redis.get_secret_value()} if self._redis else {}
        self._router = litellm.Router(
            model_list=self._list,
            num_retries=0,
            max_fallbacks=0,
            allowed_fails=0,
            cooldown_time=_REST,
            set_verbose=False,
            **redis,
        )
        return self._router

    async def aclose(self) -> None:
        """Close the connections to Redis."""
        if self._router is not None and self._router.cache.redis_cache is not None:
            await self._router.cache.redis_cache.disconnect()
