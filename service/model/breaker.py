"""A circuit breaker: a model that keeps failing is left alone for a while."""

import time
from collections.abc import Callable

from service.errors import ModelUnavailable


class Breaker:
    """Opens after `threshold` failures in a row; after `cooldown` seconds lets one probe through.

    Each call that `enter()` lets through ends in exactly one of `succeeded`, `failed` or `abandoned`.

    Args:
        name: the model, for the error's text.
        threshold: failures in a row that open the circuit, >= 1.
        cooldown: seconds that it stays open, > 0.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        name: str,
        *,
        threshold: int = 5,
        cooldown: float = 15.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name = name
        self._threshold = threshold
        self._cooldown = cooldown
        self._clock = clock
        self._failures = 0
        self._opened_at: float | None = None
        self._probing = False

    @property
    def state(self) -> str:
        """`closed`, `open` or `half-open` (the cool-down is over; the next call is the probe)."""
        if self._opened_at is None:
            return "closed"
        return "half-open" if self._clock() - self._opened_at >= self._cooldown else "open"

    def check(self) -> None:
        """Raise ModelUnavailable if a call would not be let through now."""
        if self.state == "open" or self._probing:
            raise ModelUnavailable(f"{self._name} failed {self._failures} times in a row and is given a rest")

    def enter(self) -> bool:
        """Let a call through; return whether it is the probe, which its end has to say again.

        Raises:
            ModelUnavailable: the circuit is open, or the probe is under way.
        """
        self.check()
        self._probing = self.state == "half-open"
        return self._probing

    def succeeded(self, *, probe: bool) -> None:
        """The model answered. Only the probe can close an open circuit: older calls tell of the past."""
        if probe or self._opened_at is None:
            self._failures = 0
            self._opened_at = None
        self.abandoned(probe=probe)

    def failed(self, *, probe: bool) -> None:
        """The model failed: one more in the row; a failed probe starts another cool-down."""
        if probe or self._opened_at is None:
            self._failures += 1
            if probe or self._failures >= self._threshold:
                self._opened_at = self._clock()
        self.abandoned(probe=probe)

    def abandoned(self, *, probe: bool) -> None:
        """The call ended without telling anything about the model; after a probe, the next call is one."""
        if probe:
            self._probing = False
