import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import packaged from '@sparticuz/chromium';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium without a screen: one that is installed, else the packaged one. */
export async function openChromium() {
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined)
    return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] });
  // The package unpacks its libraries only where it takes itself to be on Lambda.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, '--no-sandbox'],
  });
}
