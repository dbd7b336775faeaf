"""Uses the charts of reports as a reader does: opens folded parts, zooms, moves, searches, follows the path to the top, by mouse
and by keyboard alone; then without scripts and on paper. Driven like run.py, which tells the rest about pages.
Arguments: HTML files with charts that fold; --hostile FILE a page whose names are markup; --large FILE one of 750 establishments."""
import argparse
import pathlib
import re
import sys
import tempfile
import time
import unicodedata

import run

WIDTHS = (1440, 768, 390, 320)

# What the page shows, told without its script: by the table beside the chart, and by what the browser paints.
HELPERS = """
window.seen = e => e.checkVisibility({contentVisibilityAuto: false, visibilityProperty: true}) && e.getBoundingClientRect().height > 0;
window.figure = n => document.querySelectorAll('figure.chart')[n];
window.shown = n => [...figure(n).querySelectorAll('.drawing')].filter(one => seen(one.querySelector('svg')));
window.area = (n, selector) => { const b = shown(n)[0].querySelector(selector).getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; };
"""


class Reader:
    def __init__(self, driver):
        from selenium.webdriver.common.keys import Keys
        self.driver, self.keys = driver, Keys

    def open(self, address):
        self.driver.get("about:blank")
        self.driver.get(address)
        self.driver.execute_script(HELPERS)

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def press(self, *keys):
        self.driver.switch_to.active_element.send_keys(*keys)

    def settle(self, condition, *arguments):
        """Going back is told to the page when the browser has time."""
        for _ in range(40):
            if self.js("return " + condition, *arguments):
                return True
            time.sleep(0.05)
        return False

    def chart_that_folds(self):
        return self.js("return [...document.querySelectorAll('figure.chart')].findIndex(one => one.querySelector('.folded'))")

    def ids(self, chart):
        return self.js("return shown(arguments[0]).map(one => one.id)", chart)

    def click(self, chart, action):
        self.js("figure(arguments[0]).querySelector('[data-do=' + arguments[1] + ']').click()", chart, action)

    def focus_box(self, chart, position):
        """Through the one tab stop of the drawing, then along it: only by keys."""
        self.js("shown(arguments[0])[0].querySelector('.scroll').focus()", chart)
        self.press(self.keys.TAB)
        self.press(self.keys.HOME)
        for _ in range(position):
            self.press(self.keys.ARROW_RIGHT)

    def focused(self):
        return self.js("const e = document.activeElement; return {id: e.closest('g.node, g.cluster')?.id ?? '', link: e.getAttribute('href') ?? '', label: e.getAttribute('aria-label') ?? '', drawing: e.closest('.drawing')?.id ?? ''}")

    def searched(self, text):
        self.js("const i = document.querySelector('.chart-search input'); i.focus(); i.select()")
        self.press(self.keys.BACKSPACE)
        self.press(text)
        return self.js("return document.getElementById('charts-found').textContent")

    def pointer(self, chart, selector, *steps, modifiers=0):
        """Mouse events at the middle of a part, moved by (x, y) between."""
        left, top, width, height = self.js("const s = shown(arguments[0])[0].querySelector(arguments[1]); s.scrollIntoView({block: 'center'}); const b = s.getBoundingClientRect(); return [b.left, b.top, b.width, b.height]", chart, selector)
        x, y = left + min(width, 600) / 2, max(top, 0) + min(height, 300) / 2
        for kind, dx, dy, more in steps:
            x, y = x + dx, y + dy
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "modifiers": modifiers, **more})


def differing(pairs):
    return [f"{name}: {got!r}, expected {wanted!r}" for name, got, wanted in pairs if got != wanted]


def opens_and_closes(report, reader, name, chart):
    keys = reader.keys
    overview = reader.ids(chart)
    report.check(f"{name}: one drawing of each chart is shown, the overview first",
                 differing([("drawings shown", len(overview), 1), ("folded", reader.js("return shown(arguments[0])[0].classList.contains('folded')", chart), False)]))
    count = reader.js("return shown(arguments[0])[0].querySelectorAll('g.node[data-box], g.cluster[data-frame]').length", chart)
    seen, links = set(), []
    reader.focus_box(chart, 0)
    for position in range(count):
        at = reader.focused()
        seen.add(at["id"])
        if at["link"]:
            links.append((position, at))
        reader.press(keys.ARROW_RIGHT)
    stops = reader.js("return [...shown(arguments[0])[0].querySelectorAll('svg [tabindex=\"0\"]')].length", chart)
    nameless = reader.js("return [...shown(arguments[0])[0].querySelectorAll('svg [tabindex]')].filter(e => !(e.getAttribute('aria-label') ?? e.textContent).trim()).length", chart)
    report.check(f"{name}: arrows reach every box from one tab stop, each with a name", differing([("reached", len(seen), count), ("tab stops", stops, 1), ("nameless", nameless, 0)]))
    position, first = links[len(links) // 2]
    reader.focus_box(chart, position)
    reader.press(keys.ENTER)
    target = first["link"][1:]
    report.check(f"{name}: Enter opens a folded part in place and goes there",
                 differing([("shown", reader.ids(chart), [target]), ("focus", reader.focused()["drawing"], target), ("address", reader.js("return location.hash"), "#" + target),
                            ("overview hidden", reader.js("return seen(document.getElementById(arguments[0]))", overview[0]), False)]))
    reader.press(keys.ESCAPE)
    back = reader.settle("shown(arguments[0])[0].id === arguments[1]", chart, overview[0])
    report.check(f"{name}: Escape goes back to the box it was opened from", differing([("back", back, True), ("focus", reader.focused()["id"], first["id"])]))
    reader.press(keys.ENTER)
    reader.click(chart, "back")
    back = reader.settle("shown(arguments[0])[0].id === arguments[1]", chart, overview[0])
    reader.driver.forward()
    forth = reader.settle("shown(arguments[0])[0].id === arguments[1]", chart, target)
    reader.driver.back()
    again = reader.settle("shown(arguments[0])[0].id === arguments[1]", chart, overview[0])
    report.check(f"{name}: the button and the browser's history go back and forth", differing([("button", back, True), ("forward", forth, True), ("back", again, True)]))
    reader.js("shown(arguments[0])[0].querySelector(`a[href=\"${arguments[1]}\"] polygon`).dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))", chart, first["link"])
    report.check(f"{name}: a click opens it too", differing([("shown", reader.ids(chart), [target])]))
    reader.press(keys.ESCAPE)
    reader.settle("shown(arguments[0])[0].id === arguments[1]", chart, overview[0])
    reader.js("document.getElementById(arguments[0]).dispatchEvent(new Event('beforematch', {bubbles: true}))", target)
    report.check(f"{name}: what the browser's own search finds in a folded part is shown", differing([("shown", reader.ids(chart), [target])]))
    reader.click(chart, "back")
    reader.settle("shown(arguments[0])[0].id === arguments[1]", chart, overview[0])
    return target


def zooms(report, reader, name, chart):
    keys = reader.keys
    width = lambda: reader.js("return area(arguments[0], 'svg')[2]", chart)
    says = lambda: reader.js("return figure(arguments[0]).querySelector('output').textContent", chart)
    at_first, said = width(), says()
    reader.click(chart, "larger")
    larger = width()
    problems = differing([("told", says() != said, True), ("1.25 times", abs(larger / at_first - 1.25) < 0.01, True)])
    reader.click(chart, "smaller")
    problems += differing([("back", abs(width() - at_first) < 1, True)])
    reader.js("shown(arguments[0])[0].querySelector('.scroll').focus()", chart)
    for key, wanted in (("+", 1.25), ("+", 1.25 ** 2), ("-", 1.25), ("0", 1)):
        reader.press(key)
        problems += differing([(f"key {key}", abs(width() / at_first - wanted) < 0.01, True)])
    report.check(f"{name}: buttons and keys zoom, and 0 brings the first size back", problems)
    for _ in range(4):
        reader.click(chart, "larger")
    scroller = "shown(arguments[0])[0].querySelector('.scroll')"
    reader.js(f"const s = {scroller}; s.scrollTo(40, 40)", chart)
    reader.focus_box(chart, 0)
    reader.js(f"const s = {scroller}; s.scrollTo(40, 40)", chart)
    reader.press(keys.SHIFT, keys.ARROW_RIGHT)
    moved = reader.js(f"return {scroller}.scrollLeft", chart)
    shown_before = reader.ids(chart)
    reader.js(f"const s = {scroller}; s.scrollTo(100, 100)", chart)
    reader.pointer(chart, ".scroll", ("mousePressed", 0, 0, {"button": "left", "buttons": 1, "clickCount": 1}), ("mouseMoved", -30, -20, {"button": "left", "buttons": 1}),
                   ("mouseMoved", -30, -20, {"button": "left", "buttons": 1}), ("mouseReleased", 0, 0, {"button": "left", "clickCount": 1}))
    dragged = reader.js(f"const s = {scroller}; return [s.scrollLeft, s.scrollTop]", chart)
    report.check(f"{name}: Shift with arrows, and dragging, move the drawing and open nothing",
                 differing([("by keys", moved, 100), ("by drag", [round(one) for one in dragged], [160, 140]), ("shown", reader.ids(chart), shown_before)]))
    reader.js(f"const s = {scroller}; s.scrollTo(1e6, 1e6); s.scrollIntoView({{block: 'center'}})", chart)
    before = reader.js("return scrollY")
    free = False
    for _ in range(3):  # a part of a pixel may be left, and a turn of the wheel keeps to what it began with
        if not free:
            reader.pointer(chart, ".scroll", ("mouseWheel", 0, 0, {"deltaX": 0, "deltaY": 400}))
            free = reader.settle("scrollY > arguments[0]", before)
    size, place = width(), reader.js("return scrollY")
    reader.pointer(chart, ".scroll", ("mouseWheel", 0, 0, {"deltaX": 0, "deltaY": -100}), modifiers=2)
    zoomed = reader.settle("area(arguments[0], 'svg')[2] > arguments[1] * 1.2", chart, size)
    report.check(f"{name}: the wheel scrolls the page past the end of the drawing, with Ctrl it zooms", differing([("page", free, True), ("zoom", zoomed, True)]) + ([] if place else ["not scrolled"]))
    reader.click(chart, "fit")
    fits = reader.js(f"const s = {scroller}; return s.scrollWidth <= s.clientWidth + 1 && s.querySelector('svg').getBoundingClientRect().width > s.clientWidth * .9", chart)
    report.check(f"{name}: the drawing fits the width", differing([("fits", fits, True)]))
    reader.click(chart, "reset")


def holders_in_table(reader):
    """Name → names that hold it, from the table of the group, which stands first."""
    rows = reader.js("return [...document.querySelectorAll('.chart-tables table')[0].querySelectorAll('tbody tr')].map(r => [...r.cells].map(c => c.textContent))")
    holders = {}
    for row in rows:
        if row[2]:
            continue
        holders[row[1]] = []
        for link in re.split(r"\u202f?; ", row[4]):
            kind = re.match(r"(contrôle|control|adhésion|membership|mandat|mandate)\b.*?\u202f?: (.*?)(?: \([^()]*\))?$", link)
            if kind:
                holders[row[1]].append(kind.group(2))
    return holders


def traces(report, reader, path, chart):
    """In the drawing with most links: one of a sector, opened by its address."""
    keys, name = reader.keys, path.name
    most = reader.js("const links = d => d.querySelectorAll('g.edge[data-kind=control]').length; return [...figure(arguments[0]).querySelectorAll('.drawing')].sort((a, b) => links(b) - links(a))[0].id", chart)
    reader.open(path.resolve().as_uri() + "#" + most)
    holders = holders_in_table(reader)
    tops = 0
    problems = []
    count = reader.js("return shown(arguments[0])[0].querySelectorAll('g.node[data-box], g.cluster[data-frame], g.node:not([data-box]) > a').length", chart)
    reader.focus_box(chart, 0)
    for _ in range(count):
        at = reader.focused()
        label = reader.js("return (document.getElementById(arguments[0]).querySelector('title')?.textContent ?? '').split('\\n')[0].replace(/ \\([^()]*\\)$/, '')", at["id"])
        if label in holders:
            wanted, level = [label], [label]
            while level := [one for held in level for one in dict.fromkeys(holders.get(held, [])) if one not in wanted]:
                wanted += level
            marked = set(reader.js("return [...shown(arguments[0])[0].querySelectorAll('.node.on-path')].map(n => n.querySelector('title').textContent.split('\\n')[0].replace(/ \\([^()]*\\)$/, ''))", chart))
            lines = reader.js("return shown(arguments[0])[0].querySelectorAll('.edge.on-path').length", chart)
            told = reader.js("return figure(arguments[0]).querySelector('.chart-path').textContent", chart)
            if marked != set(wanted) or any(one not in told for one in wanted) or (len(wanted) > 2 and lines < 2):  # links above the sector are not drawn here
                problems.append(f"{label}: {sorted(marked)} and {lines} lines, expected {wanted}, told {told!r}")
            tops += len(wanted) > 2
        reader.press(keys.ARROW_RIGHT)
    report.check(f"{name}: each box shows its path to the top, as the table has it", problems + ([] if tops else ["no path has three steps"]))
    dim = reader.js("const n = shown(arguments[0])[0].querySelector('.tracing .node[data-box]:not(.on-path)'); return n ? parseFloat(getComputedStyle(n).opacity) : 1", chart)
    reader.press(keys.ESCAPE)
    cleared = reader.js("return document.querySelectorAll('.on-path, .tracing').length", chart)
    report.check(f"{name}: the rest is dimmed but readable, and Escape clears", differing([("opacity", 0.5 <= dim < 1, True), ("cleared", cleared, 0)]))
    held = reader.js("const d = shown(arguments[0])[0], e = [...d.querySelectorAll('g.edge[data-from][data-kind=control]')].find(e => !e.dataset.to.includes(' ')); return {from: e.dataset.from, to: e.dataset.to}", chart)
    reader.focus_box(chart, 0)
    for _ in range(count):
        if reader.focused()["id"] == held["to"]:
            break
        reader.press(keys.ARROW_RIGHT)
    reader.press(keys.ARROW_UP)
    up = reader.focused()["id"]
    reader.press(keys.ARROW_DOWN)
    down = reader.js("return [...document.querySelectorAll('g.edge')].some(e => e.dataset.from === arguments[0] && e.dataset.to?.split(' ').includes(arguments[1]))", up, reader.focused()["id"])
    report.check(f"{name}: Up goes to the holder, Down to one it holds", differing([("up", up, held["from"]), ("down", down, True)]))


def without_accents(text):
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


def searches(report, reader, name, chart, folded):
    keys = reader.keys
    word = reader.js("const overview = figure(arguments[0]).querySelector('.drawing').textContent; return [...document.getElementById(arguments[1]).querySelectorAll('g.node[data-box] text')].map(t => t.textContent.trim()).find(t => t.length > 6 && !overview.includes(t) && /[^\\x00-\\x7f]/.test(t) && !/\\d/.test(t)) ?? ''", chart, folded)
    said = reader.searched(word)
    count = int(re.search(r"\d+", said).group()) if re.search(r"\d+", said) else 0
    there = reader.js("return [...document.querySelectorAll('.drawing g.node[data-box] text')].filter(t => t.textContent.includes(arguments[0])).length", word)
    report.check(f"{name}: the search finds a name of a folded part everywhere and tells how often", ([] if word else ["no word to look for"]) + differing([(word, count, there)]))
    other = reader.searched(without_accents(word).upper())
    report.check(f"{name}: without regard to case and accents", differing([(without_accents(word).upper(), other, said)]))
    reader.press(keys.ENTER)
    first = reader.js("return document.getElementById('charts-found').textContent")
    state = "const r = document.querySelector('.found.current'); if (!r) return null; const b = r.getBoundingClientRect(); return {seen: seen(r.ownerSVGElement) && b.top >= 0 && b.bottom <= innerHeight && b.left >= 0 && b.right <= innerWidth, stroke: getComputedStyle(r).stroke, drawing: r.closest('.drawing').id, near: b.height}"
    at = reader.js(state)
    problems = ["nothing is marked"] if at is None else differing([("in the window", at["seen"], True), ("outlined", at["stroke"] != "none", True)])
    report.check(f"{name}: Enter opens the drawing, scrolls there and outlines the place", problems)
    for _ in range(count):
        reader.press(keys.ENTER)
    round_trip = reader.js("return document.getElementById('charts-found').textContent")
    reader.press(keys.SHIFT, keys.ENTER)
    before = reader.js("return document.getElementById('charts-found').textContent")
    report.check(f"{name}: Enter goes round all results, Shift+Enter one back",
                 differing([("round", round_trip, first), ("live", reader.js("return document.getElementById('charts-found').getAttribute('role')"), "status")]) + ([] if count == 1 or before != first else ["not moved"]))
    reader.press(keys.ARROW_DOWN)
    inside = reader.js("return document.activeElement.closest('.drawing') !== null")
    nothing = reader.searched("zzzz")
    marks = reader.js("return document.querySelectorAll('.found').length")
    report.check(f"{name}: the arrow leads into the drawing, and what is nowhere is said to be", differing([("inside", inside, True), ("digits", bool(re.search(r"\d", nothing)), False), ("said", bool(nothing), True), ("marks", marks, 0)]))
    reader.press(keys.ESCAPE)


def fits_everywhere(report, reader, path, chart, folded):
    for width in WIDTHS:
        reader.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": run.HEIGHT, "deviceScaleFactor": 1, "mobile": False})
        problems = []
        for address in ("", "#" + folded):
            reader.open(path.resolve().as_uri() + address)
            problems += [] if not address else differing([("opened by its address", reader.ids(chart), [folded])])
            reader.click(chart, "larger")
            reader.click(chart, "larger")
            reader.js("document.querySelector('.chart-keys').open = true")
            size = reader.js(run.MEASURE)
            problems += ([f"{size['wide']} px in {size['inner']} px"] if size["wide"] > size["inner"] else []) + size["out"]
            small = reader.js("return [...document.querySelectorAll('.chart-tools button, .chart-search button, .chart-search input')].filter(b => seen(b)).filter(b => { const r = b.getBoundingClientRect(); return r.width < 24 || r.height < 24; }).length")
            problems += differing([("small targets", small, 0)])
        report.check(f"{path.name} at {width} px: zoomed drawings and their tools keep to the window", problems)
    reader.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 1280, "height": run.HEIGHT, "deviceScaleFactor": 1, "mobile": False})


def on_paper(report, reader, name):
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    drawings = reader.js("return [...document.querySelectorAll('.drawing:not(.on-screen) svg')].map(seen)")
    left_out = reader.js("return [...document.querySelectorAll('.drawing.on-screen svg')].filter(seen).length")
    tools = reader.js("return [...document.querySelectorAll('.chart-tools, .chart-search, .chart-keys, .chart-path')].filter(e => e.checkVisibility()).length")
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    report.check(f"{name}: paper has every overview, the parts where something changes, and no button",
                 differing([("drawings", all(drawings) and len(drawings) > 5, True), ("unchanged parts", left_out, 0), ("tools", tools, 0)]))


def without_scripts(report, folder, pages):
    driver = run.start(folder, 1280, False)
    reader = Reader(driver)
    try:
        for path in pages:
            driver.get(path.resolve().as_uri())
            shown = driver.execute_script("return [...document.querySelectorAll('.drawing')].filter(d => d.checkVisibility() && d.getBoundingClientRect().height > 20).length")
            there = driver.execute_script("return document.querySelectorAll('.drawing').length")
            tools = driver.execute_script("return document.querySelectorAll('.chart-tools, .chart-search').length")
            links = driver.execute_script("return [...document.querySelectorAll('.drawing svg a')].map(a => [a.closest('.drawing').id, a.getAttribute('href').slice(1)])")
            targets = set(target for _, target in links)
            lonely = driver.execute_script("return [...document.querySelectorAll('.drawing')].map(d => d.id)")
            problems = differing([("shown", shown, there), ("tools", tools, 0)])
            problems += [f"nothing leads to {one}" for one in lonely if one not in targets and driver.execute_script("return document.getElementById(arguments[0]).classList.contains('folded')", one)]
            problems += [f"{one} does not lead back" for one in lonely if driver.execute_script("return document.getElementById(arguments[0]).classList.contains('folded')", one) and one not in {source for source, _ in links}]
            report.check(f"{path.name}, scripts off: every drawing stands on the page and leads to the others and back", problems)
    finally:
        driver.quit()
    return reader


def stays_inert(report, reader, path):
    reader.open(path.resolve().as_uri())
    chart = max(reader.chart_that_folds(), 0)
    said = reader.searched("onerror")
    reader.press(reader.keys.ENTER)
    reader.focus_box(chart, 0)
    for _ in range(12):
        reader.press(reader.keys.ARROW_RIGHT)
    state = reader.js("return {made: document.querySelectorAll('main img, main svg script, main b.hostile').length, ran: window.hostile === 1, told: document.querySelector('#charts').textContent.includes('<img')}")
    report.check(f"{path.name}: names that are markup stay text, found, traced and told", differing([("elements", state["made"], 0), ("ran", state["ran"], False), ("told", state["told"], True), ("found", bool(re.search(r"[1-9]", said)), True)]))


def works_on_a_large_group(report, reader, path):
    start = time.perf_counter()
    reader.open(path.resolve().as_uri())
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    said = reader.searched("foyer")
    reader.press(reader.keys.ENTER)
    found = time.perf_counter() - start
    size = path.stat().st_size / 2 ** 20
    print(f"{path.name}: {size:.1f} MiB, open in {loaded:.2f} s, searched in {found:.2f} s")
    report.check(f"{path.name}: 750 establishments are opened and searched", [] if re.search(r"[1-9]", said) else [said])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    parser.add_argument("--hostile", type=pathlib.Path)
    parser.add_argument("--large", type=pathlib.Path)
    options = parser.parse_args()
    if run.missing():
        return 0
    report = run.Report()
    with tempfile.TemporaryDirectory() as folder:
        driver = run.start(folder, 1280, True)
        reader = Reader(driver)
        try:
            for path in options.pages:
                name = path.name
                driver.get_log("browser"), driver.get_log("performance")
                reader.open(path.resolve().as_uri())
                chart = reader.chart_that_folds()
                if chart < 0:
                    report.check(f"{name}: has a chart that folds", ["none"])
                    continue
                folded = opens_and_closes(report, reader, name, chart)
                zooms(report, reader, name, chart)
                traces(report, reader, path, chart)
                reader.open(path.resolve().as_uri())
                searches(report, reader, name, chart, folded)
                on_paper(report, reader, name)
                fits_everywhere(report, reader, path, chart, folded)
                report.check(f"{name}: no console error in all that", [one["message"] for one in driver.get_log("browser") if one["level"] in ("SEVERE", "WARNING")])
                report.check(f"{name}: no network request in all that", run.requests(driver, path.resolve().as_uri()))
            if options.hostile:
                stays_inert(report, reader, options.hostile)
            if options.large:
                works_on_a_large_group(report, reader, options.large)
        finally:
            driver.quit()
        without_scripts(report, folder, options.pages)
    print(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
