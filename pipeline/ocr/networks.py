"""Loading the two PP-OCRv6 networks that rapidocr's wheel carries. Nothing is ever downloaded."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineError

DETECTION = "PP-OCRv6_det_small.onnx"
RECOGNITION = "PP-OCRv6_rec_small.onnx"

_REINSTALL = "Install it again: pip install --force-reinstall rapidocr"


class Network(Protocol):
    """A loaded network: one batch in, one tensor out, both float32."""

    def __call__(self, batch: NDArray[np.float32]) -> NDArray[np.float32]: ...


def find_model(file_name: str) -> Path:
    """Where the wheel of rapidocr keeps `file_name`; EngineError when it is not there."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise EngineError("rapidocr", "rapidocr is not installed.", "pip install rapidocr")
    path = Path(spec.submodule_search_locations[0]) / "models" / file_name
    if not path.is_file():
        raise EngineError("rapidocr", f"rapidocr carries no {file_name}: {path}.", _REINSTALL)
    return path


def load_network(path: Path, threads: int, backend: str = "") -> tuple[Network, str]:
    """The network at `path` and the name of what runs it (`openvino` or `onnxruntime`).

    `backend` asks for one of the two; by default it is OpenVINO, and ONNX Runtime on a platform
    for which OpenVINO has no wheel. Raises EngineError when neither loads.
    """
    wanted = (backend,) if backend else ("openvino", "onnxruntime")
    failures = []
    for name in wanted:
        try:
            return (_on_openvino if name == "openvino" else _on_onnxruntime)(path, threads), name
        except ImportError as error:
            failures.append(f"{name}: {error}")
        except Exception as error:
            what = f"{name} cannot load {path.name}: {error}"
            raise EngineError("rapidocr", what, _REINSTALL) from error
    what = "No runtime for the recognition networks: " + "; ".join(failures)
    raise EngineError("rapidocr", what, "pip install openvino, or pip install onnxruntime")


def _on_openvino(path: Path, threads: int) -> Network:
    import openvino

    options = {"INFERENCE_NUM_THREADS": str(threads), "PERFORMANCE_HINT": "LATENCY"}
    compiled: Any = openvino.Core().compile_model(str(path), "CPU", options)
    request: Any = compiled.create_infer_request()

    def run(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        result: NDArray[np.float32] = np.array(request.infer([batch])[0], dtype=np.float32)
        return result

    return run


def _on_onnxruntime(path: Path, threads: int) -> Network:
    import onnxruntime

    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session: Any = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"]
    )
    name = session.get_inputs()[0].name

    def run(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        result: NDArray[np.float32] = session.run(None, {name: batch})[0]
        return result

    return run


def read_characters(path: Path) -> tuple[str, ...]:
    """The alphabet of the recognition network at `path`, in the order of its outputs.

    PaddleOCR writes it into the model's metadata; the blank of CTC comes before it and the space
    after it (`CTCLabelDecode` in rapidocr). The metadata stands at the end of the file as a
    protobuf entry; ONNX Runtime and OpenVINO both parse it, and whichever imports is used.
    """
    written = _characters_by_openvino(path) or _characters_by_onnxruntime(path)
    if not written:
        raise EngineError("rapidocr", f"{path.name} holds no alphabet.", _REINSTALL)
    return ("", *written.splitlines(), " ")


def _characters_by_openvino(path: Path) -> str:
    try:
        import openvino
    except ImportError:
        return ""
    model: Any = openvino.Core().read_model(str(path))
    return str(model.get_rt_info(["framework", "character"]).value)


def _characters_by_onnxruntime(path: Path) -> str:
    try:
        import onnxruntime
    except ImportError:
        return ""
    session: Any = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return str(session.get_modelmeta().custom_metadata_map.get("character", ""))
