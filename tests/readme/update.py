#!/usr/bin/env python3
"""update.py SKEIN: rewrites what README.md shows below each `$ command` with what it prints now.

Read the difference before you commit it. A block in which the reader is shown only a part (a line "…") is left alone. The
```mermaid block after a command that prints a diagram gets the same diagram.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(sys.argv[1]).resolve()
readme = root / "README.md"


def run(command, folder):
    environment = dict(os.environ, NO_COLOR="1", TERM="dumb", PATH=f"{program.parent}:{os.environ['PATH']}")
    result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return [line.rstrip() for line in result.stdout.rstrip("\n").split("\n")] if result.stdout else []


def main():
    out, diagram, block, kind = [], None, [], None
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "samples", f"{folder}/samples")
        for line in readme.read_text().split("\n"):
            if kind is None:
                out.append(line)
                if line in ("```console", "```mermaid"):
                    kind, block = line[3:], []
            elif line != "```":
                block.append(line)
            else:
                if kind == "mermaid" and diagram:
                    block = diagram
                elif kind == "console":
                    commands = [shown for shown in block if shown.startswith("$ ")]
                    printed = [run(command[2:], folder) for command in commands]
                    diagram = next((text for text in printed if text and text[0].startswith("flowchart")), diagram)
                    if "…" not in block:
                        block = [text for command, lines in zip(commands, printed) for text in [command, *lines]]
                out += [*block, line]
                kind = None
    readme.write_text("\n".join(out))


main()
