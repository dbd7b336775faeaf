"""Does the public JSON of an assessment keep to schemas/assessment.schema.json, and does the schema refuse what is no
assessment? Arguments: the schema, then JSON files. Exit status 1 and one line a problem when not."""
import copy
import json
import sys

import jsonschema


def spoiled(good):
    """One fault each, at different depths; the schema must refuse every one."""
    def change(name, act):
        bad = copy.deepcopy(good)
        act(bad)
        return name, bad
    yield change("a key nobody knows", lambda it: it.update(surprise=1))
    yield change("a missing key", lambda it: it.pop("verdict"))
    yield change("a number that is no exact decimal", lambda it: it["findings"][0].update(weight=3))
    yield change("an outcome nobody knows", lambda it: it["findings"][0].update(outcome="fine"))
    yield change("a text without French", lambda it: it["verdict"]["headline"].pop("fr"))
    yield change("another version of the format", lambda it: it.update(schema="reprise/assessment/2"))
    yield change("a day that is no day", lambda it: it.update(as_of="yesterday"))


def main(schema_path, *files):
    with open(schema_path, encoding="utf-8") as stream:
        schema = json.load(stream)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    problems = []
    for path in files:
        with open(path, encoding="utf-8") as stream:
            assessment = json.load(stream)
        for error in validator.iter_errors(assessment):
            problems.append(f"{path}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        for name, bad in spoiled(assessment):
            if validator.is_valid(bad):
                problems.append(f"{path}: the schema accepts {name}")
    print("\n".join(problems) or f"{len(files)} file(s) keep to the schema")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
