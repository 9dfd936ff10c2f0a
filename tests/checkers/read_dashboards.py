"""Reads every dashboard below the given folders as YAML 1.1 (PyYAML) and as YAML 1.2 (ruamel.yaml).

Both readers must find the same values of the same types, and no key twice.

Usage: read_dashboards.py FOLDER...
"""

import sys
from pathlib import Path

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError


def as_1_2(text):
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    reader.allow_duplicate_keys = False
    return reader.load(text)


def differences(one, other, place="$"):
    """Where two values differ; `1` and `1.0` and `True` differ too."""
    if type(one) is not type(other):
        yield f"{place}: {one!r} in YAML 1.1, {other!r} in YAML 1.2"
    elif isinstance(one, dict):
        if list(one) != list(other):
            yield f"{place}: keys {list(one)} in YAML 1.1, {list(other)} in YAML 1.2"
        for key in one.keys() & other.keys():
            yield from differences(one[key], other[key], f"{place}.{key}")
    elif isinstance(one, list):
        if len(one) != len(other):
            yield f"{place}: {len(one)} items in YAML 1.1, {len(other)} in YAML 1.2"
        for index, (a, b) in enumerate(zip(one, other)):
            yield from differences(a, b, f"{place}[{index}]")
    elif one != other:
        yield f"{place}: {one!r} in YAML 1.1, {other!r} in YAML 1.2"


def findings(path):
    text = path.read_text(encoding="utf-8")
    try:
        in_1_1 = yaml.safe_load(text)
        yield from differences(in_1_1, as_1_2(text))
    except (yaml.YAMLError, YAMLError) as error:
        yield str(error)
        return
    if not isinstance(in_1_1, list) or not all(isinstance(d, dict) and "dashboard" in d for d in in_1_1):
        yield "is no list of dashboards"


def main(folders):
    number = failed = 0
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.dashboard.lookml")):
            number += 1
            for finding in findings(path):
                failed += 1
                print(f"{path}: {finding}")
    print(f"{number} dashboards, {failed} findings (PyYAML as 1.1, ruamel.yaml as 1.2)")
    return 1 if failed or not number else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
