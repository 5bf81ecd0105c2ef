"""converse.py SKEIN FILE.skein: talks to `skein query` over a terminal of its own, as a person would."""
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

skein, graph = sys.argv[1:]
PATIENCE = 60  # seconds: a busy machine is no fault of the program
passed = failed = 0


class Session:
    def __init__(self):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.pop("NO_COLOR", None)
            os.execv(skein, ["skein", "query", graph])
        self.shown = ""

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def wait(self, pattern):
        """What came up to the pattern's end, or all that came in time. What came after it is left for the next wait."""
        end = time.time() + PATIENCE
        while not (found := re.search(pattern, self.shown)) and time.time() < end:
            if not select.select([self.terminal], [], [], 0.2)[0]:
                continue
            try:
                self.shown += os.read(self.terminal, 65536).decode(errors="replace")
            except OSError:
                break
        shown = self.shown[: found.end()] if found else self.shown
        self.shown = self.shown[len(shown) :]
        return shown

    def compute(self, seconds):
        """Waits until the program has been computing for so long since this was asked."""
        def used():
            with open(f"/proc/{self.pid}/stat", encoding="utf-8") as status:
                return int(status.read().rpartition(")")[2].split()[11]) / os.sysconf("SC_CLK_TCK")
        start, end = used(), time.time() + PATIENCE
        while used() < start + seconds and time.time() < end:
            time.sleep(0.05)

    def end(self):
        """The exit code, or "still there" when Ctrl-D did not end it in time."""
        self.type("\x04")
        self.wait(r"(?!)")  # until the terminal is closed
        end = time.time() + PATIENCE
        while time.time() < end:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return "still there"


def check(what, pattern, shown):
    global passed, failed
    if re.search(pattern, shown):
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}: {pattern!r} is not in {shown!r}")


def ask(session, what, keys, pattern):
    session.type(keys)
    check(what, pattern, session.wait(pattern))


PROMPT = r"skein> $"
has_editing = "Line editing in `skein query` (libedit) " in (version := subprocess.run([skein, "--version"], capture_output=True, text=True).stdout) and re.search(r"libedit\)\s+yes", version)
session = Session()
check("a prompt", PROMPT, session.wait(PROMPT))
ask(session, "an answer", "MATCH (a {name: 'acme'}) RETURN a.name\r", r"Acme[^$]*1 row")
session.wait(PROMPT)
ask(session, "an error with its place and what was meant", "MATCH (a) RETRUN a\r", r"error: [^$]*\^")
session.wait(PROMPT)
ask(session, "a query over several lines", "MATCH (a {name: 'acme'})\r", r"    -> $")
ask(session, "its end", "RETURN a.name\r", r"Acme[^$]*1 row")
session.wait(PROMPT)
# No end in sight: nothing can be told before the last of them is chosen.
chosen = "abcdefghijklm"
session.type(f"MATCH {','.join(f'({x})' for x in chosen)} WHERE {'+'.join(f'{x}.name' for x in chosen)} = '' RETURN count(*)\r")
session.compute(0.5)
ask(session, "Ctrl-C stops a query", "\x03", r"interrupted")
session.wait(PROMPT)
if has_editing:
    ask(session, "a label is completed", "MATCH (a:Perso\t) RETURN a.name\r", r"[0-9]+ rows?")
    session.wait(PROMPT)
    ask(session, "a name of two words and a relation are completed", "Ada Lov\t -foun\t-> ?\r", r"Acme[^$]*1 row")
    session.wait(PROMPT)
    ask(session, "a line is begun", "MATCH (a", r"MATCH")
    ask(session, "and given up", "\x03", PROMPT)
    ask(session, "the last query is offered again", "\x1b[A", r"Ada Lovelace -found-> \?")
    ask(session, "and given up", "\x03", PROMPT)
    # At once, so that it comes while the editor is busy with what was typed before, and waits for nothing yet.
    for _ in range(50):
        session.type("MATCH (a {name: 'acm")
        time.sleep(0.0005)
        ask(session, "given up while being typed", "\x03", PROMPT)
code = session.end()
check("Ctrl-D ends well", r"^0$", str(code))
if has_editing:
    session = Session()
    session.wait(PROMPT)
    ask(session, "queries are remembered", "\x1b[A", r"Ada Lovelace -found-> \?")
    session.type("\x03")
    session.wait(PROMPT)
    session.end()
else:
    print("skipped: this build has no line editing")
print(f"{passed} passed, {failed} failed, {0 if has_editing else 1} skipped")
sys.exit(1 if failed else 0)
