#!/usr/bin/env python3
"""Holds our schemas and examples against a validator that is not ours (python3-jsonschema, python3-yaml).

Every schemas/*.schema.json must be a correct draft-07 schema, and every example whose `schema:` names one of them
must keep it: what our checker accepts, another must accept. Scalars are read as our reader reads them: a plain
scalar is whatever type the schema asks for, and nothing is guessed (no is text, 012 is text, dates are text).

    independent_schema_check.py CHECKOUT
Exit status: 0 all agree, 1 some do not.
"""
import json
import pathlib
import re
import sys
from decimal import Decimal

import jsonschema
import yaml

JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\Z")


class Plain(str):
    """A scalar without quotes: text, and also a number, true, false or null when it looks like one."""

    @property
    def number(self):
        return Decimal(self) if JSON_NUMBER.match(self) else None

    def _meaning(self, other):
        if isinstance(other, bool):
            return {"true": True, "false": False}.get(str(self))
        if isinstance(other, (int, float, Decimal)):
            return self.number
        return str(self)

    def _other(self, other):
        is_number = isinstance(other, (int, float)) and not isinstance(other, bool)
        return Decimal(str(other)) if is_number else other

    def __eq__(self, other):
        return self._meaning(other) == self._other(other)

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self._meaning(other) < self._other(other)

    def __le__(self, other):
        return self._meaning(other) <= self._other(other)

    def __gt__(self, other):
        return self._meaning(other) > self._other(other)

    def __ge__(self, other):
        return self._meaning(other) >= self._other(other)

    __hash__ = str.__hash__


class Loader(yaml.SafeLoader):
    """No guessing: every plain scalar stays as it is written; keys are plain text."""

    def construct_scalar(self, node):
        text = super().construct_scalar(node)
        return Plain(text) if node.style is None else text

    def construct_mapping(self, node, deep=False):
        return {str(self.construct_scalar(key)): self.construct_object(value, deep=True) for key, value in node.value}


Loader.yaml_implicit_resolvers = {}
Loader.add_constructor("tag:yaml.org,2002:str", lambda loader, node: loader.construct_scalar(node))
Loader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))


def is_number(checker, instance):
    return isinstance(instance, Plain) and instance.number is not None


def is_integer(checker, instance):
    return is_number(checker, instance) and instance.number == instance.number.to_integral_value()


def is_boolean(checker, instance):
    return isinstance(instance, Plain) and instance in ("true", "false")


def is_null(checker, instance):
    return isinstance(instance, Plain) and str(instance) in ("", "~", "null")


def is_string(checker, instance):
    return isinstance(instance, str) and not (isinstance(instance, Plain) and str(instance) == "")


DRAFT = jsonschema.Draft7Validator
VALIDATOR = jsonschema.validators.extend(
    DRAFT,
    type_checker=DRAFT.TYPE_CHECKER.redefine_many(
        {"number": is_number, "integer": is_integer, "boolean": is_boolean, "null": is_null, "string": is_string}
    ),
)


def equals(instance, wanted):
    return instance == wanted


def const(validator, wanted, instance, schema):
    if not equals(instance, wanted):
        yield jsonschema.ValidationError(f"{wanted!r} was expected, got {instance!r}")


def enum(validator, wanted, instance, schema):
    if not any(equals(instance, one) for one in wanted):
        yield jsonschema.ValidationError(f"{instance!r} is not one of {wanted!r}")


VALIDATOR = jsonschema.validators.extend(VALIDATOR, {"const": const, "enum": enum})


def main():
    checkout = pathlib.Path(sys.argv[1])
    problems = 0
    schemas = {}
    for path in sorted(checkout.glob("schemas/*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        try:
            DRAFT.check_schema(schema)
        except jsonschema.SchemaError as error:
            print(f"{path}: {error.message}")
            problems += 1
            continue
        identity = schema.get("properties", {}).get("schema", {}).get("const")
        if identity:
            schemas[identity] = schema
    checked = 0
    for path in sorted(checkout.glob("examples/**/*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
        identity = str(document.get("schema", "")) if isinstance(document, dict) else ""
        if identity not in schemas:
            continue
        checked += 1
        validator = VALIDATOR(schemas[identity], format_checker=jsonschema.FormatChecker(["date"]))
        for error in validator.iter_errors(document):
            where = "/".join(str(step) for step in error.absolute_path)
            print(f"{path}: {where}: {error.message[:200]}")
            problems += 1
    print(f"{len(schemas)} schemas that name their documents, {checked} examples checked, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
