"""Compiles the modules that read text, with mypyc: they do the same as the plain ones in half the time.

`python ops/compile.py` compiles them in place, beside their sources, if there is a C compiler, and `--clean` removes
what it made. As a hook of the build it puts them into the wheel if COMPILE_WIREWATCH=1 is set, which then is one for
this platform and Python alone; a wheel is of plain Python otherwise.
"""

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parents[1]


def modules() -> list[str]:
    """The sources to compile, from pyproject.toml, relative to its folder."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["tool"]["hatch"]["build"]["hooks"]["custom"]["modules"])


def made() -> list[Path]:
    """What compiling has made: a library for each module and one that they share."""
    return sorted([*ROOT.glob("*__mypyc.*.so"), *(ROOT / "streams").rglob("*.so")])


def clean() -> None:
    for library in made():
        library.unlink()


def build() -> None:
    """Compile in place. Raises what mypyc or the C compiler fail with."""
    from mypyc.build import mypycify
    from setuptools import setup
    from setuptools.command.build_ext import build_ext

    class BuildSideBySide(build_ext):
        """Compiles the C files of an extension on all cores: setuptools takes one after the other."""

        def build_extensions(self) -> None:
            compile_all = self.compiler.compile

            def compile_each(sources: list[str], *args: Any, **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    objects = pool.map(lambda source: compile_all([source], *args, **options), sources)
                    return [name for names in objects for name in names]

            self.compiler.compile = compile_each
            super().build_extensions()

    clean()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        extensions = mypycify(modules(), opt_level="3", debug_level="0", target_dir=folder, multi_file=True)
        arguments = ["--quiet", "build_ext", "--inplace", f"--build-temp={folder}", f"--build-lib={folder}"]
        setup(
            name="wirewatch",
            packages=[],
            ext_modules=extensions,
            script_args=arguments,
            cmdclass={"build_ext": BuildSideBySide},
        )


class CustomBuildHook(BuildHookInterface[Any]):
    """Hatchling's hook."""

    def dependencies(self) -> list[str]:
        return ["mypy>=1.14,<3", "setuptools>=77"] if _wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not _wanted() or version == "editable":
            return
        subprocess.run([sys.executable, __file__], check=True)  # noqa: S603 - no word of it comes from outside
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update({str(library): str(library.relative_to(ROOT)) for library in made()})


def _missing() -> str | None:
    """What compiling would need and this machine has not."""
    if shutil.which(os.environ.get("CC", "cc")) is None:
        return "no C compiler (cc)"
    header = Path(sysconfig.get_path("include")) / "Python.h"
    return None if header.exists() else f"no {header}"


def _wanted() -> bool:
    return os.environ.get("COMPILE_WIREWATCH") == "1"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", action="store_true", help="remove what was compiled")
    if parser.parse_args().clean:
        clean()
        return 0
    missing = _missing()
    if missing or os.environ.get("COMPILE_WIREWATCH") == "0":
        clean()
        print(f"compile: {missing or 'COMPILE_WIREWATCH=0'}: the plain modules do the same in twice the time")
        return 0
    print(f"compile: {len(modules())} modules, a minute or two; the plain ones would do the same in twice the time")
    build()
    return 0


if __name__ == "__main__":
    sys.exit(main())
