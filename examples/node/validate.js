import { HttpError, invalid } from './http.js';

const MAX_MESSAGE_CHARACTERS = 32_000;

/** Checks the body of a POST: `{message, stream, files}`. */
export function validateBody(body) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid('model_attributes_type', ['body'], 'Input should be a valid dictionary');
  }
  const { message, stream = true, files = [] } = body;
  if (typeof stream !== 'boolean') {
    throw invalid('bool_type', ['body', 'stream'], 'Input should be a valid boolean');
  }
  validateFiles(files);
  // A file can say all there is to say.
  const hasWords = message !== '' || files.length === 0;
  return { message: hasWords ? validateMessage(message, ['body', 'message']) : '', stream, files };
}

function validateFiles(files) {
  if (!Array.isArray(files)) throw invalid('list_type', ['body', 'files'], 'Input should be a valid list');
  for (const [index, file] of files.entries()) {
    if (typeof file?.url === 'string') continue;
    throw invalid('string_type', ['body', 'files', index, 'url'], 'Input should be a valid string');
  }
}

/** Checks a message; `location` says where it came from. */
export function validateMessage(message, location) {
  if (message === undefined) throw invalid('missing', location, 'Field required');
  if (typeof message !== 'string') throw invalid('string_type', location, 'Input should be a valid string');
  if (message === '') throw invalid('string_too_short', location, 'String should have at least 1 character');
  if (message.length > MAX_MESSAGE_CHARACTERS) {
    throw new HttpError(413, `A message may have at most ${MAX_MESSAGE_CHARACTERS} characters.`);
  }
  return message;
}
