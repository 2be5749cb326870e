"""What operators read and apply says what the service does."""

import re
from pathlib import Path

import pytest
import yaml

from service.config import Settings

ROOT = Path(__file__).parents[1]
NAMES = {f"SOFTANSWER_{name.upper()}" for name in Settings.model_fields}
FILES = [
    "Dockerfile",
    "compose.yaml",
    "docs/operations.md",
    *(str(p.relative_to(ROOT)) for p in ROOT.glob("deploy/**/*.yaml")),
]


def manifests():
    return {p.stem: yaml.safe_load(p.read_text()) for p in (ROOT / "deploy/kubernetes").glob("*.yaml")}


def test_every_setting_is_in_the_operators_table_with_its_default_and_its_words():
    text = (ROOT / "docs/operations.md").read_text()
    for name, field in Settings.model_fields.items():
        row = next(line for line in text.splitlines() if line.startswith(f"| `SOFTANSWER_{name.upper()}` |"))
        assert field.description in row
        if field.default not in (None, "", ()):
            assert (
                f"`{str(field.default).lower() if isinstance(field.default, bool) else field.default}`" in row
            )


@pytest.mark.parametrize("file", FILES)
def test_no_file_sets_what_is_no_setting(file):
    used = set(re.findall(r"SOFTANSWER_[A-Z_]+", (ROOT / file).read_text()))
    assert used <= NAMES


def test_the_kustomization_lists_every_manifest():
    listed = {Path(name).stem for name in manifests()["kustomization"]["resources"]}
    assert listed == set(manifests()) - {"kustomization"}


def test_the_pod_gets_the_time_that_the_service_takes_to_stop():
    all_of_them = manifests()
    given = all_of_them["deployment"]["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
    data = all_of_them["configmap"]["data"]
    assert given > float(data["SOFTANSWER_LINGER"]) + float(data["SOFTANSWER_DRAIN"])
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["softanswer"]
    taken = float(compose["environment"]["SOFTANSWER_LINGER"]) + Settings().drain
    assert float(compose["stop_grace_period"].removesuffix("s")) > taken


def test_the_service_gets_longer_to_drain_than_a_caller_may_wait():
    assert Settings().drain > Settings().max_deadline


def test_what_runs_has_no_rights_that_it_does_not_need():
    container = manifests()["deployment"]["spec"]["template"]["spec"]["containers"][0]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert "USER 10001" in (ROOT / "Dockerfile").read_text()
