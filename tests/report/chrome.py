# SPDX-License-Identifier: MIT
"""A page in headless Chromium, driven by the Chrome DevTools Protocol over a pipe."""
import base64
import json
import os
import pathlib
import select
import shutil
import subprocess
import tempfile
import time


class ChromeError(Exception):
    pass


class Chrome:
    """One browser with one page. Everything that a user would see as an error is in self.problems."""

    def __init__(self, width=1400, height=1000, timeout=600):
        self.timeout = timeout  # of an answer: it hangs
        self.profile = tempfile.mkdtemp(prefix="minigo-chrome-")
        to_read, self.out = os.pipe()
        self.inp, to_write = os.pipe()

        def give_fds():  # the browser reads descriptor 3 and writes descriptor 4
            high = os.dup(to_read), os.dup(to_write)
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        command = ["chromium", "--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + self.profile,
                   "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                   "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--mute-audio",
                   "--window-size=%d,%d" % (width, height)]
        command.append("--no-sandbox")  # which root cannot have, nor many containers; the pages are our own
        self.log = open(os.path.join(self.profile, "stderr"), "wb")
        # What it would keep at home or elsewhere goes into the profile.
        environment = dict(os.environ, HOME=self.profile, XDG_CONFIG_HOME=self.profile, XDG_CACHE_HOME=self.profile)
        self.process = subprocess.Popen(command + ["about:blank"], close_fds=False, preexec_fn=give_fds, env=environment,
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        os.close(to_read)
        os.close(to_write)
        self.buffer, self.next_id, self.session = b"", 0, None
        self.events, self.problems, self.requests = [], [], []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (ChromeError, OSError):
            self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.inp)
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    # ---- the protocol ----

    def receive(self, deadline):
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.inp], [], [], left)[0]:
                raise ChromeError("no answer from chromium in %d s" % self.timeout)
            data = os.read(self.inp, 1 << 20)
            if not data:
                self.log.flush()
                with open(self.log.name, "rb") as f:
                    raise ChromeError("chromium ended: " + f.read().decode(errors="replace")[-2000:])
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(line)

    def take_event(self, message):
        method, params = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.problems.append("exception: " + details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning", "assert"):
            self.problems.append("console: " + " ".join(str(a.get("value", a)) for a in params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.problems.append("log: " + params["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        self.events.append(method)

    def call(self, method, **params):
        self.next_id += 1
        message = {"id": self.next_id, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data):]
        deadline = time.monotonic() + self.timeout
        while True:
            answer = self.receive(deadline)
            if answer.get("id") == self.next_id:
                if "error" in answer:
                    raise ChromeError("%s: %s" % (method, answer["error"]["message"]))
                return answer["result"]
            self.take_event(answer)

    # ---- what a user does ----

    def load(self, path, dark=False):
        """Loads a file; returns the seconds until it had loaded and run its scripts."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.problems, self.requests, self.events = [], [], []
        start = time.monotonic()
        self.call("Page.navigate", url=pathlib.Path(path).absolute().as_uri())
        deadline = start + self.timeout
        while "Page.loadEventFired" not in self.events:
            self.take_event(self.receive(deadline))
        return time.monotonic() - start

    def run(self, script):
        """The value of a JavaScript expression in the page, as JSON."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise ChromeError("%s in %s" % (details.get("exception", {}).get("description", details["text"]), script))
        return answer["result"].get("value")

    def settle(self):
        """Waits until what was done is drawn."""
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def middle(self, selector):
        """Scrolls an element into view; returns its middle in the window."""
        box = self.run("""(() => { const e = document.querySelector(%s); if (!e) return null;
          document.documentElement.style.scrollBehavior = 'auto'; e.scrollIntoView({block: 'center', inline: 'nearest'});
          const box = e.closest('.code'); if (box) box.scrollLeft = 0;
          const r = e.getBoundingClientRect(); return [r.left + Math.min(r.width, innerWidth - r.left) / 2, r.top + r.height / 2]; })()""" % json.dumps(selector))
        if box is None:
            raise ChromeError("no element " + selector)
        return box

    def move(self, x, y):
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.settle()

    def hover(self, selector):
        self.move(*self.middle(selector))

    def click(self, selector):
        x, y = self.middle(selector)
        self.move(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def type(self, text):
        for c in text:
            self.call("Input.dispatchKeyEvent", type="char", text=c)
        self.settle()

    def press(self, key, shift=False):
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38,
                 "ArrowRight": 39, "ArrowDown": 40, "Backspace": 8}
        event = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key], "modifiers": 8 if shift else 0}
        if key == "Enter":
            event["text"] = "\r"
        self.call("Input.dispatchKeyEvent", type="keyDown", **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)
        self.settle()

    def screenshot(self, path, whole=False):
        self.settle()
        params = {"format": "png"}
        if whole:
            params["captureBeyondViewport"] = True
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            params["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        with open(path, "wb") as f:
            f.write(base64.b64decode(self.call("Page.captureScreenshot", **params)["data"]))
