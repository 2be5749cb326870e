"""Sort words into kinds (`service/word_kinds.txt`) by what the embedded model's weights know of them.

    python -m evals.train_kinds

Every English word that is one token of SmolLM2 stands in its table of embeddings; k-means over them puts words that are
used alike in one kind, so that the scale, which has seen "courier" blamed, is not blind to "postman". Deterministic:
a fixed seed, plain arithmetic. Needs gguf, numpy and scipy (`make kinds` brings them).
"""

from pathlib import Path

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize
from scipy.cluster.vq import kmeans2

from service.model.local_model import find_weights

TARGET = Path(__file__).parents[1] / "service" / "word_kinds.txt"
KINDS = 64
# How SmolLM2's vocabulary marks a token that begins a word.
_BEGINS = "Ġ"
_FREQUENCY = 3


def main() -> None:
    """Read the embeddings, find the kinds, write one line of words for each."""
    reader = GGUFReader(find_weights())
    table = next(tensor for tensor in reader.tensors if tensor.name == "token_embd.weight")
    vectors = dequantize(table.data, table.tensor_type)
    field = reader.fields["tokenizer.ggml.tokens"]
    tokens = [bytes(field.parts[i]).decode("utf-8", "replace") for i in field.data]
    at = {
        token.removeprefix(_BEGINS): i
        for i, token in enumerate(tokens)
        if token.startswith(_BEGINS) and token[1:].isascii() and token[1:].isalpha() and token[1:].islower()
    }
    words = sorted(word for word in at if len(word) > 1)
    points = vectors[[at[word] for word in words]].astype(np.float64)
    points -= points.mean(axis=0)
    # The strongest directions tell how frequent a word is, not what it means (Mu and Viswanath 2018).
    _, _, directions = np.linalg.svd(points, full_matrices=False)
    points -= (points @ directions[:_FREQUENCY].T) @ directions[:_FREQUENCY]
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    _, kinds = kmeans2(points, KINDS, iter=60, minit="++", seed=0)
    lines = [
        " ".join(word for word, kind in zip(words, kinds, strict=True) if kind == k) for k in range(KINDS)
    ]
    TARGET.write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(words)} words in {sum(map(bool, lines))} kinds")


if __name__ == "__main__":
    main()
