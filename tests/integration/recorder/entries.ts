// What the recorder's tests need: entries, a folder, a stream in PocketBase.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type PocketBase from 'pocketbase';

export * from './entry.ts';

/** A folder that is gone after the test. */
export function freshFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'changji-recorder-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Waits for something to become true; patient, because the machine may be busy with other tests. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 5 });

/** Makes a stream in PocketBase and answers its id. */
export async function freshStream(client: PocketBase): Promise<string> {
	const team = await client.collection('teams').create({ name: '测试团队' });
	const stream = await client.collection('streams').create({ team: team.id, title: '测试场次', phase: 'plan' });
	return stream.id;
}
