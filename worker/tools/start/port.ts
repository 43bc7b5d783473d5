// A port is looked at before anything is started on it.
import { createServer } from 'node:net';
import { Stop } from './stop.ts';

/** Throws Stop when something already listens on that port of this machine. */
export async function requireFreePort(port: number): Promise<void> {
  // On some systems a listener on one address does not hinder one on all of them, so both are tried.
  for (const host of [undefined, '127.0.0.1']) {
    const fault = await faultOfListening(port, host);
    if (fault === 'EADDRINUSE')
      throw new Stop(
        `port ${port} is in use; stop what listens there, or choose another: npm start -- --port ${port + 1}`,
      );
    if (fault === 'EACCES')
      throw new Stop(`port ${port} needs more rights than you have; choose one above 1023`);
  }
}

function faultOfListening(port: number, host: string | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
