"""The same server with commands that bring about faults, for the demo and the end-to-end tests.

Nothing of this belongs into a real server: run `main.py` there.

    /slow         two words a second                /stall    stops in mid-answer and never goes on
    /long         a long answer                      /error    an exception in mid-answer
    /status 503   that HTTP status                   /crash    the connection breaks in mid-answer
    /html         a web page instead of an answer

`GET /chat/requests` tells what the server saw.
"""

import asyncio
import re
from collections.abc import AsyncIterator

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

import model
from main import app, run

BEGINNING = "This answer begins well enough, and then"
seen = {"requests": 0, "writing": 0, "finished": 0, "cancelled": 0, "failed": 0, "messages": [], "files": []}


@app.get("/chat/requests")
async def chat_requests() -> dict:
    return seen


class PageInstead(Exception):
    """Answers with a web page, as a login wall or a wrongly configured proxy does."""


class ConnectionBreaks(BaseException):
    """No `Exception`, so that the server cannot report it: uvicorn closes the socket."""


def generate_with_commands(message: str, files: list[model.ChatFile]) -> AsyncIterator[str]:
    """Called before the response begins, so what is raised here still decides the HTTP status."""
    seen["messages"].append(message)
    seen["files"].extend(map(model.describe, files))
    command, _, argument = message.strip().partition(" ")
    if command == "/status":
        status = int(argument) if re.fullmatch(r"[45]\d\d", argument) else 503
        headers = {"Retry-After": "2"} if status in (429, 503) else None
        raise HTTPException(status, f"The demo answers with status {status}.", headers)
    if command == "/html":
        raise PageInstead
    return counted(answer(command, message, files))


async def answer(command: str, message: str, files: list[model.ChatFile]) -> AsyncIterator[str]:
    if command == "/slow":
        async for piece in model.write("Slowly, one word after the other, and no hurry.", delay_ms=500):
            yield piece
    elif command == "/long":
        async for piece in model.write(long_text(), delay_ms=5):
            yield piece
    elif command in ("/stall", "/error", "/crash"):
        async for piece in model.write(BEGINNING):
            yield piece
        if command == "/stall":
            await asyncio.Event().wait()
        if command == "/error":
            raise RuntimeError("The demo's model failed, as /error asks.")
        if command == "/crash":
            raise ConnectionBreaks
    else:
        async for piece in model.generate(message, files):
            yield piece


def long_text() -> str:
    return " ".join(f"This is sentence {number} of a long answer." for number in range(1, 81))


async def counted(pieces: AsyncIterator[str]) -> AsyncIterator[str]:
    """Keeps count of how the answers end."""
    seen["writing"] += 1
    outcome = "cancelled"
    try:
        async for piece in pieces:
            yield piece
        outcome = "finished"
    except (Exception, ConnectionBreaks):
        outcome = "failed"
        raise
    finally:
        seen["writing"] -= 1
        seen[outcome] += 1


class CountRequests:
    """Counts every request to the chat, the refused ones too."""

    def __init__(self, next_app: ASGIApp) -> None:
        self.next_app = next_app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == "/chat/stream" and scope["method"] != "OPTIONS":
            seen["requests"] += 1
        await self.next_app(scope, receive, send)


@app.exception_handler(PageInstead)
async def page_instead(_request: Request, _error: PageInstead) -> HTMLResponse:
    return HTMLResponse("<!doctype html><title>Sign in</title><h1>Please sign in</h1>")


app.state.generate = generate_with_commands
app.add_middleware(CountRequests)

if __name__ == "__main__":
    run(app)
