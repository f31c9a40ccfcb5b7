import type { ChatMessage, FilePart } from 'react-chat-stream/core';

/** A picture drawn here, so that the stories load nothing: hills at this time of the day. */
export function drawPicture(hour: 'morning' | 'evening' = 'morning', width = 480, height = 320): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const brush = canvas.getContext('2d');
  if (!brush) return '';
  const sky = brush.createLinearGradient(0, 0, 0, height);
  const [top, bottom, hill] =
    hour === 'morning' ? ['#8ecae6', '#fdf0d5', '#588157'] : ['#3d405b', '#e07a5f', '#2b2d42'];
  sky.addColorStop(0, top);
  sky.addColorStop(1, bottom);
  brush.fillStyle = sky;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = hill;
  for (const [x, radius] of [
    [0.2, 0.5],
    [0.7, 0.62],
  ] as const) {
    brush.beginPath();
    brush.ellipse(width * x, height * 1.1, width * radius, height * radius, 0, 0, 2 * Math.PI);
    brush.fill();
  }
  return canvas.toDataURL('image/png');
}

export const IMAGE: FilePart = {
  type: 'file',
  url: drawPicture(),
  mediaType: 'image/png',
  filename: 'hills at seven.png',
};

export const PDF: FilePart = {
  type: 'file',
  url: `data:application/pdf;base64,${btoa('%PDF-1.4 '.repeat(9000))}`,
  mediaType: 'application/pdf',
  filename: 'timetable-of-the-night-trains-2026.pdf',
};

export const REMOTE_IMAGE: FilePart = {
  type: 'file',
  url: 'https://pictures.example/hills.png?said=hello',
  mediaType: 'image/png',
  filename: 'hills.png',
};

/** A question with files, and an answer with some of its own. */
export const FILES_THREAD: readonly ChatMessage[] = [
  {
    id: 'files-1',
    role: 'user',
    status: 'done',
    createdAt: 0,
    parts: [
      { type: 'text', text: 'Which train takes me here, and what will it look like in the evening?' },
      IMAGE,
      PDF,
    ],
  },
  {
    id: 'files-2',
    role: 'assistant',
    status: 'done',
    createdAt: 0,
    parts: [
      { type: 'text', text: 'The **22:10** from platform four. In the evening the hills look like this:' },
      { ...IMAGE, url: drawPicture('evening'), filename: 'hills at nine.png' },
      REMOTE_IMAGE,
    ],
  },
];

/** A file as a user would pick it. */
export function makeFile(name: string, type: string, content: BlobPart = 'x'.repeat(2048)): File {
  return new File([content], name, { type, lastModified: 0 });
}

/** The same, with a picture in it. */
export function makePicture(name: string, hour?: 'morning' | 'evening'): File {
  const bytes = atob(drawPicture(hour).split(',')[1] ?? '');
  return makeFile(
    name,
    'image/png',
    Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
  );
}
