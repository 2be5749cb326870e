"""SmolLM2 in PyTorch, straight from its GGUF file, with a LoRA beside every linear layer.

The weights stay in llama.cpp's own layout (rotary pairs are neighbours), dequantised: what is trained is what will be
served, and the adapter needs no rows moved when it is written.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from gguf import GGUFReader
from gguf.quants import dequantize
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  everybody's name for it

LINEAR = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")


@dataclass(frozen=True, slots=True)
class Shape:
    """The model's measures, as its file gives them."""

    layers: int
    heads: int
    kv_heads: int
    rope_base: float
    epsilon: float


class Adapted(nn.Module):
    """A frozen linear layer plus a low-rank one: x W' + (x A') B' * scale.

    Args:
        weight: (out, in), frozen.
        rank: of the low-rank part; B begins at zero, so that training begins with the model as it is.
        scale: alpha / rank.
    """

    def __init__(self, weight: Tensor, rank: int, scale: float) -> None:
        super().__init__()
        out, into = weight.shape
        self.weight = nn.Parameter(weight.to(torch.bfloat16), requires_grad=False)
        self.a = nn.Parameter(torch.randn(rank, into) / into**0.5)
        self.b = nn.Parameter(torch.zeros(out, rank))
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        """Map (tokens, in) to (tokens, out)."""
        return F.linear(x, self.weight) + F.linear(F.linear(x, self.a), self.b) * self.scale


class Block(nn.Module):
    """One layer: attention, then the gated feed-forward part."""

    def __init__(self, tensors: dict[str, Tensor], at: int, shape: Shape, **lora: Any) -> None:
        super().__init__()
        self.shape = shape
        self.linear = nn.ModuleDict(
            {name: Adapted(tensors[f"blk.{at}.{name}.weight"], **lora) for name in LINEAR}
        )
        self.attn_norm = nn.Parameter(tensors[f"blk.{at}.attn_norm.weight"], requires_grad=False)
        self.ffn_norm = nn.Parameter(tensors[f"blk.{at}.ffn_norm.weight"], requires_grad=False)

    def forward(self, x: Tensor, turn: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Map (tokens, width) to the same."""
        part, shape, n = self.linear, self.shape, len(x)
        y = F.rms_norm(x, self.attn_norm.shape, self.attn_norm, shape.epsilon)
        q = _turned(part["attn_q"](y).view(n, shape.heads, -1), turn)
        k = _turned(part["attn_k"](y).view(n, shape.kv_heads, -1), turn)
        v = part["attn_v"](y).view(n, shape.kv_heads, -1)
        group = shape.heads // shape.kv_heads
        k, v = (t.repeat_interleave(group, dim=1).transpose(0, 1) for t in (k, v))
        seen = F.scaled_dot_product_attention(q.transpose(0, 1)[None], k[None], v[None], attn_mask=mask)
        x = x + part["attn_output"](seen[0].transpose(0, 1).reshape(n, -1))
        y = F.rms_norm(x, self.ffn_norm.shape, self.ffn_norm, shape.epsilon)
        return x + part["ffn_down"](F.silu(part["ffn_gate"](y)) * part["ffn_up"](y))


class Llama(nn.Module):
    """The whole model. Only the low-rank parts can be trained.

    Args:
        path: the GGUF file.
        rank: of the adapter.
        alpha: the adapter counts alpha / rank.
    """

    def __init__(self, path: Path, *, rank: int, alpha: float) -> None:
        super().__init__()
        reader = GGUFReader(path)
        self.shape = _shape(reader)
        self.rank, self.alpha = rank, alpha
        tensors = {t.name: torch.from_numpy(dequantize(t.data, t.tensor_type).copy()) for t in reader.tensors}
        self.embedding = nn.Parameter(tensors["token_embd.weight"].to(torch.bfloat16), requires_grad=False)
        self.norm = nn.Parameter(tensors["output_norm.weight"], requires_grad=False)
        lora = {"rank": rank, "scale": alpha / rank}
        self.blocks = nn.ModuleList(Block(tensors, at, self.shape, **lora) for at in range(self.shape.layers))

    def forward(self, tokens: Tensor, positions: Tensor, mask: Tensor, wanted: Tensor) -> Tensor:
        """Return the logits of what comes next.

        Args:
            tokens: (n,) token numbers.
            positions: (n,) where each stands, from 0.
            mask: (n, n) bool, whether the row's token reads the column's.
            wanted: (m,) indices of the tokens after which the next is asked for.

        Returns:
            (m, vocabulary) in float32.
        """
        x = self.embedding[tokens].float()
        turn = self._turn(positions)
        for block in self.blocks:
            x = block(x, turn, mask)
        x = F.rms_norm(x[wanted], self.norm.shape, self.norm, self.shape.epsilon)
        return F.linear(x, self.embedding).float()

    def adapter(self) -> dict[str, tuple[Tensor, Tensor]]:
        """Return the low-rank parts by the name of the weight they belong to: A (rank, in), B (out, rank)."""
        return {
            f"blk.{at}.{name}.weight": (part.a, part.b)
            for at, block in enumerate(self.blocks)
            for name, part in block.linear.items()
        }

    def state_dict_of_adapter(self) -> dict[str, Tensor]:
        """Return only what is trained, by the names of `load_state_dict`."""
        return {name: p.detach() for name, p in self.named_parameters() if p.requires_grad}

    def _turn(self, positions: Tensor) -> tuple[Tensor, Tensor]:
        half = self.embedding.shape[1] // self.shape.heads // 2
        speed = self.shape.rope_base ** -(torch.arange(half, dtype=torch.float32) / half)
        angle = positions.float()[:, None] * speed
        return angle.cos()[:, None, :], angle.sin()[:, None, :]


def _turned(x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Turn each pair of neighbours by its token's angle (tokens, heads, size)."""
    cos, sin = turn
    one, two = x[..., 0::2].float(), x[..., 1::2].float()
    return torch.stack((one * cos - two * sin, one * sin + two * cos), dim=-1).flatten(-2).to(x.dtype)


def _shape(reader: GGUFReader) -> Shape:
    def value(name: str) -> Any:
        return reader.fields[f"llama.{name}"].contents()

    return Shape(
        layers=value("block_count"),
        heads=value("attention.head_count"),
        kv_heads=value("attention.head_count_kv"),
        rope_base=value("rope.freq_base"),
        epsilon=value("attention.layer_norm_rms_epsilon"),
    )
