"""Several replies to one chat as one sequence: what they share is read once.

The prompts of a chat differ only at their end, where the move is named. A tree holds the shared beginning once, then a
branch for each move with the rest of its prompt and its reply. A token sees the shared beginning and its own branch up to
itself, at the position it would have alone: the loss is that of separate examples at two fifths of the work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

SHARED = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """A packed chat; all of its lists have one entry for each token.

    Attributes:
        tokens: the shared beginning, then the branches one after the other.
        positions: where in its own example a token stands, from 0.
        branches: number of the branch it belongs to, SHARED for the beginning.
        taught: whether the model is to say this token (a reply's, or its end).
    """

    tokens: tuple[int, ...]
    positions: tuple[int, ...]
    branches: tuple[int, ...]
    taught: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def sees(self, i: int, j: int) -> bool:
        """Whether token i reads token j."""
        return j <= i and self.branches[j] in (SHARED, self.branches[i])

    @property
    def lessons(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of an index and the token to be said next there."""
        for i, (branch, taught) in enumerate(zip(self.branches, self.taught, strict=True)):
            if taught:
                # A reply never opens a branch: the end of its prompt stands before it.
                assert branch == self.branches[i - 1]
                yield i - 1, self.tokens[i]


def grow(examples: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Tree:
    """Pack examples of one chat, each the tokens of a prompt and of its reply.

    Raises:
        ValueError: there is no example, or one has an empty prompt or reply.
    """
    if not examples or not all(prompt and reply for prompt, reply in examples):
        raise ValueError("a tree needs examples with prompt and reply")
    columns = zip(*(prompt for prompt, _ in examples), strict=False)
    same = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))
    # Each branch keeps at least its prompt's last token, from which the reply's first is foretold.
    stem = min(same, *(len(prompt) - 1 for prompt, _ in examples))
    tokens = list(examples[0][0][:stem])
    positions = list(range(stem))
    branches = [SHARED] * stem
    taught = [False] * stem
    for number, (prompt, reply) in enumerate(examples):
        rest = prompt[stem:]
        tokens += (*rest, *reply)
        positions += range(stem, stem + len(rest) + len(reply))
        branches += [number] * (len(rest) + len(reply))
        taught += [False] * len(rest) + [True] * len(reply)
    return Tree(tuple(tokens), tuple(positions), tuple(branches), tuple(taught))
