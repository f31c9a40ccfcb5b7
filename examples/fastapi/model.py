"""The "model": replace `generate` with your own and the server stays as it is.

A real one takes the same shape, for instance with the OpenAI client:

    async def generate(message: str) -> AsyncIterator[str]:
        stream = await client.chat.completions.create(
            model=..., messages=[{"role": "user", "content": message}], stream=True
        )
        async for chunk in stream:
            yield chunk.choices[0].delta.content or ""
"""

import asyncio
import base64
import os
import re
from collections.abc import AsyncIterator
from urllib.parse import unquote_to_bytes

from pydantic import BaseModel

WORD_DELAY_MS = int(os.environ.get("WORD_DELAY_MS", "50"))

ANSWER = """You wrote: "{message}"

I am a very small model. I know nothing, but I say it one word at a time, as the large ones do, \
so everything that you see here is real: the request, the stream, and the pieces that arrive.

Press Stop, or Escape, and I stop writing at once. Ask something else whenever you like."""


class ChatFile(BaseModel):
    """It comes as a `data:` URL with its bytes, or as the address that it was uploaded to."""

    url: str
    mediaType: str = "unknown type"
    filename: str = "unnamed"


async def generate(message: str, files: list[ChatFile]) -> AsyncIterator[str]:
    """Writes the answer to a message, piece by piece."""
    answer = ANSWER.format(message=shorten(message))
    async for piece in write("\n\n".join([answer, *map(describe, files)])):
        yield piece


def describe(file: ChatFile) -> str:
    """What is known of a file."""
    size = f"{len(bytes_of(file.url))} bytes" if file.url.startswith("data:") else f"at {file.url}"
    return f'You sent "{shorten(file.filename)}": {file.mediaType}, {size}.'


def bytes_of(data_url: str) -> bytes:
    head, _, data = data_url.partition(",")
    return base64.b64decode(data) if head.endswith(";base64") else unquote_to_bytes(data)


async def write(text: str, delay_ms: float = WORD_DELAY_MS) -> AsyncIterator[str]:
    """Yields a text word by word, each with the white space before it."""
    for word in re.findall(r"\s*\S{1,16}", text):
        yield word
        await asyncio.sleep(delay_ms / 1000)


def shorten(message: str, limit: int = 200) -> str:
    return message if len(message) <= limit else message[:limit] + "…"
