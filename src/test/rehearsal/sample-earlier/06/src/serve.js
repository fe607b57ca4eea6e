import { createServer } from 'node:http';

/**
 * Answers every GET with the state of a beacon.
 *
 * @param beacon as `beacon()` makes it
 * @param port 0 for any that is free
 * @returns a promise of the listening server
 */
export function serve(beacon, port) {
  const server = createServer(async (request, response) => {
    const status = await beacon();
    response.writeHead(status.state === 'up' ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(JSON.stringify(status));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}
