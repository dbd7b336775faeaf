"""Every SVG of a folder: well-formed, described, no script, nothing from outside, no id twice, ids under one prefix."""
import pathlib
import sys
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "polygon", "polyline", "path", "text", "ellipse"}


def type_sizes(element, inherited):
    size = element.get("font-size", inherited)
    if element.tag == SVG + "text":
        yield float(size)
    for inner in element:
        yield from type_sizes(inner, size)


def problems(path):
    text = path.read_text(encoding="utf-8")
    if text.startswith("<?xml") or "<!DOCTYPE" in text or "<!--" in text:
        yield "prolog, document type or comment"
    root = tree.fromstring(text)
    if root.tag != SVG + "svg" or root.get("role") != "img" or root.get("lang") not in ("fr", "en"):
        yield "not a described picture"
    if not root.get("viewBox") or root.get("width") != "100%":
        yield "does not scale"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id twice"
    prefix = root.get("id").rsplit("-", 1)[0]
    if any(one != prefix and not one.startswith(prefix + "-") for one in ids):
        yield "an id without the prefix"
    for name in root.get("aria-labelledby").split():
        found = [element for element in root.iter() if element.get("id") == name]
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"nothing says {name}"
    for element in root.iter():
        if element.tag.removeprefix(SVG) not in ALLOWED:
            yield f"<{element.tag}>"
        for key, value in element.attrib.items():
            if key.startswith("on") or "href" in key or "url(" in value or "javascript:" in value.lower():
                yield f'{key}="{value}"'
    sizes = list(type_sizes(root, None))
    if not sizes or min(sizes) < 9:
        yield "type below 9 points"


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.svg"))
    failed = False
    for path in files:
        for problem in problems(path):
            print(f"{path}: {problem}")
            failed = True
    print(f"{len(files)} drawings")
    return 1 if failed or not files else 0


sys.exit(main())
