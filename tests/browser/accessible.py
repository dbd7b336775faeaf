"""Holds pages to WCAG 2.2 AA as far as axe-core sees it, light and dark, wide and narrow, closed and opened; and goes through them
with the Tab key alone: it must reach everything that can be used, visibly. Driven like run.py. Arguments: HTML files.
axe-core comes from npm (.ci/install puts it under build/npm); without it or Chromium it prints SKIPPED and ends well."""
import pathlib
import sys
import tempfile

import run

AXE = pathlib.Path("build/npm/node_modules/axe-core/axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
VIEWS = ((1440, "light", False), (1440, "dark", True), (320, "light", False))
MOST_STOPS = 3000

ASK = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})
  .then(found => done(found.violations.flatMap(one => one.nodes.slice(0, 3).map(node => one.id + ' at ' + node.target.join(' ') + ': ' + (node.any[0] ?? node.all[0] ?? node.none[0])?.message))))
  .catch(problem => done(['axe failed: ' + problem]));
"""
# What a reader must reach, by a number of its own; and what has the focus now.
STOPS = """
const usable = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex]')]
  .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false}) && e.getClientRects().length);
usable.forEach((e, at) => { e.dataset.stop = at; });
return usable.length;
"""
FOCUS = """
const e = document.activeElement;
if (!e || e === document.body) return null;
const style = getComputedStyle(e);
return {stop: Number(e.dataset.stop ?? -1), seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, name: e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40)};
"""


def audit(driver, path, width, scheme, opened):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": run.HEIGHT, "deviceScaleFactor": 1, "mobile": False})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    driver.get("about:blank")
    driver.get(path.resolve().as_uri())
    if opened:
        driver.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    driver.execute_script(AXE.read_text(encoding="utf-8"))
    return driver.execute_async_script(ASK, TAGS)


def tab_through(driver, path):
    driver.get("about:blank")
    driver.get(path.resolve().as_uri())
    usable = driver.execute_script(STOPS)
    reached, unseen = set(), []
    for _ in range(min(usable + 50, MOST_STOPS)):
        for kind in ("keyDown", "keyUp"):
            driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9})
        focus = driver.execute_script(FOCUS)
        if focus is None or focus["stop"] in reached:
            break
        reached.add(focus["stop"])
        if not focus["seen"]:
            unseen.append(f"not seen: {focus['name']}")
    return ([f"{len(reached)} of {usable} reached"] if len(reached) != usable else []) + unseen


def main():
    pages = [pathlib.Path(one) for one in sys.argv[1:]]
    if run.missing():
        return 0
    if not AXE.exists():
        print("SKIPPED browser: axe-core is missing, .ci/install fetches it")
        return 0
    report = run.Report()
    with tempfile.TemporaryDirectory() as folder:
        driver = run.start(folder, 1440, True)
        driver.set_script_timeout(600)
        try:
            driver.get("data:text/html,<img src='data:,'><p style='color:%23ccc;background:%23fff'>x</p>")
            driver.execute_script(AXE.read_text(encoding="utf-8"))
            report.check("axe-core finds what is wrong", [] if len(driver.execute_async_script(ASK, TAGS)) >= 3 else ["it found too little"])
            for path in pages:
                for width, scheme, opened in VIEWS:
                    report.check(f"{path.name} at {width} px, {scheme}{', all opened' if opened else ''}: axe-core finds nothing", audit(driver, path, width, scheme, opened))
                driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
                driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 1440, "height": run.HEIGHT, "deviceScaleFactor": 1, "mobile": False})
                report.check(f"{path.name}: Tab reaches everything, and shows where it is", tab_through(driver, path))
        finally:
            driver.quit()
    print(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
