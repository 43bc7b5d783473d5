// The process of startDurable: the Worker on workerd with its rows in the folder it is told; says where it listens.
import { startDirect } from './direct-worker.ts';

const { url } = await startDirect('worker/index.ts', {}, process.argv[2] ?? '');
process.stdout.write(`${url}\n`);
