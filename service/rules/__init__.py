"""One file, one tight family of rules. A new file here is a new rule: there is no list to keep."""

from importlib import import_module
from pkgutil import iter_modules

from service.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in sorted(m.name for m in iter_modules(__path__))
    for rule in import_module(f"{__name__}.{module}").RULES
)
