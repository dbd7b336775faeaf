"""Opens pages in headless Chromium as readers do: wide and narrow, with and without scripts, on paper. One line a check,
then `N passed, M failed, K skipped`. Arguments: HTML files; --pictures FOLDER keeps screenshots and PDFs.
Without Chromium or its driver it prints SKIPPED and ends well."""
import argparse
import base64
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WIDTHS = (1280, 390)
HEIGHT = 900
MOST_PAGES = 40  # the full report of every rule, seven routes and a calendar, without what its charts fold; whoever prints it reads the first two pages first
CHROMIUM = "/usr/bin/chromium"
DRIVER = "/usr/bin/chromedriver"

# Elements that stick out of the page, or hold text their own box cuts off. What scrolls inside its own box is meant to.
MEASURE = """
const wide = document.documentElement.scrollWidth, inner = window.innerWidth;
const inScroller = e => e.closest('.scroll') !== null || e.closest('.skip') !== null || e.closest('.shapes') !== null;
const name = e => e.tagName.toLowerCase() + '.' + (e.getAttribute('class') || '') + ': ' + (e.textContent || '').trim().slice(0, 40);
const out = [], cut = [];
for (const e of document.querySelectorAll('body *')) {
  if (inScroller(e)) continue;
  const box = e.getBoundingClientRect();
  if (box.width > 0 && (box.right > inner + 1 || box.left < -1)) out.push(name(e));
  const style = getComputedStyle(e);
  const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.overflowY === 'hidden' || style.overflowY === 'clip';
  if (hides && e instanceof HTMLElement && e.clientWidth > 0 && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) cut.push(name(e));
}
return {wide, inner, out, cut};
"""
# Tables whose rows stack on a narrow screen: none may scroll sideways in its box, nor keep its rows in a line.
STACKED = """
const wrong = [];
for (const table of document.querySelectorAll('table.stacked')) {
  const box = table.closest('.scroll');
  if (!table.checkVisibility()) continue;
  const name = box.getAttribute('aria-label');
  if (box.scrollWidth > box.clientWidth) wrong.push(name + ': ' + box.scrollWidth + ' px in ' + box.clientWidth + ' px');
  for (const cell of table.querySelectorAll('tbody td:not(.rank)')) {
    const named = getComputedStyle(cell, '::before').content.replace(/" \\/ ""$/, '"') === JSON.stringify(cell.dataset.label || '');
    if (!named || !cell.dataset.label) { wrong.push(name + ': a cell without the name of its column'); break; }
  }
}
return wrong;
"""
IDENTIFIERS = """
const seen = new Map();
for (const e of document.querySelectorAll('[id]')) seen.set(e.id, (seen.get(e.id) || 0) + 1);
const twice = [...seen].filter(([, times]) => times > 1).map(([id]) => id);
const lost = [...document.querySelectorAll('a[href^="#"]')].filter(a => !document.getElementById(decodeURIComponent(a.getAttribute('href').slice(1)))).map(a => a.getAttribute('href'));
return {twice, lost: [...new Set(lost)]};
"""


class Report:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, name, problems):
        problems = list(problems)
        if problems:
            self.failed += 1
            print(f"FAILED {name}: {'; '.join(str(one) for one in problems[:5])}")
        else:
            self.passed += 1
            print(f"passed {name}")

    def skip(self, name, reason):
        self.skipped += 1
        print(f"skipped {name}: {reason}")


def missing():
    """Says what there is no browser test without."""
    for program in (CHROMIUM, DRIVER):
        if not pathlib.Path(program).exists():
            print("SKIPPED browser: chromium is missing")
            return True
    try:
        import selenium  # noqa: F401
    except ImportError:
        print("SKIPPED browser: selenium is missing")
        return True
    return False


def loopback_service(folder):
    """The driver by its number: a bare Debian has no /etc/hosts that says where `localhost` is."""
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common import utils

    class Loopback(Service):
        @property
        def service_url(self):
            return f"http://127.0.0.1:{self.port}"

        def is_connectable(self):
            return utils.is_connectable(self.port, "127.0.0.1")

    return Loopback(DRIVER, log_path=f"{folder}/driver.log")


def start(folder, width, scripts):
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    options = Options()
    options.binary_location = CHROMIUM
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--disable-dev-shm-usage", "--remote-debugging-pipe",
                 f"--user-data-dir={folder}/profile-{width}-{scripts}", f"--window-size={width},{HEIGHT}"):
        options.add_argument(flag)
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(service=loopback_service(folder), options=options)
    driver.get("data:text/html,<title>silent</title><script>document.title='ran'</script>")
    if (driver.title == "ran") != scripts:
        raise RuntimeError(f"scripts should be {'on' if scripts else 'off'}, the page says {driver.title!r}")
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False})
    return driver


def requests(driver, page):
    """Addresses asked for beside the page itself."""
    asked = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            if not url.startswith("data:") and url.split("#")[0] != page and url != "about:blank":
                asked.append(url)
    return asked


def visible_text(driver):
    """What is read, and beside it all there is, without what only a script can use: tools, and where it has led the reader."""
    return driver.execute_script("""
        const tools = '.chart-tools, .chart-search, .chart-keys, .chart-path', whole = document.body.cloneNode(true);
        whole.querySelectorAll(tools + ', template, script').forEach(e => e.remove());
        document.querySelectorAll(tools).forEach(e => e.style.setProperty('display', 'none', 'important'));
        const read = document.body.innerText;
        document.querySelectorAll(tools).forEach(e => e.style.removeProperty('display'));
        return {read, whole: whole.textContent};""")


def look(report, driver, path, width, scripts, pictures):
    name = f"{path.name} at {width} px, scripts {'on' if scripts else 'off'}"
    page = path.resolve().as_uri()
    driver.get_log("browser"), driver.get_log("performance")
    driver.get(page)
    report.check(f"{name}: no console error", [one["message"] for one in driver.get_log("browser") if one["level"] in ("SEVERE", "WARNING")])
    report.check(f"{name}: no network request", requests(driver, page))
    size = driver.execute_script(MEASURE)
    report.check(f"{name}: nothing wider than the window", ([f"{size['wide']} px in {size['inner']} px"] if size["wide"] > size["inner"] else []) + size["out"])
    report.check(f"{name}: no text cut off", size["cut"])
    if width < 640:
        driver.execute_script("document.querySelectorAll('details.table-of').forEach(e => { e.dataset.was = e.open; e.open = true; })")
        report.check(f"{name}: stacked tables keep to the window and name every cell", driver.execute_script(STACKED))
        driver.execute_script("document.querySelectorAll('details.table-of').forEach(e => { e.open = e.dataset.was === 'true'; delete e.dataset.was; })")
    if pictures and scripts:
        tall = driver.execute_script("return document.documentElement.scrollHeight")
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": {"x": 0, "y": 0, "width": width, "height": min(tall, 16000), "scale": 1}})
        (pictures / f"{path.stem}-{width}.png").write_bytes(base64.b64decode(shot["data"]))
    return visible_text(driver)


def read_once(report, driver, path):
    """What does not depend on the width: language, title, headings, anchors, names of pictures."""
    name = path.name
    language = driver.execute_script("return document.documentElement.lang")
    title = driver.execute_script("return document.title")
    report.check(f"{name}: says its language", [] if language in ("fr", "en") else [repr(language)])
    report.check(f"{name}: has a title and one main heading", [] if title.strip() and driver.execute_script("return document.querySelectorAll('h1').length") == 1 else [repr(title)])
    anchors = driver.execute_script(IDENTIFIERS)
    report.check(f"{name}: every anchor is one and leads somewhere", [f"twice #{one}" for one in anchors["twice"]] + [f"nowhere {one}" for one in anchors["lost"]])
    nameless = driver.execute_script("return [...document.querySelectorAll('svg')].filter(e => e.getAttribute('aria-hidden') !== 'true' && !e.closest('[aria-hidden=true]')"
                                     " && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby') && !e.querySelector(':scope > title')).length")
    report.check(f"{name}: every drawing has a name for those who do not see it", [f"{nameless} without"] if nameless else [])
    empty = driver.execute_script("return document.documentElement.outerHTML.match(/\\[\\[[a-z_]+\\]\\]|\\{\\{[a-z_.]+\\}\\}/g) || []")
    report.check(f"{name}: no word is missing", empty)


def on_paper(report, driver, path, folder, pictures):
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"])
    target = (pictures or pathlib.Path(folder)) / f"{path.stem}.pdf"
    target.write_bytes(pdf)
    report.check(f"{path.name}: prints to PDF", [] if pdf.startswith(b"%PDF") and len(pdf) > 2000 else [f"{len(pdf)} bytes"])
    if not shutil.which("pdftotext"):
        return report.skip(f"{path.name}: paper says everything", "pdftotext is missing")
    paper = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    paper_words = set(re.findall(r"\w{4,}", paper.lower()))
    pages = paper.split("\f")[:-1]
    most = MOST_PAGES + driver.execute_script("return document.querySelectorAll('.drawing.folded').length")
    report.check(f"{path.name}: prints on at most {most} pages, none of them empty",
                 ([f"{len(pages)} pages"] if len(pages) > most else []) + [f"page {number}" for number, page in enumerate(pages, 1) if len(page.split()) < 20])
    # What the style keeps for the screen is not looked for on paper, but every rule is named there.
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    said = driver.execute_script("return [...document.querySelectorAll('main p, main li, main dd, main th, main caption')].filter(e => !e.closest('svg') && e.checkVisibility()).map(e => {"
                                 " const words = [], walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT); while (walk.nextNode()) if (walk.currentNode.parentElement.checkVisibility()) words.push(walk.currentNode.data); return words.join(' '); })")
    said += driver.execute_script("return [...document.querySelectorAll('.finding-title')].map(e => e.textContent)")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    lost = []
    for text in said:
        words = [word for word in re.findall(r"\w{4,}", text.lower()) if word not in paper_words]
        # A word that a line end divides is not lost: judge a text by most of its words.
        if words and len(words) > max(2, len(re.findall(r"\w{4,}", text)) // 3):
            lost.append(" ".join(text.split())[:80])
    report.check(f"{path.name}: paper says everything, closed parts and every rule too", lost)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    if missing():
        return 0
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    report = Report()
    texts = {}
    with tempfile.TemporaryDirectory() as folder:
        for scripts in (True, False):
            for width in WIDTHS:
                driver = start(folder, width, scripts)
                try:
                    for path in options.pages:
                        texts[path, width, scripts] = look(report, driver, path, width, scripts, options.pictures)
                        if scripts and width == WIDTHS[0]:
                            read_once(report, driver, path)
                            on_paper(report, driver, path, folder, options.pictures)
                finally:
                    driver.quit()
    for path in options.pages:
        for width in WIDTHS:
            on, off = texts[path, width, True], texts[path, width, False]
            # Scripts show one drawing at a time: they hide, and add nothing.
            lines = set(off["read"].splitlines())
            problems = [f"only with scripts: {line[:80]}" for line in on["read"].splitlines() if line not in lines]
            same = "".join(on["whole"].split()) == "".join(off["whole"].split()) and len(off["read"]) > 500
            report.check(f"{path.name} at {width} px: the same text without scripts", problems + ([] if same else ["texts differ or are empty"]))
    print(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
