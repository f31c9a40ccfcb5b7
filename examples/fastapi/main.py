"""A chat back end that streams: FastAPI and sse-starlette.

    POST /chat/stream   {"message": "Hello", "stream": true}    an event stream
    POST /chat/stream   {"message": "Hello", "stream": false}   {"content": "…"}
    POST /chat/stream   {"message": "Look", "files": [{"url": "data:…", "mediaType": "image/png", "filename": "a.png"}]}
    GET  /chat/stream?message=Hello                             an event stream, for EventSource
"""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from typing import Annotated

import uvicorn
from fastapi import FastAPI, HTTPException, Query, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from pydantic import AfterValidator, BaseModel, StrictBool, ValidationInfo
from pydantic_core import PydanticCustomError
from sse_starlette import EventSourceResponse, JSONServerSentEvent

from model import ChatFile, generate

MAX_MESSAGE_CHARACTERS = 32_000

log = logging.getLogger("uvicorn.error")
app = FastAPI(title="Chat back end of react-chat-stream's example")
app.state.generate = generate

# Any page may call this server. In production name your own origins, and add allow_credentials for cookies.
app.add_middleware(
    CORSMiddleware,
    allow_origins=os.environ.get("CORS_ORIGINS", "*").split(","),
    allow_methods=["GET", "POST"],
    allow_headers=["*"],
    expose_headers=["Retry-After"],
)


def require_words(message: str, info: ValidationInfo) -> str:
    if message == "" and not info.data.get("files"):
        raise PydanticCustomError("string_too_short", "String should have at least 1 character")
    return message


class ChatBody(BaseModel):
    # First, so that the message can be checked beside them: a file can say all there is to say.
    files: list[ChatFile] = []
    message: Annotated[str, AfterValidator(require_words)]
    stream: StrictBool = True


@app.post("/chat/stream")
async def post_chat(body: ChatBody, request: Request) -> Response:
    refuse_if_too_long(body.message)
    pieces = request.app.state.generate(body.message, body.files)
    return event_stream(pieces) if body.stream else await whole_answer(pieces, request)


@app.get("/chat/stream")
async def get_chat(message: Annotated[str, Query(min_length=1)], request: Request) -> Response:
    refuse_if_too_long(message)
    return event_stream(request.app.state.generate(message, []))


def refuse_if_too_long(message: str) -> None:
    if len(message) > MAX_MESSAGE_CHARACTERS:
        raise HTTPException(413, f"A message may have at most {MAX_MESSAGE_CHARACTERS} characters.")


def event_stream(pieces: AsyncIterator[str]) -> EventSourceResponse:
    return EventSourceResponse(events(pieces), ping=15)


async def events(pieces: AsyncIterator[str]) -> AsyncIterator[JSONServerSentEvent]:
    """One event a piece, then `done`. JSONServerSentEvent, because a plain dict would be sent as Python, not JSON."""
    try:
        async for piece in pieces:
            yield JSONServerSentEvent({"content": piece, "done": False})
        yield JSONServerSentEvent({"content": "", "done": True})
    except (asyncio.CancelledError, GeneratorExit):
        log.info("The client left: the answer is not written any further.")
        raise
    except Exception:
        # The status 200 is long gone: an error can only be told inside the stream.
        log.exception("The answer failed.")
        yield JSONServerSentEvent(error_body(), event="error")


async def whole_answer(pieces: AsyncIterator[str], request: Request) -> Response:
    """The complete answer as `{"content": …}`. FastAPI does not notice that a client leaves, so this looks."""
    writing = asyncio.create_task(collect(pieces))
    while not writing.done():
        await asyncio.wait([writing], timeout=0.2)
        if await request.is_disconnected():
            writing.cancel()
            log.info("The client left: the answer is not written any further.")
            return Response(status_code=499)
    if writing.exception() is not None:
        log.error("The answer failed.", exc_info=writing.exception())
        return JSONResponse(error_body(), status_code=500)
    return JSONResponse({"content": writing.result()})


async def collect(pieces: AsyncIterator[str]) -> str:
    return "".join([piece async for piece in pieces])


def error_body() -> dict:
    """What the client may know. The exception itself stays in the log."""
    return {"error": {"code": "server", "message": "The answer could not be completed."}}


async def not_found() -> None:
    raise HTTPException(404)


def run(chat_app: FastAPI) -> None:
    """Serves on PORT, with the files of STATIC_DIR (a built front end) beside the API."""
    static_dir = os.environ.get("STATIC_DIR")
    if static_dir:
        # Static files know GET alone and would answer a POST to a wrong address with 405.
        chat_app.post("/{path:path}", include_in_schema=False)(not_found)
        chat_app.mount("/", StaticFiles(directory=static_dir, html=True))
    port = int(os.environ.get("PORT", "8000"))
    uvicorn.run(chat_app, host="127.0.0.1", port=port, timeout_graceful_shutdown=3)


if __name__ == "__main__":
    run(app)
