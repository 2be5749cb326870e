"""The front door: every name it promises opens, and asking for none of them costs nothing."""

import subprocess
import sys

import pytest

import service


@pytest.mark.parametrize("name", service.__all__)
def test_every_name_opens(name):
    assert getattr(service, name) is not None


def test_an_unknown_name_is_an_ordinary_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        service.nothing  # noqa: B018


def test_the_door_alone_loads_nothing_behind_it():
    code = (
        "import service, sys; print([m for m in sys.modules if m.startswith('service.') or m == 'pydantic'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
