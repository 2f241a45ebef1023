// Puts recorder, shipper and journal together: what the live server opens at its start and closes at its end.
import type PocketBase from 'pocketbase';
import type { Entry } from '#lib/sync/protocol.ts';
import { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import { FlightJournal } from './flight-journal.ts';
import { FlightRecorder, type RecorderHealth } from './recorder.ts';
import { Shipper } from './shipper.ts';
import type { ShippingStatus } from './shipping-status.ts';

export interface FlightOptions {
	/** `<data>/recorder` */
	readonly folder: string;
	/** The service account's client. */
	readonly client: PocketBase;
	/** The disk begins to refuse entries, or takes them again. */
	readonly onHealth?: (health: RecorderHealth) => void;
	/** What waits for PocketBase, and what is wrong on the way there. */
	readonly onShipping?: (status: ShippingStatus) => void;
	/** Another server wrote this stream: its room must stop with `ForeignEntry`. */
	readonly onForeign?: (stream: string, seq: number) => void;
	/** PocketBase did not take a snapshot. Only loading gets slower by it. */
	readonly onSnapshotFault?: (stream: string, error: unknown) => void;
}

export interface Flight<State, Event> {
	readonly recorder: FlightRecorder<Entry<Event>>;
	readonly shipper: Shipper<Event>;
	readonly journal: FlightJournal<State, Event>;
	/** Close the rooms first. What is not shipped by then is shipped after the next start. */
	close(): Promise<void>;
}

/** Throws RecorderInUse or RecorderDamaged, each with a sentence for the person who starts the server. PocketBase may be away. */
export async function openFlight<State, Event>(options: FlightOptions): Promise<Flight<State, Event>> {
	const { folder, client, onHealth, onForeign, onSnapshotFault } = options;
	const recorder = await FlightRecorder.open<Entry<Event>>({ folder, onHealth });
	const store = new JournalStore<State, Event>(client);
	const shipper = new Shipper<Event>({ recorder, store, onForeign, onStatus: options.onShipping });
	const journal = new FlightJournal<State, Event>({ recorder, store, shipper, onSnapshotFault });
	shipper.start();
	const close = async (): Promise<void> => {
		await shipper.stop();
		await journal.settled();
		await recorder.close();
	};
	return { recorder, shipper, journal, close };
}
