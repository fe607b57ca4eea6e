import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beacon } from '../src/beacon.js';

test('tells the state of each check', async () => {
  const status = await beacon({ a: () => 'up', b: async () => 'degraded' })();

  assert.deepEqual(status, { state: 'degraded', checks: { a: 'up', b: 'degraded' } });
});

test('takes a check that throws for down', async () => {
  const status = await beacon({ a: () => assert.fail('no connection') })();

  assert.equal(status.state, 'down');
});

test('takes a check that answers nonsense for down', async () => {
  const status = await beacon({ a: () => 'fine' })();

  assert.equal(status.checks.a, 'down');
});

test('does not wait for a check that hangs', async () => {
  const status = await beacon({ a: () => new Promise(() => {}) }, { patience: 20 })();

  assert.equal(status.state, 'down');
});
