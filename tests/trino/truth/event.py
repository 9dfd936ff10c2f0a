"""One raw CloudTrail record, seen through the columns that a table has.

What a field means is told in `dimensions.py` and `measures.py` from the words of AWS's reference and of the
field's description. Nothing here comes from the SQL of the fields.
"""

import json
from datetime import datetime


class Event:
    """`paths` has the columns and members of the table, in lower case, each with string, struct, array, map and so on;
    all else is as if it were not there."""

    __slots__ = ("record", "paths", "keys", "known", "_kept")

    def __init__(self, record, paths, keys):
        self.record = record
        self.paths = paths
        # The values of the partition keys of the folder that the record lies in.
        self.keys = keys
        # The values of fields that were worked out already, for the settings of the table.
        self.known = {}
        self._kept = {}

    def value(self, path):
        """The JSON value at a path such as `useridentity.sessioncontext.sessionissuer.arn`, or None."""
        if path not in self._kept:
            self._kept[path] = self._look_up(path)
        return self._kept[path]

    def _look_up(self, path):
        if path not in self.paths:
            return self._named(*path.rpartition(".")[::2])
        value = self.record
        for name in path.split("."):
            if not isinstance(value, dict):
                return None
            value = next((inner for key, inner in value.items() if key.lower() == name), None)
        shape = {"struct": dict, "map": dict, "array": list}.get(self.paths[path], object)
        return value if isinstance(value, shape) else None

    def _named(self, column, name):
        """What a column of named texts holds under a name, whatever its case."""
        named = self.value(column) if self.paths.get(column) == "map" else None
        return next((inner for key, inner in (named or {}).items() if key.lower() == name), None)

    def text(self, path):
        """The text of a column of texts: JSON where the record holds more than a text."""
        return self.text_of(self.value(path))

    @staticmethod
    def text_of(value):
        if value is None or isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def map_text(self, path):
        """A column of named texts as JSON, in order of the names."""
        value = self.value(path)
        if value is None:
            return None
        texts = {name: self.text_of(inner) for name, inner in value.items()}
        return json.dumps(texts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def scalar(self, column, *names):
        """A text, number or boolean within a column of JSON text; None for all that is not there."""
        value = self.value(column)
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return None
        for name in names:
            value = value.get(name) if isinstance(value, dict) else None
        if value is None or isinstance(value, (dict, list)):
            return None
        return value if isinstance(value, str) else json.dumps(value)

    @property
    def moment(self):
        """When it happened, a plain datetime in UTC; None where the text is no time."""
        try:
            return datetime.strptime(self.value("eventtime") or "", "%Y-%m-%dT%H:%M:%SZ")
        except ValueError:
            return None
