/** `npm run setup:browser`: finds or fetches the Chromium that the tests use, and says where it is. */
import { ensureBrowser } from './lib/installBrowser.mjs';
import { runScript } from './lib/project.mjs';
import { setUp } from './lib/setup.mjs';

await runScript(async () => {
  await setUp('npm run setup:browser');
  const browser = await ensureBrowser();
  console.log(`Chromium: ${browser.path} (${browser.source})`);
  return 0;
});
