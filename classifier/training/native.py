"""Our C++ for AVX2 or AVX-512, compiled when first needed and kept in the user's cache."""

import ctypes
import hashlib
import os
import platform
import subprocess
from functools import lru_cache
from pathlib import Path

SOURCES = [Path(__file__).with_name(name) for name in ("winograd.cpp", "stem.cpp", "adamw.cpp")]
HEADERS = [Path(__file__).with_name("vector.h")]
COMPILER = ["g++", "-std=c++20", "-O3", "-fno-math-errno", "-ffp-contract=fast", "-shared", "-fPIC"]
AVX2 = ["-mavx2", "-mfma"]
AVX512 = [*AVX2, "-mavx512f", "-mprefer-vector-width=512"]
POINTER, LONG, FLOAT = ctypes.c_void_p, ctypes.c_long, ctypes.c_float
CONVOLUTION = [POINTER] * 3 + [LONG] * 6
FUNCTIONS = {
    "winograd_forward": CONVOLUTION,
    "winograd_input_gradient": CONVOLUTION,
    "winograd_weight_gradient": CONVOLUTION,
    "stem_forward": CONVOLUTION,
    "stem_weight_gradient": CONVOLUTION,
    "adamw_step": [POINTER] * 4 + [LONG] + [FLOAT] * 6,
}


class Unavailable(Exception):
    """Why this machine cannot have the library."""


@lru_cache(None)
def library() -> ctypes.CDLL:
    """The compiled functions; other Python threads run while one works. Raises Unavailable."""
    command = [*COMPILER, *_vectors()]
    made_of = "".join(path.read_text() for path in [*HEADERS, *SOURCES]) + " ".join(command)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "classmoji"
    path = cache / f"training-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}.so"
    if not path.exists():
        _compile(command, path)
    loaded = ctypes.CDLL(str(path))
    for name, arguments in FUNCTIONS.items():
        function = getattr(loaded, name)
        function.argtypes, function.restype = arguments, None
    return loaded


def available() -> bool:
    """Whether this machine can have the library."""
    try:
        library()
    except Unavailable:
        return False
    return True


def _vectors() -> list[str]:
    """The compiler's options for the widest vectors that this CPU has. Raises Unavailable."""
    flags = Path("/proc/cpuinfo")
    known = flags.read_text().split() if flags.exists() else []
    if platform.machine() != "x86_64" or "avx2" not in known:
        raise Unavailable("no AVX2")
    return AVX512 if "avx512f" in known else AVX2


def _compile(command: list[str], path: Path) -> None:
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [*command, "-o", str(partial), *map(str, SOURCES)],
            check=True,
            capture_output=True,
            text=True,
        )
        os.replace(partial, path)
    except OSError as missing:
        raise Unavailable(f"cannot build it: {missing}") from missing
    except subprocess.CalledProcessError as failed:
        raise Unavailable(f"cannot build it: {failed.stderr.strip()[:200]}") from failed
