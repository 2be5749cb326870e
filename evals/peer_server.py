"""One guardrail engine behind FastAPI, for `evals/peers.py`; runs in an environment of its own.

python peer_server.py ENGINE PORT PHRASES.json
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

os.environ["DO_NOT_TRACK"] = "1"
os.environ["NEMO_GUARDRAILS_NO_USAGE_STATS"] = "1"
PHRASES: list[str] = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))


class Reply(BaseModel):
    """A model's answer to check."""

    text: str


def _nemo(*, iorails: bool) -> Any:
    from nemoguardrails import RailsConfig  # noqa: PLC0415
    from nemoguardrails.guardrails.guardrails import Guardrails  # noqa: PLC0415
    from nemoguardrails.rails.llm.options import RailType  # noqa: PLC0415

    patterns = "\n".join(f"        - {json.dumps(rf'(?i){re.escape(phrase)}')}" for phrase in PHRASES)
    config = RailsConfig.from_content(
        yaml_content=f"""
models: []
rails:
  config:
    regex_detection:
      output:
        patterns:
{patterns}
  output:
    flows:
      - regex check output
"""
    )
    rails = Guardrails(config, use_iorails=iorails)
    print(type(rails.rails_engine).__name__, flush=True)

    async def check(text: str) -> bool:
        messages = [
            {"role": "user", "content": "Where is my parcel?"},
            {"role": "assistant", "content": text},
        ]
        result = await rails.check_async(messages, rail_types=[RailType.OUTPUT])
        return "block" in str(result.status).lower()

    return check


def _guardrails_ai() -> Any:
    from guardrails import Guard  # noqa: PLC0415
    from guardrails.settings import settings  # noqa: PLC0415
    from guardrails.validators import FailResult, PassResult, Validator, register_validator  # noqa: PLC0415

    settings.rc.enable_metrics = False
    patterns = [re.compile(re.escape(phrase), re.IGNORECASE) for phrase in PHRASES]

    @register_validator(name="ban-phrases", data_type="string")
    class BanPhrases(Validator):  # type: ignore[misc]
        def validate(self, value: Any, metadata: Any) -> Any:  # noqa: ARG002
            if any(pattern.search(value) for pattern in patterns):
                return FailResult(error_message="a banned phrase")
            return PassResult()

    guard = Guard().use(BanPhrases(on_fail="noop"))

    async def check(text: str) -> bool:
        return not guard.validate(text).validation_passed

    return check


def _plain() -> Any:
    patterns = [re.compile(re.escape(phrase), re.IGNORECASE) for phrase in PHRASES]

    async def check(text: str) -> bool:
        return any(pattern.search(text) for pattern in patterns)

    return check


ENGINES = {
    "nemo-llmrails": lambda: _nemo(iorails=False),
    "nemo-iorails": lambda: _nemo(iorails=True),
    "guardrails-ai": _guardrails_ai,
    "re": _plain,
}
app = FastAPI()
engine = ENGINES[sys.argv[1]]()


@app.post("/v1/check")
async def check(reply: Reply) -> dict[str, bool]:
    """Say whether the engine would stop this answer."""
    return {"blocked": await engine(reply.text)}


@app.get("/readyz")
async def readyz() -> dict[str, bool]:
    """Say that it listens."""
    return {"ready": True}


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
