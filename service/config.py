"""The settings: one table, read from the environment once, at the edge.

Every field below is set by `SOFTANSWER_<FIELD>` (upper case). Nothing else in the product reads the environment.
"""

import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    field_validator,
)

from service.errors import Misconfigured

PREFIX = "SOFTANSWER_"
ADAPTER = Path(__file__).parents[1] / "models" / "softanswer-135m" / "adapter.gguf"
LOCAL = "softanswer/local"
_LISTS = frozenset({"fallback_models", "keys", "cors_origins", "embed_origins"})


# One origin and nothing else: it goes into a Content-Security-Policy.
Origin = Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9.*\[\]:-]+$")]


class Settings(BaseModel):
    """How this process runs. Frozen; secrets never show in `repr`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(
        LOCAL,
        description="LiteLLM model name; softanswer/local is the embedded model, none writes without one",
    )
    api_base: str | None = Field(
        None, description="address of the model's API, where it is not the provider's own"
    )
    api_key: SecretStr | None = Field(
        None, description="the model's key, where the provider's usual variable is not set"
    )
    fallback_models: tuple[str, ...] = Field(
        (), description="models to ask in order when the first fails, comma-separated"
    )
    pool: Path | None = Field(
        None,
        description="TOML file of LiteLLM deployments (model_list) behind one model name; they share their state in redis",
    )
    local_model: Path | None = Field(None, description="another GGUF file for softanswer/local")
    local_adapter: str | None = Field(
        None,
        description="LoRA adapter (a GGUF file) for softanswer/local; by default the one that ships with it, none for the bare model",
    )
    prompt: str | None = Field(
        None,
        description="prompt version; by default v2, local for the embedded model with an adapter, bare without",
    )
    host: str = Field("127.0.0.1", description="address to listen on; anything but loopback needs keys")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(8080, description="port to listen on")
    workers: Annotated[int, Field(ge=1, le=64)] = Field(1, description="processes that share the port")
    keys: tuple[SecretStr, ...] = Field(
        (),
        description="callers' API keys as name:sha256-of-the-key, comma-separated (softanswer key NAME makes one)",
    )
    rate: str = Field("", description="requests allowed per key, e.g. 600/minute; empty: no limit")
    redis: SecretStr | None = Field(
        None, description="redis:// address that replicas share for rates and duplicates"
    )
    max_body: Annotated[int, Field(ge=1_000)] = Field(1_048_576, description="largest request body in bytes")
    max_deadline: Annotated[float, Field(ge=1, le=60)] = Field(
        30.0, description="longest wait a caller may ask for, seconds"
    )
    max_concurrency: Annotated[int, Field(ge=1)] = Field(8, description="model calls at once, for each model")
    max_queue: Annotated[int, Field(ge=0)] = Field(32, description="model calls that may wait for each model")
    circuit_failures: Annotated[int, Field(ge=1)] = Field(
        5, description="failures in a row after which a model is left alone"
    )
    circuit_rest: Annotated[float, Field(gt=0, le=3600)] = Field(
        15.0, description="seconds that it is left alone"
    )
    max_requests: Annotated[int, Field(ge=1)] = Field(
        256, description="suggestions under way at once; more are told to come back"
    )
    linger: Annotated[float, Field(ge=0, le=60)] = Field(
        1.0, description="seconds after SIGTERM in which /readyz says no and requests are still taken"
    )
    drain: Annotated[float, Field(ge=0, le=300)] = Field(
        35.0, description="seconds that accepted requests then get; keep it above max_deadline"
    )
    traces: str | None = Field(
        None,
        description="address for OpenTelemetry traces (OTLP over HTTP), e.g. http://collector:4318/v1/traces",
    )
    cors_origins: tuple[str, ...] = Field(
        (), description="origins of pages that may call the API, comma-separated"
    )
    embed_origins: tuple[Origin, ...] = Field(
        (), description="origins of helpdesks that may show an embed in a frame, comma-separated"
    )
    desks: Path | None = Field(
        None,
        description="TOML file of the helpdesks that send webhooks and take notes; see docs/integrations.md",
    )
    max_notes: Annotated[int, Field(ge=1)] = Field(4, description="notes for helpdesks under way at once")
    log_text: bool = Field(False, description="log redacted texts of conversations (off: none at all)")

    @field_validator("keys")
    @classmethod
    def _hashed(cls, keys: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        for key in keys:
            name, _, digest = key.get_secret_value().partition(":")
            if not name or len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
                raise ValueError(
                    "each key is name:sha256 (64 lower-case hex digits); softanswer key NAME makes one"
                )
        return keys

    @property
    def adapter(self) -> Path | None:
        """The embedded model's adapter: the one that is named, or the one that ships unless another model is named."""
        if self.local_adapter:
            return None if self.local_adapter == "none" else Path(self.local_adapter)
        return ADAPTER if self.local_model is None and ADAPTER.is_file() else None

    @property
    def prompt_id(self) -> str:
        """The prompt version in use."""
        embedded = "local" if self.adapter else "bare"
        return self.prompt or (embedded if self.model.startswith("softanswer/") else "v2")

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def check_exposure(self) -> None:
        """Refuse to be reachable from elsewhere without keys.

        Raises:
            Misconfigured: the host is no loopback address and no key is set.
        """
        if not self.on_loopback and not self.keys:
            raise Misconfigured(
                f"SOFTANSWER_HOST={self.host} is reachable from other machines: set SOFTANSWER_KEYS "
                "(softanswer key NAME makes one), or listen on 127.0.0.1"
            )


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    Raises:
        Misconfigured: a variable is unknown or its value cannot be used; names it.
    """
    environ = os.environ if environ is None else environ
    given = {
        name[len(PREFIX) :].lower(): value
        for name, value in environ.items()
        if name.startswith(PREFIX) and value
    }
    for name in _LISTS & set(given):
        given[name] = tuple(part.strip() for part in given[name].split(",") if part.strip())  # type: ignore[assignment]
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        wrong = error.errors()[0]
        name = PREFIX + str(wrong["loc"][0]).upper()
        raise Misconfigured(f"{name}: {wrong['msg']}") from None
