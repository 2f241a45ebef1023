// Entry of the import child: `node src/host/import-worker.ts`, run as it is (Node strips the types), also in production.
import { setPriority } from 'node:os';
import { serveOnce } from '#lib/server/import/worker.ts';

// Live cues come first: the child takes only time that nobody else wants.
setPriority(10);
await serveOnce();
