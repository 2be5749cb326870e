"""The least that FastAPI can do with the body of `POST /v1/check`: the yardstick of that route.

python -m evals.echo serve        listens on 127.0.0.1:$SOFTANSWER_PORT
"""

import os
from typing import Annotated, Any

import uvicorn
from fastapi import Body, FastAPI

from service.http.routes import CheckRequest

app = FastAPI()


@app.post("/v1/check")
async def echo(body: Annotated[CheckRequest, Body()]) -> dict[str, Any]:
    """Return what came."""
    return body.model_dump()


@app.get("/readyz")
async def readyz() -> dict[str, bool]:
    """Say that it listens."""
    return {"ready": True}


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["SOFTANSWER_PORT"]), log_level="warning", access_log=False)
