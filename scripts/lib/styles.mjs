import { transform } from 'esbuild';

/**
 * The same rules twice: as they are, and inside `@layer chat` for apps that order their own layers.
 *
 * @param {string} source - The text of src/styles.css.
 * @returns {Promise<{ plain: string, layered: string }>} Minified.
 */
export async function compileStyles(source) {
  const [plain, layered] = await Promise.all([minify(source), minify(`@layer chat {\n${source}\n}`)]);
  return { plain, layered };
}

async function minify(css) {
  const { code, warnings } = await transform(css, { loader: 'css', minify: true });
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.text).join('\n'));
  return code;
}
