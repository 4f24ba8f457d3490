#!/usr/bin/env python3
"""Types into a draft for a long time and watches the server's memory.

    benches/soak.py PROGRAM [MINUTES]     ten minutes by default; Linux

A key ten times a second in the story of tests/stories: words are written and taken out again, so that the text stays as long as it was;
between the keys hovers, completions, actions and symbols are asked for, and now and then a source is opened, saved and closed. Prints the
memory once a minute, and fails when it grows after the second minute by more than a tenth, or when an answer is missing.
"""
import json
import pathlib
import queue
import subprocess
import sys
import threading
import time

program, minutes = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 10
story = pathlib.Path(__file__).resolve().parent.parent / "tests/stories/marigold"
server = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
messages = queue.Queue()


def read():
    while header := server.stdout.readline():
        server.stdout.readline()
        messages.put(json.loads(server.stdout.read(int(header.split(b":")[1]))))


threading.Thread(target=read, daemon=True).start()
last = 0
unanswered = {}


def send(method, params, is_request=False):
    global last
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    if is_request:
        last += 1
        message["id"] = last
        unanswered[last] = method
    body = json.dumps(message).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    server.stdin.flush()


def resident():
    pages = int(pathlib.Path(f"/proc/{server.pid}/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def take():
    while not messages.empty():
        message = messages.get()
        if "method" not in message:
            unanswered.pop(message["id"], None)
            assert "error" not in message, message


draft, source = (story / "draft.md").as_uri(), (story / "sources/union-interview.txt").as_uri()
folders = [{"uri": story.as_uri(), "name": "story"}]
send("initialize", {"processId": None, "capabilities": {}, "workspaceFolders": folders}, True)
send("initialized", {})


def document(path, language):
    return {"textDocument": {"uri": path.as_uri(), "languageId": language, "version": 1, "text": path.read_text()}}


send("textDocument/didOpen", document(story / "draft.md", "markdown"))
line = (story / "draft.md").read_text().split("\n").index("") + 10
typed = "The crew counted 41 boats in the harbour, said Ines Varga. "
start, version, written, report, sizes = time.time(), 1, 0, 1, []
while time.time() < start + 60 * minutes:
    version += 1
    forward = version // len(typed) % 2 == 0
    column = written if forward else written - 1
    end = {"line": line, "character": column if forward else written}
    change = {"range": {"start": {"line": line, "character": max(column, 0)}, "end": end}}
    change["text"] = typed[written % len(typed)] if forward else ""
    written = max(0, written + (1 if forward else -1))
    send("textDocument/didChange", {"textDocument": {"uri": draft, "version": version}, "contentChanges": [change]})
    at = {"textDocument": {"uri": draft}, "position": {"line": line, "character": written}}
    if version % 10 == 0:
        send("textDocument/hover", at, True)
        send("textDocument/completion", at, True)
        send("textDocument/documentSymbol", at, True)
        place = {"start": at["position"], "end": at["position"]}
        send("textDocument/codeAction", {**at, "range": place, "context": {"diagnostics": []}}, True)
    if version % 100 == 0:
        send("textDocument/didOpen", document(story / "sources/union-interview.txt", "plaintext"))
        send("textDocument/didSave", {"textDocument": {"uri": source}})
    if version % 100 == 50:
        send("textDocument/didClose", {"textDocument": {"uri": source}})
    time.sleep(0.1)
    take()
    sizes.append(resident())
    if time.time() > start + 60 * report:
        print(f"{report:3} min  {version - 1:6} keys  {sizes[-1]:6.1f} MB", flush=True)
        report += 1
time.sleep(1)
take()
assert not unanswered, f"no answer to {unanswered}"
send("shutdown", None, True)
send("exit", None)
assert server.wait(10) == 0
early = sizes[len(sizes) * 2 // max(report - 1, 3):][:300]
late = sizes[-300:]
grown = sorted(late)[len(late) // 2] / sorted(early)[len(early) // 2]
print(f"grown by {100 * grown - 100:.1f} percent after the second minute; at most {max(sizes):.1f} MB")
sys.exit(grown > 1.1)
