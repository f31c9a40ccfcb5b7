// Scripts written without spaces, in which a model's token is a character or two.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const UNSPACED_LENGTH = 2;
const LONGEST_WORD = 12;

/**
 * Cuts a text as a model would send it: by words, each with the space before it, and by at most two characters in
 * Chinese and Japanese. Never cuts what a reader sees as one character. The pieces joined are the text.
 */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let token = '';
  let length = 0;
  let isUnspaced = false;

  for (const { segment: character } of new Intl.Segmenter().segment(text)) {
    const startsWord = /^\s/.test(character) && /\S/.test(token);
    const changesScript = UNSPACED.test(character) !== isUnspaced && /\S/.test(token);
    const isFull = length >= (isUnspaced ? UNSPACED_LENGTH : LONGEST_WORD);
    if (startsWord || changesScript || isFull) {
      tokens.push(token);
      token = '';
      length = 0;
    }
    token += character;
    length += 1;
    isUnspaced = UNSPACED.test(character);
  }
  return token === '' ? tokens : [...tokens, token];
}
