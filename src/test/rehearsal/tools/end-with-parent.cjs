// Preloaded into servers of the rehearsal: their standard input is a pipe from the process that started them.
// When that process dies, however it dies, the pipe closes and the server ends with it.
'use strict';

// Worker threads preload this as well, with a standard input of their own that ends at once.
if (require('node:worker_threads').isMainThread) {
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdin.resume();
}
