import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worst } from '../src/states.js';

test('takes the worst of all', () => {
  assert.equal(worst(['up', 'down', 'degraded']), 'down');
});

test('is up when there is nothing to ask', () => {
  assert.equal(worst([]), 'up');
});
