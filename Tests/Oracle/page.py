"""Opens a report.html in headless Chromium and judges it as a browser does.

    python3 Tests/Oracle/page.py report.html [--shots DIR] [--chromium PROGRAM]

Looks at the console (errors, violations of the page's own policy), at every request, at the width on a phone, at what
the Tab key reaches, at the names that assistive programs read, at sorting and filtering, at the page without its
script, and at the pages on paper. With --shots the pictures are kept: phone, desktop by day and night, paper.
Exit status 77 where there is no Chromium: nothing was tried then.
"""

import argparse
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


class Browser:
    """A Chromium that is spoken to through a pipe, so that no port is opened."""

    def __init__(self, program, profile):
        to_browser, self.outgoing = os.pipe()
        self.incoming, from_browser = os.pipe()

        def wire():
            # The protocol has these two numbers; the ends may bear them already.
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--remote-debugging-pipe", f"--user-data-dir={profile}", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             # Whatever asks for a host all the same gets no answer.
             "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9"],
            preexec_fn=wire, close_fds=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        number = self.number
        self.send(number, method, parameters)
        while True:
            answer = self.read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def send(self, number, method, parameters):
        message = {"id": number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.outgoing, json.dumps(message).encode() + b"\0")

    def read(self):
        while b"\0" not in self.buffer:
            part = os.read(self.incoming, 1 << 16)
            if not part:
                raise RuntimeError("the browser is gone")
            self.buffer += part
        message, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(message)
        if message.get("method") == "Page.javascriptDialogOpening":
            # Else the page would wait for an answer for ever.
            self.number += 1
            self.send(self.number, "Page.handleJavaScriptDialog", {"accept": True})
        return message

    def open(self, address):
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.read())

    def run(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", expression))
        return answer["result"].get("value")

    def size(self, width, height, mobile=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)

    def shot(self, path, whole=False):
        picture = self.call("Page.captureScreenshot", captureBeyondViewport=whole,
                            **({"clip": self.whole()} if whole else {}))
        path.write_bytes(base64.b64decode(picture["data"]))

    def whole(self):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        return {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1}

    def key(self, key, code, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                      **({"text": text} if text and kind == "keyDown" else {}))

    def close(self):
        self.process.terminate()
        self.process.wait()


FOCUSED = """(() => { const e = document.activeElement; const s = getComputedStyle(e);
  if (e === document.body) return null;
  const box = e.getBoundingClientRect();
  return {tag: e.tagName, text: (e.textContent || e.getAttribute('aria-label') || e.id || '').trim().slice(0, 30),
    outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0, seen: box.width > 0 && box.height > 0,
    key: [...document.querySelectorAll('*')].indexOf(e)}; })()"""

REACHABLE = """[...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
  .map(e => [...document.querySelectorAll('*')].indexOf(e))"""


class Trial:
    def __init__(self, page, browser, shots):
        self.address = page.resolve().as_uri()
        self.text = page.read_text(encoding="utf-8")
        self.browser = browser
        self.shots = shots
        self.passed = 0
        self.failed = 0

    def say(self, what, is_right, detail=""):
        self.passed += is_right
        self.failed += not is_right
        print(("ok    " if is_right else "WRONG ") + what + (f": {detail}" if detail and not is_right else ""))

    def judge_events(self, where):
        found = []
        for event in self.browser.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded":
                found.append(parameters["entry"]["text"])
            elif method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening"):
                found.append(json.dumps(parameters, ensure_ascii=False)[:300])
        self.say(f"nothing on the console ({where})", not found, "; ".join(found))
        asked = [e["params"]["request"]["url"] for e in self.browser.events
                 if e.get("method") == "Network.requestWillBeSent"]
        others = [u for u in asked if u != self.address and not u.startswith("data:")]
        self.say(f"no request but for the file itself ({where})", not others and self.address in asked, "; ".join(others))

    def screens(self):
        for name, width, height, mobile, scheme in (
                ("phone", 375, 812, True, "light"), ("desktop", 1280, 900, False, "light"),
                ("night", 1280, 900, False, "dark")):
            self.browser.size(width, height, mobile)
            self.browser.call("Emulation.setEmulatedMedia",
                              features=[{"name": "prefers-color-scheme", "value": scheme}])
            self.browser.open(self.address)
            self.browser.run("new Promise(done => setTimeout(done, 200))")
            self.judge_events(name)
            wide = self.browser.run("document.documentElement.scrollWidth")
            self.say(f"no wider than the screen ({name})", wide <= width, f"{wide} > {width}")
            if self.shots:
                self.browser.shot(self.shots / f"{name}.png")
                self.browser.shot(self.shots / f"{name}-whole.png", whole=True)
                for part in ("behind", "figures", "heat", "charts", "findings", "sources", "definitions"):
                    if self.browser.run(f"!!document.getElementById('{part}')"):
                        self.browser.run(f"document.getElementById('{part}').scrollIntoView({{behavior: 'instant'}})")
                        self.browser.shot(self.shots / f"{name}-{part}.png")
        self.browser.call("Emulation.setEmulatedMedia", features=[])

    def structure(self):
        run = self.browser.run
        self.say("the language is said", run("document.documentElement.lang") in ("zh-CN", "en"))
        levels = run("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
        self.say("one heading of the first level, and none is skipped",
                 levels.count(1) == 1 and levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), str(levels))
        twice = run("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
                    " return ids.filter((x, i) => ids.indexOf(x) !== i); })()")
        self.say("each id is there once", not twice, str(twice))
        lost = run("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
                   ".filter(i => !document.getElementById(i))")
        self.say("each link leads somewhere", not lost, str(lost))
        mute = run("[...document.querySelectorAll('svg:not([aria-hidden])')].filter(s => s.getAttribute('role') !== 'img'"
                   " || !s.querySelector('title')?.textContent.trim()).length")
        self.say("each chart has words", mute == 0, str(mute))
        tree = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        nameless = [n for n in tree if not n.get("ignored") and n.get("role", {}).get("value") in
                    ("button", "link", "searchbox", "textbox", "image", "region", "heading")
                    and not n.get("name", {}).get("value")]
        self.say("whatever can be used has a name", not nameless, str(len(nameless)))

    def keyboard(self):
        self.browser.size(1280, 900)
        self.browser.open(self.address)
        expected = self.browser.run(REACHABLE)
        reached, dim = [], []
        for _ in range(len(expected) + 20):
            self.browser.key("Tab", 9)
            focused = self.browser.run(FOCUSED)
            if focused is None or focused["key"] in reached:
                break
            reached.append(focused["key"])
            if not (focused["outline"] and focused["seen"]):
                dim.append(focused["tag"] + " " + focused["text"])
        self.say(f"the Tab key reaches everything ({len(expected)})", set(expected) <= set(reached),
                 f"{len(set(expected) - set(reached))} not reached")
        self.say("and shows where it is", not dim, "; ".join(dim[:5]))

    def use(self):
        run = self.browser.run
        self.browser.open(self.address)
        run("document.querySelector('#sources thead button').focus()")
        column = ("[...document.querySelectorAll('#sources tbody tr')].map(r => r.cells[0].textContent)")
        before = run(column)
        self.browser.key("Enter", 13, "\r")
        first = run(column)
        sort = run("document.querySelector('#sources thead th').getAttribute('aria-sort')")
        self.browser.key("Enter", 13, "\r")
        last = run(column)
        self.say("a heading sorts, up and down, by the keyboard",
                 sort == "ascending" and sorted(first) == sorted(before) and first[0] == last[-1] and first[0] != last[0]
                 if len(set(before)) > 1 else sort == "ascending")
        number = run("""(() => { const t = document.querySelector('.figures'); const b = t.tHead.rows[0].cells[2].querySelector('button');
          b.click(); return [...t.tBodies].every(body => { const v = [...body.rows].filter(r => !r.hasAttribute('data-head'))
          .map(r => r.cells[2].dataset.sort).filter(x => x !== '').map(Number); return v.every((x, i) => !i || v[i - 1] <= x); }); })()""")
        self.say("numbers are sorted as numbers", number)
        total = run("document.querySelectorAll('#sources tbody tr').length")
        word = run("document.querySelector('#sources tbody tr th').textContent")
        run(f"(() => {{ const f = document.getElementById('filter'); f.value = {json.dumps(word)};"
            " f.dispatchEvent(new Event('input')); })()")
        left = run("[...document.querySelectorAll('#sources tbody tr')].filter(r => !r.hidden).length")
        self.say("the filter leaves what has the word", 0 < left < total or total == left == 1, f"{left} of {total}")
        run("(() => { const f = document.getElementById('filter'); f.value = ''; f.dispatchEvent(new Event('input')); })()")
        again = run("[...document.querySelectorAll('#sources tbody tr')].filter(r => !r.hidden).length")
        self.say("and gives all back", again == total)
        self.judge_events("in use")

    def without_script(self):
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        self.browser.open(self.address)
        nodes = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        roles = [n.get("role", {}).get("value") for n in nodes if not n.get("ignored")]
        self.say("without its script the page is there, and offers nothing that does not work",
                 "table" in roles and "button" not in roles and "searchbox" not in roles)
        self.browser.call("Emulation.setScriptExecutionDisabled", value=False)

    def paper(self, folder):
        self.browser.open(self.address)
        pdf = self.browser.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        path = folder / "paper.pdf"
        path.write_bytes(base64.b64decode(pdf["data"]))
        if not shutil.which("pdfinfo"):
            print("      no pdfinfo: the paper is not judged")
            return
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        pages = int(told.split("Pages:")[1].split()[0])
        self.say(f"A4 ({pages} pages)", "A4" in told, told)
        words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        last = self.browser.run("[...document.querySelectorAll('.card figcaption b')].at(-1)?.textContent ?? ''")
        self.say("what is folded on the screen is on paper",
                 "".join(last.split())[:8] in "".join(words.split()))
        heading = self.browser.run("document.querySelector('.definitions thead th:nth-child(2) .paper').textContent")
        sheets = [s for s in words.split("\f") if heading in s.split("\n")]
        self.say("headings are repeated on the next sheet", len(sheets) > 1 or pages < 5, f"{heading} on {len(sheets)}")
        if self.shots:
            subprocess.run(["pdftoppm", "-r", "60", "-png", path, self.shots / "paper"], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("--chromium")
    options = parser.parse_args()
    program = options.chromium or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        print("skipped: there is no Chromium (apt-get install chromium); nothing was tried")
        return 77
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, folder + "/profile")
        try:
            trial = Trial(options.page, browser, options.shots)
            trial.screens()
            trial.structure()
            trial.keyboard()
            trial.use()
            trial.without_script()
            trial.paper(pathlib.Path(folder))
        finally:
            browser.close()
    print(f"{trial.passed} passed, {trial.failed} failed")
    return 1 if trial.failed else 0


if __name__ == "__main__":
    sys.exit(main())
