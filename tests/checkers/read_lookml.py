"""Reads every .lkml file below the given folders with two parsers that know nothing of each other.

lkml:       the text comes back byte for byte from its tree, and its dictionary survives dump and load.
looker-cst: the text comes back byte for byte.

Usage: read_lookml.py FOLDER...
"""

import sys
from pathlib import Path

import lkml
import looker_cst


def without_filter_fields(declared):
    """The dictionary without `filter:` fields, whose names lkml.dump loses beside `filters:`."""
    for view in declared.get("views", []):
        view.pop("filters", None)
    return declared


def findings(path):
    text = path.read_text(encoding="utf-8")
    try:
        if str(lkml.parse(text)) != text:
            yield "lkml does not give the text back"
        declared = without_filter_fields(lkml.load(text))
        if lkml.load(lkml.dump(declared)) != declared:
            yield "lkml reads something else from what it wrote"
    except (SyntaxError, IndexError) as error:
        yield f"lkml: {error}"
    try:
        if str(looker_cst.parse(text)) != text:
            yield "looker-cst does not give the text back"
    except looker_cst.LookmlSyntaxError as error:
        yield f"looker-cst: {error}"


def main(folders):
    number = failed = 0
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.lkml")):
            number += 1
            for finding in findings(path):
                failed += 1
                print(f"{path}: {finding}")
    print(f"{number} LookML files, {failed} findings (lkml, looker-cst)")
    return 1 if failed or not number else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
