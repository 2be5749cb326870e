"""Schemathesis against the running service.

No case drawn from the service's own OpenAPI document may break it, or be answered otherwise than the document says.

    python -m evals.fuzz PATH_TO_SCHEMATHESIS [EXAMPLES_PER_OPERATION]
"""

import re
import subprocess
import sys

from evals.processes import ROOT, running_service

# What the document cannot say: a body may be well-formed and yet no conversation (no customer's message in it, say).
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main(schemathesis: str, examples: int = 400) -> int:
    """Run it; return schemathesis' own exit status, 1 as well if fewer than 2,000 cases were sent."""
    with running_service({"model": "none", "max_deadline": 60}) as service:
        command = [
            schemathesis, "run", f"{service.url}/openapi.json", "--checks", CHECKS, "--max-examples", str(examples),
            "--seed", "1", "--phases", "examples,coverage,fuzzing", "--request-timeout", "30",
        ]  # fmt: skip
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
        alive = service.process.poll() is None
    print(ran.stdout[-6000:], ran.stderr[-2000:])
    cases = max(
        (int(n) for n in re.findall(r"(\d+) (?:generated|cases)", ran.stdout.replace(",", ""))), default=0
    )
    print(f"{cases} cases, exit {ran.returncode}, service {'alive' if alive else 'DEAD'}")
    return ran.returncode or int(cases < 2000 or not alive)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:3])))
