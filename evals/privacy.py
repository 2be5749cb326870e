"""Personal data taken out of texts before they become cases.

DataFog finds what has a form (addresses, phone, card and account numbers, ...); figures that are left, and the names that
are known, go the way of the service's own log. DataFog's telemetry is off unless its variable is set; here it stays off.
"""

import os
from collections.abc import Iterable

from service.language.redaction import masked

_QUIET = {"DATAFOG_NO_TELEMETRY": "1", "DO_NOT_TRACK": "1"}


def without_personal_data(text: str, names: Iterable[str] = ()) -> str:
    """Return a text with personal data and all figures replaced by their kind in brackets.

    Not anonymity: a name that nobody listed stays, and so does what only a reader would see.

    Args:
        text: as somebody wrote it.
        names: names to take out, whole or in part.
    """
    os.environ.update(_QUIET)
    import datafog  # noqa: PLC0415  an extra

    # A figure of five digits is more often an order than a ZIP code; it goes with the other figures.
    found = [entity for entity in datafog.scan(text).entities if entity.type != "ZIP_CODE"]
    for entity in sorted(found, key=lambda e: e.start, reverse=True):
        text = f"{text[: entity.start]}[{entity.type.lower().replace('_', '-')}]{text[entity.end :]}"
    return masked(text, names)
