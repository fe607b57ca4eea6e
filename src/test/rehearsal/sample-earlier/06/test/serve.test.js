import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beacon } from '../src/beacon.js';
import { serve } from '../src/serve.js';

for (const [state, code] of [['up', 200], ['down', 503]]) {
  test(`answers ${code} while ${state}`, async (context) => {
    const server = await serve(beacon({ only: () => state }), 0);
    context.after(() => server.close());

    const response = await fetch(`http://127.0.0.1:${server.address().port}/`);

    assert.equal(response.status, code);
    assert.equal((await response.json()).state, state);
  });
}
