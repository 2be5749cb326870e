"""Which words are English words: what is said back to a customer must not repeat a slip of the pen."""

from functools import cache

# Rarer than this in the word list's subtitles, a word is as likely a slip as a word.
_SELDOM = 12


@cache
def _words() -> frozenset[str]:
    from spellchecker import SpellChecker  # noqa: PLC0415  0.3 s that only a composed reply needs

    return frozenset(
        word
        for word, times in SpellChecker(language="en").word_frequency.dictionary.items()
        if times >= _SELDOM
    )


def known(word: str) -> bool:
    """Whether a word, in lower case, is an English word in common use."""
    return word in _words()
