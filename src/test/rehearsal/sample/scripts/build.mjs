// Copies src to dist; each file says which version it is part of.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';

const { name, version, license } = JSON.parse(await readFile('package.json', 'utf8'));

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
for (const file of (await readdir('src')).sort()) {
  const source = await readFile(`src/${file}`, 'utf8');
  await writeFile(`dist/${file}`, `/*! ${name} ${version} | ${license} */\n${source}`);
}
