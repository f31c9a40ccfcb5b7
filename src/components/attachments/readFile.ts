import type { ChatUpload } from './attachmentOptions.ts';

/** Reads a file into a `data:` URL. Rejects where it cannot be read: gone, locked, or a folder after all. */
export const readFile: ChatUpload = (file, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    reader.onload = () => resolve({ url: String(reader.result) });
    reader.onerror = () => reject(reader.error);
    signal.addEventListener('abort', () => {
      reader.abort();
      reject(signal.reason);
    });
    reader.readAsDataURL(file);
  });
