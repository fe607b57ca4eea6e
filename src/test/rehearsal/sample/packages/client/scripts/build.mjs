// Generates the client from the states that the beacon knows, so that both always know the same.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = new URL('../', import.meta.url);
const { name, version, license } = JSON.parse(await readFile(new URL('package.json', here), 'utf8'));
const { STATES } = await import(new URL('../../src/states.js', here));
const header = `/*! ${name} ${version} | ${license} */\n`;
const dist = new URL('dist/', here);

await rm(fileURLToPath(dist), { recursive: true, force: true });
await mkdir(dist);
await writeFile(
  new URL('index.d.ts', dist),
  `${header}export type State = ${STATES.map((state) => `'${state}'`).join(' | ')};
export declare function ask(url: string): Promise<State>;
`,
);
await writeFile(new URL('index.js', dist), header + (await readFile(new URL('src/index.js', here), 'utf8')));
