"""Every .ics of a folder: lines end as RFC 5545 has it and are short enough, nothing the parser has to forgive, whole days that end the day
after their last, one identity an event, and every text from memory with the words that it is to be verified."""
import datetime
import pathlib
import sys

try:
    import icalendar
except ImportError:
    print("SKIPPED: python3-icalendar is missing")
    sys.exit(0)

LONGEST_LINE = 75  # octets, RFC 5545, 3.1
FROM_MEMORY = {"fr": ("de mémoire", ", à vérifier"), "en": ("from memory", ", to be verified")}


def problems_of_bytes(raw):
    if not raw.endswith(b"\r\n") or raw.count(b"\n") != raw.count(b"\r\n") or raw.count(b"\r") != raw.count(b"\r\n"):
        yield "a line that does not end with CR LF"
    for line in raw.split(b"\r\n"):
        if len(line) > LONGEST_LINE:
            yield f"a line of {len(line)} octets"
        line.decode("utf-8")  # folded between characters, not within one


def problems_of_event(event, language):
    for name in ("uid", "dtstamp", "dtstart", "dtend", "summary"):
        if event.get(name) is None:
            yield f"no {name}"
    if event.errors:
        yield str(event.errors)
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    if type(start) is not datetime.date or type(end) is not datetime.date:
        yield "not whole days"
    elif end <= start:
        yield "ends before it begins"
    if event.decoded("dtstamp").utcoffset() != datetime.timedelta(0):
        yield "not stamped in UTC"
    if event["summary"].params.get("LANGUAGE") != language:
        yield "no language"
    memory, verify = FROM_MEMORY[language]
    text = str(event.get("description", ""))
    if memory in text.replace(memory + verify, ""):
        yield "a text from memory that nobody is told to verify"


def problems(path):
    raw = path.read_bytes()
    yield from problems_of_bytes(raw)
    language = "fr" if path.stem.endswith("fr") else "en"
    calendars = icalendar.Calendar.from_ical(raw, multiple=True)
    if len(calendars) != 1 or calendars[0].get("version") != "2.0" or not calendars[0].get("prodid"):
        yield "not one calendar with its version and product"
    events = calendars[0].walk("VEVENT")
    if not events or len({str(event["uid"]) for event in events}) != len(events):
        yield "no event, or two with one identity"
    for event in events:
        for problem in problems_of_event(event, language):
            yield f"{event.get('uid')}: {problem}"
    again = icalendar.Calendar.from_ical(calendars[0].to_ical())
    if [str(event["uid"]) for event in again.walk("VEVENT")] != [str(event["uid"]) for event in events]:
        yield "not the same when it is written again"


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.ics"))
    failed = False
    for path in files:
        for problem in problems(path):
            print(f"{path.name}: {problem}")
            failed = True
    print(f"{len(files)} calendar files")
    return 1 if failed or not files else 0


sys.exit(main())
