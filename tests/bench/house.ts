// What a bench runs on: one process with a PocketBase of its own, or several with a Redis; and as many streams as asked for.
import { startCluster } from '../integration/support/cluster.ts';
import { moreShows, openStage, stageOn, type Show } from './stage.ts';

export interface House {
	/** Of every process. */
	readonly ports: readonly number[];
	readonly pids: readonly number[];
	readonly shows: readonly Show[];
	readonly itemIds: readonly string[];
	readonly directorCookie: string;
	close(): Promise<unknown>;
}

/** Starts everything on fresh folders. */
export async function openHouse({ processes = 1, streams = 1 }): Promise<House> {
	const { apps, stage, close } = processes > 1 ? await several(processes) : await one();
	const urls = apps.map(({ url }) => url);
	return {
		ports: apps.map(({ port }) => port),
		pids: apps.map(({ pid }) => pid),
		shows: [stage, ...(await moreShows(urls, stage, streams - 1))],
		itemIds: stage.itemIds,
		directorCookie: stage.directorCookie,
		close
	};
}

async function one() {
	const stage = await openStage();
	return { apps: [stage.app], stage, close: stage.close };
}

async function several(processes: number) {
	const cluster = await startCluster({ processes });
	return { apps: cluster.apps, stage: await stageOn(cluster.app(0), cluster.recordDir), close: () => cluster.stop() };
}
