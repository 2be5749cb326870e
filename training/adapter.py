"""The trained adapter as a GGUF file that llama.cpp loads beside the weights."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFReader, GGUFWriter
from gguf.quants import dequantize, quantize

_KINDS = {"Q8_0": GGMLQuantizationType.Q8_0, "F16": GGMLQuantizationType.F16}
_NAME = "softanswer-135m"


def write(
    path: Path, parts: Mapping[str, tuple[np.ndarray, np.ndarray]], *, alpha: float, kind: str = "Q8_0"
) -> None:
    """Write an adapter.

    Args:
        path: the file to write.
        parts: by the name of the weight in the base model: A (rank, in), B (out, rank), float32.
        alpha: llama.cpp adds x A' B' * alpha / rank.
        kind: "Q8_0" (8.5 bits a number; ranks that are multiples of 32) or "F16".
    """
    writer = GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_name(_NAME)
    writer.add_license("apache-2.0")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for name, (a, b) in parts.items():
        for end, part in (("lora_a", a), ("lora_b", b)):
            packed = quantize(np.ascontiguousarray(part, dtype=np.float32), _KINDS[kind])
            writer.add_tensor(f"{name}.{end}", packed, raw_dtype=_KINDS[kind])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read(path: Path) -> tuple[dict[str, tuple[np.ndarray, np.ndarray]], float]:
    """Return the parts of an adapter as `write` takes them, and its alpha."""
    reader = GGUFReader(path)
    found = {t.name: dequantize(t.data, t.tensor_type) for t in reader.tensors}
    names = dict.fromkeys(name.rpartition(".")[0] for name in found)
    parts = {name: (found[f"{name}.lora_a"], found[f"{name}.lora_b"]) for name in names}
    return parts, float(reader.fields["adapter.lora.alpha"].contents())
