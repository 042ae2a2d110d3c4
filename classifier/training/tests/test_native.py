import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

import native

X86 = patch("platform.machine", return_value="x86_64")


class NativeTest(unittest.TestCase):
    def build_with(self, compiler):
        with tempfile.TemporaryDirectory() as cache:
            with patch.dict("os.environ", XDG_CACHE_HOME=cache):
                with patch.object(native, "COMPILER", compiler):
                    native.library.__wrapped__()

    def test_should_say_why_where_it_cannot_be_built(self):
        with patch.object(Path, "read_text", return_value="flags : avx2 fma"), X86:
            with self.assertRaisesRegex(native.Unavailable, "cannot build it.*no-such-compiler"):
                self.build_with(["no-such-compiler"])

    def test_should_ask_for_avx2(self):
        with patch.object(Path, "read_text", return_value="flags : sse4_2 avx"):
            with self.assertRaisesRegex(native.Unavailable, "AVX2"):
                self.build_with(native.COMPILER)


if __name__ == "__main__":
    unittest.main()
