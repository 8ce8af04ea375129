# The lit suite: what users see, and the labelled corpus.
import os
import shutil
import subprocess
import sys

import lit.formats

config.name = "holdwait"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".test"]
config.excludes = ["unit", "examples", "layout", "fuzz", "Inputs"]
config.test_source_root = os.path.join(config.holdwait_source, "test")
config.test_exec_root = os.path.join(config.holdwait_build, "test")


def pkg_config(library):
    """The flags that a source needs which includes the library's headers."""
    return subprocess.check_output(["pkg-config", "--cflags", library], text=True).strip()


binaries = os.path.join(config.holdwait_build, "bin")
libraries = os.path.join(config.holdwait_build, "lib")
config.holdwait_binary = os.path.join(binaries, "holdwait")
config.any_order_binary = os.path.join(binaries, "holdwait_any_order")
config.parts_binary = os.path.join(binaries, "holdwait_parts")
config.environment["PATH"] = os.pathsep.join(
    [binaries, config.llvm_tools, config.environment["PATH"]]
)
config.substitutions += [
    ("%holdwait", config.holdwait_binary),
    ("%clangxx", os.path.join(config.llvm_tools, "clang++")),
    ("%clang-tidy", os.path.join(config.llvm_tools, "clang-tidy")),
    ("%clang", os.path.join(config.llvm_tools, "clang")),
    ("%plugin", os.path.join(libraries, "libholdwait-clang.so")),
    ("%tidymodule", os.path.join(libraries, "libholdwait-tidy.so")),
    ("%source", config.holdwait_source),
    ("%build", config.holdwait_build),
    ("%python", sys.executable),
    ("%glib", pkg_config("glib-2.0")),
]

# Programs that some tests run beside ours. CI has them (tools/devlib/packages.txt), but for the editors.
for feature, programs in {
    "ccache": ["ccache"],
    "distcc": ["distcc", "distccd", "ccache"],
    "clang-19": ["clang++-19"],
    "clang-tidy-19": ["clang-tidy-19"],
    "vim": ["vim"],
    "emacs": ["emacs"],
    "inotifywait": ["inotifywait"],
}.items():
    if all(shutil.which(program) for program in programs):
        config.available_features.add(feature)
