"""Mistakes sown into our own SQL; each has to change rows that were equal."""

MISTAKES = (
    ("duplicates counted", "COUNT(DISTINCT ", "COUNT("),
    ("failures that are none", "IS DISTINCT FROM", "="),
    ("a day too few", "DATE_ADD('day', -6", "DATE_ADD('day', -5"),
    ("an hour too few", "DATE_ADD('hour', -47", "DATE_ADD('hour', -46"),
    ("no sign-in filter", "= 'ConsoleLogin'", "= 'SwitchRole'"),
    ("errors that are none", "IS NOT NULL", "IS NULL"),
    ("networks within networks left out", "COALESCE(ip_inner_block.key_mask, ip_block.key_mask)", "ip_block.key_mask"),
    ("ranges without an end", "BETWEEN ip_geolocation.range_start AND ip_geolocation.range_end", ">= ip_geolocation.range_start"),
    ("events without a place left out", "LEFT JOIN", "JOIN"),
)
NAMES = {name for name, _, _ in MISTAKES}


def seen_in(sql, right, asked_for, rows_of):
    """Those of the mistakes asked for that change the rows of a statement."""
    return {
        name for name, text, mistaken in MISTAKES
        if name in asked_for and text in sql and rows_of(sql.replace(text, mistaken)) != right
    }
