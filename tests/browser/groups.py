"""Writes two fictional groups made from examples/passerelles: FOLDER/large.yaml with 750 establishments in 44 legal persons, and
FOLDER/hostile.yaml, where every name is also markup."""
import copy
import pathlib
import sys

import yaml

PERSONS, ESTABLISHMENTS = 44, 750
MARKUP = '<img src=x onerror="window.hostile=1"><b class=\'hostile\'>{}</b> & "'


def large(group):
    places = [one for one in group["establishments"] if one["kind"] != "head_office"]
    sectors = [one["id"] for one in group["sectors"]]
    holders = {one["sector"]: one["id"] for one in reversed(group["legal_persons"]) if "sector" in one}
    added = [f"association-{number}" for number in range(PERSONS - len(group["legal_persons"]))]
    for number, person in enumerate(added):
        sector = sectors[number % len(sectors)]
        group["legal_persons"].append({"id": person, "name": f"Association {number} des Rives de la Loire", "form": "association", "sector": sector})
        group["relations"].append({"from": holders[sector], "to": person, "kind": "control", "share": 1})
    for number in range(ESTABLISHMENTS - len(group["establishments"])):
        place = copy.deepcopy(places[number % len(places)])
        person = number % len(added)
        place.update(id=f"lieu-{number}", name=f"{place['name']} {number}", legal_person=added[person], sector=sectors[person % len(sectors)])
        group["establishments"].append(place)
    return group


def hostile(group):
    for one in group["legal_persons"] + group["establishments"]:
        one["name"] = MARKUP.format(one["name"])
    for one in group["sectors"]:
        one["name"] = {language: MARKUP.format(name) for language, name in one["name"].items()}
    return group


def main():
    folder = pathlib.Path(sys.argv[1])
    text = pathlib.Path("examples/passerelles/group.yaml").read_text(encoding="utf-8")
    for make in (large, hostile):
        made = yaml.dump(make(yaml.safe_load(text)), allow_unicode=True, sort_keys=False)
        (folder / f"{make.__name__}.yaml").write_text("# Fictional: made for a test.\n" + made, encoding="utf-8")


if __name__ == "__main__":
    main()
