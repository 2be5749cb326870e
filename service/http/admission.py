"""How many suggestions are under way at once, and what those who come too late are told."""

import math

from service.errors import TooManyRequests

_WEIGHT = 0.2
_LONGEST = 30


class Admission:
    """Places for requests that wait for a model. Whoever finds none is turned away at once.

    Waiting in line would help nobody here: an agent in a live chat wants to know now.

    Args:
        places: requests under way at once, >= 1.

    Attributes:
        taken: requests under way now.
    """

    def __init__(self, places: int) -> None:
        self._places = places
        self._usual = 1.0
        self.taken = 0

    def enter(self) -> None:
        """Take a place; `leave` gives it back.

        Raises:
            TooManyRequests: none is free; `retry_after` is about one request's time, in whole seconds.
        """
        if self.taken >= self._places:
            wait = min(_LONGEST, max(1, math.ceil(self._usual)))
            raise TooManyRequests(
                f"{self._places} suggestions are under way; come back in {wait} s",
                limit=self._places,
                retry_after=wait,
            )
        self.taken += 1

    def leave(self, seconds: float) -> None:
        """Give the place back after `seconds`, from which the next wait is guessed."""
        self.taken -= 1
        self._usual += _WEIGHT * (seconds - self._usual)
