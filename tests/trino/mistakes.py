"""Mistakes of a generator, sown into generated files one at a time: the comparison has to see each of them."""

import shutil
from dataclasses import dataclass

import built_places
import pruning
import rows
from compiled import Project


@dataclass(frozen=True)
class Mistake:
    """`old` has to stand in at least one file that matches `files`; it is replaced everywhere in them."""

    name: str
    files: str
    old: str
    new: str
    # Over which data it shows: the days of a year, else the records around the clock.
    over: str = "main"
    # The table in whose project it is sown.
    table: str = "projection"


PLACED = "projection_placed"
TABLES = ("projection", PLACED)
VIEW, SIGN_IN, EXPLORES = "views/cloudtrail.view.lkml", "views/sign_in.view.lkml", "explores/*.lkml"
ADDRESS = "views/ip_address.view.lkml"
MISTAKES = (
    Mistake("the first folder a day too late", EXPLORES, "date_add('day', -1, COALESCE", "date_add('day', 0, COALESCE", "year"),
    Mistake("no hour past the end", EXPLORES, "date_add('hour', 1, COALESCE", "date_add('hour', -1, COALESCE", "year"),
    Mistake("a day too many at the start", EXPLORES, "date_add('day', -1, COALESCE", "date_add('day', -2, COALESCE", "year"),
    Mistake("folders without zeros before", EXPLORES, "'%Y/%m/%d')", "'%Y/%c/%e')"),
    Mistake("no condition on the folder", EXPLORES, "AND ${sign_in.timestamp} >=", "AND '9999' >=", "year"),
    Mistake("<> in place of IS DISTINCT FROM", VIEW, "${result} IS DISTINCT FROM 'Failure'", "${result} <> 'Failure'"),
    Mistake("count in place of count distinct", SIGN_IN, "type: count_distinct\n    label: \"Failed Sign-Ins\"", "type: count\n    label: \"Failed Sign-Ins\""),
    Mistake("MFA by = 'Yes'", VIEW, "lower(json_extract_scalar(${additionaleventdata}, '$.MFAUsed')) = 'yes'",
            "json_extract_scalar(${additionaleventdata}, '$.MFAUsed') = 'Yes'"),
    Mistake("failures by error code", SIGN_IN, "is_console_login: \"Yes\", result: \"Failure\"", "is_console_login: \"Yes\", error_code: \"AccessDenied\""),
    Mistake("the principal by user name alone", VIEW, "CASE WHEN ${useridentity__type} = 'AssumedRole' AND", "CASE WHEN false AND"),
    Mistake("a hidden name is shown", VIEW, "'^(HIDDEN_DUE_TO_SECURITY_REASONS)?$'", "'^$'"),
    Mistake("the wrong part of the principal id", VIEW, "split(${useridentity__principalid}, ':'), 2)", "split(${useridentity__principalid}, ':'), 1)"),
    Mistake("MFA of people at an identity provider counted as none", VIEW, "${useridentity__type} IN ('IAMUser', 'Root') THEN 'No MFA'",
            "${useridentity__type} IN ('IAMUser', 'Root', 'AssumedRole') THEN 'No MFA'"),
    Mistake("AWS Internal/2 is no service", VIEW, " OR ${sourceipaddress} LIKE 'AWS Internal/%'", ""),
    Mistake("errors by code alone", VIEW, "COALESCE(\n        ${error_message},\n        ${error_code})", "COALESCE(\n        ${error_code},\n        ${error_code})"),
    Mistake("quotas before throttling", VIEW, "'(?i)Throttl|RequestLimitExceeded|TooManyRequests|SlowDown'", "'(?i)Throttl|TooManyRequests|SlowDown'"),
    Mistake("minutes rounded to the nearest", VIEW, "% 10), TRY", "% 5), TRY"),
    Mistake("the first source in place of the last", SIGN_IN, "max_by(${sourceipaddress}, ${eventtime})", "min_by(${sourceipaddress}, ${eventtime})"),
    Mistake("users not told apart by account", VIEW, "COALESCE(${recipientaccountid}, ''),\n        ':', ${principal})", "'',\n        ':', ${principal})"),
    Mistake("a share of whole numbers", SIGN_IN, "1.0 * CAST(${failed_sign_ins} AS double) / NULLIF(${attempts}, 0)",
            "${failed_sign_ins} / NULLIF(${attempts}, 0)"),
    Mistake("single sign-on left out", EXPLORES, "IN ('signin.amazonaws.com', 'sso.amazonaws.com')", "IN ('signin.amazonaws.com')"),
    Mistake("no mark of reading means a write", VIEW, "lower(${readonly}) = 'false'", "lower(COALESCE(${readonly}, 'false')) = 'false'"),
    Mistake("known names counted as unknown", SIGN_IN, "is_unknown_user: \"No\"", "is_unknown_user: \"Yes\""),
    Mistake("crowded parts looked up as the rest of their block", EXPLORES,
            "COALESCE(${ip_inner_block.key_mask}, ${ip_block.key_mask})", "${ip_block.key_mask}", table=PLACED),
    Mistake("all ranges under the key that end behind the address", EXPLORES, "BETWEEN ${ip_geolocation.range_start} AND", "<=", table=PLACED),
    Mistake("IPv6 blocks of another length", ADDRESS, "-1099511627776", "-4294967296", table=PLACED),
    Mistake("an address compared with the wrong end", EXPLORES, "AND ${ip_geolocation.range_end}", "AND ${ip_geolocation.range_start}", table=PLACED),
)


class Sown:
    """A sound project, its statements, and a copy for the mistakes."""

    def __init__(self, binary, folder, table):
        self.binary, self.folder, self.table = binary, folder, table
        self.sound = Project("sound", folder / "sound", table.arguments, table.settings)
        # The other dashboards read the same fields, and would make each mistake compile and run many more statements.
        self.sound.generate(binary, "--size", "full", "--dashboards", "console_login_overview")
        self.statements = {statement.title: statement for statement in self.all_of(self.sound)}

    def all_of(self, project):
        found = project.compile(self.binary)
        for explore in project.explores():
            fields = project.compile(self.binary, "--explore", explore, "--all-fields")
            if self.table.placed:
                found += built_places.by_address(project, self.binary, explore, fields)
                continue
            found += fields
            measures = [name for name in ("failed_sign_ins", "sign_ins_without_mfa", "failure_rate", "users") if explore == "sign_in"]
            by = ["principal", "event_date", *measures]
            found += project.compile(self.binary, "--explore", explore, "--fields", ",".join(f"{explore}.{name}" for name in by))
        return found

    def with_mistake(self, mistake):
        """The statements that the mistake changes."""
        folder = self.folder / "sown"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.sound.folder, folder)
        sown = 0
        for path in folder.glob(mistake.files):
            text = path.read_text()
            sown += text.count(mistake.old)
            path.write_text(text.replace(mistake.old, mistake.new))
        if not sown:
            raise ValueError(f"nothing generated holds what the mistake {mistake.name!r} is about: {mistake.old!r}")
        project = Project("sown", folder, self.table.arguments, self.table.settings)
        return [each for each in self.all_of(project) if each.refused or each.sql != self.statements[each.title].sql]


def seen(version, client, sown, mistake, trails, counted):
    """The first sentence in which the proof tells the mistake; None where it is blind to it.

    A statement that no longer compiles or runs says nothing of the comparison: then the mistake is badly sown.
    """
    trail = trails[mistake.over]

    def wrong(statement):
        if mistake.over == "year":
            line = pruning.week(version, client, trail, statement)
        else:
            whole = rows.without_limit(statement) if not statement.query.sorts else statement
            line = rows.run(version, client, trail, counted, whole)
        if not line.ran:
            raise ValueError(f"the mistake {mistake.name!r} does not run: {line.wrong[0]}")
        return line.wrong

    # The short ones are planned in a moment.
    for statement in sorted(sown.with_mistake(mistake), key=lambda each: len(each.sql)):
        if statement.refused:
            raise ValueError(f"the mistake {mistake.name!r} is refused: {statement.refused}")
        said = wrong(statement)
        if said:
            without = wrong(sown.statements[statement.title])
            if without:
                raise ValueError(f"{statement.title} is wrong without the mistake {mistake.name!r}: {without[0]}")
            return f"{statement.title}: {said[0]}"
    return None


def sow(version, client, binary, folder, table, trails, counted):
    """Each mistake of a table with the sentence in which the proof tells it, or None where it is blind."""
    shutil.rmtree(folder, ignore_errors=True)
    sown = Sown(binary, folder, table)
    own = [mistake for mistake in MISTAKES if mistake.table == table.name]
    return [(mistake.name, seen(version, client, sown, mistake, trails, counted)) for mistake in own]
