"""Where a stretch of raw text stands among the words of a `Text`."""

from bisect import bisect_left, bisect_right

from service.language.text import Text


def words_at(text: Text, start: int, end: int) -> tuple[int, int] | None:
    """Return the words (first, last exclusive) that touch the raw offsets start..end; None if there are none."""
    first = bisect_right(text.ends, start)
    last = bisect_left(text.starts, end)
    return (first, last) if first < last else None
