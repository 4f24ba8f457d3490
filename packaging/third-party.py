#!/usr/bin/env python3
"""Prints the licence texts of everything that is built into the program, and fails on a licence that we have not agreed to.

    packaging/third-party.py [--target TRIPLE] > THIRD-PARTY.txt

Reads what cargo has in its own registry folder, so it needs no network once the program has been built. One text that several packages
share is printed once.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Free to use in programs under any licence, with the text kept at hand; an `OR` needs one of them, an `AND` all.
AGREED = {
    "MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "Unicode-3.0", "Unlicense",
    "CC0-1.0", "0BSD", "MIT-0", "BSL-1.0", "MPL-2.0",
}
TEXTS = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense)", re.IGNORECASE)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--target", help="only what is built for this system; else what is built for any")
    target = arguments.parse_args().target
    packages = dependencies(target)
    refused = [f"{it['name']} {it['version']}: {it['license']}" for it in packages if not agreed(it["license"])]
    if refused:
        sys.exit("no licence that we have agreed to:\n" + "\n".join(refused))

    texts, without = {}, []
    for package in packages:
        own = licence_texts(pathlib.Path(package["manifest_path"]).parent)
        if not own:
            without.append(package)
        for text in own:
            texts.setdefault(text, []).append(package)
    line = "=" * 80
    print("subeditor is built with these packages, each under the licence that follows its name.\n")
    for package in packages:
        print(f"  {package['name']} {package['version']}: {package['license']}")
    if without:
        names = ", ".join(f"{it['name']} ({' '.join(it['authors']) or it['repository']})" for it in without)
        print(f"\nThese come without a text of their own; the texts below with the names of their licences hold for them: {names}")
    for text, users in texts.items():
        print(f"\n{line}\n{', '.join(it['name'] for it in users)}\n{line}\n\n{text}")


def dependencies(target):
    """What is compiled into the program, without what only builds or tests it, by name."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    if target:
        command += ["--filter-platform", target]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    nodes = {it["id"]: it for it in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    found, waiting = set(), [root]
    while waiting:
        for needed in nodes[waiting.pop()]["deps"]:
            normal = any(kind["kind"] is None for kind in needed["dep_kinds"])
            if normal and needed["pkg"] not in found:
                found.add(needed["pkg"])
                waiting.append(needed["pkg"])
    packages = [it for it in metadata["packages"] if it["id"] in found]
    return sorted(packages, key=lambda it: (it["name"], it["version"]))


def agreed(expression):
    """Whether a licence expression can be met. Older manifests write `/` for OR."""
    if not expression:
        return False
    tokens = re.findall(r"\(|\)|\bAND\b|\bOR\b|[^\s()]+(?: WITH [^\s()]+)?", expression.replace("/", " OR "))

    def either():
        met = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            met = both() or met
        return met

    def both():
        met = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            met = one() and met
        return met

    def one():
        token = tokens.pop(0)
        if token != "(":
            return token in AGREED
        met = either()
        tokens.pop(0)
        return met

    return either()


def licence_texts(folder):
    files = sorted(it for it in folder.iterdir() if it.is_file() and TEXTS.match(it.name))
    texts = [it.read_text(encoding="utf-8", errors="replace") for it in files]
    return ["\n".join(line.rstrip() for line in text.strip().splitlines()) for text in texts if text.strip()]


if __name__ == "__main__":
    main()
